"""What comes of statements: the classes, their reasons, and that they add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from case_documents import dossier_of, source_of

from verify.model import Absence, Dossier, Page, Reason, Result, SourceRecord, StatementResult
from verify.results import results
from verify.results.coverage import coverage

RUSSIAN = """Министр энергетики Тимур Сатыбеков заявил журналистам, что плотина на реке Сира
будет сдана в срок. «Работы идут по графику, и мы не видим причин для переноса», — сказал он
во вторник. По словам министра, область получит новую линию электропередачи, а жители трёх
долин смогут подключиться к сети уже весной. Экологи с этим не согласны и требуют проверки."""
TURKISH = """Enerji Bakanı Ozan Yalçın, Sira Nehri üzerindeki barajın zamanında teslim
edileceğini gazetecilere söyledi. Bakan, “Çalışmalar takvime uygun ilerliyor ve ertelemek için
bir neden görmüyoruz” dedi. Çevreciler ise bu görüşe katılmıyor ve inceleme istiyor. Vadilerde
yaşayanların baharda şebekeye bağlanabileceği belirtildi."""
ENGLISH = """The energy minister, Ann Weller, told reporters that the dam on the river will be
handed over in time. “The works follow their schedule and nobody sees a reason to postpone them,”
she said on Tuesday. “Every household in the valley gets its own connection by the spring,” the
minister added. Environmentalists disagree and ask for a review of the plans."""


def dossier(body: str, sources: dict[str, str | Absence]) -> Dossier:
    records: dict[str, SourceRecord] = {}
    for url, page in sources.items():
        if isinstance(page, Absence):
            records[url] = SourceRecord(url, absence=page)
        else:
            records[url] = source_of({"url": url, "title": "The dam"}, page)
    return replace(dossier_of({"format": "text"}, body, 1), sources=records)


def statements(body: str, sources: dict[str, str | Absence]) -> list[StatementResult]:
    return list(results(dossier(body, sources)).statements)


def article(quotations: list[tuple[str, str]], notes: dict[int, str]) -> str:
    """An English article: (words, markers) of each statement, and the URL of each note."""
    said = "\n\n".join(
        f"The minister of energy told the reporters: “{words}.”{markers} The hall was full."
        for words, markers in quotations
    )
    listed = "\n".join(f"[{n}] “The dam”, Courier, {url}" for n, url in notes.items())
    return f"The Dam and the Three Valleys\n\n{said}\n\n{listed}\n"


def absence(url: str, reason: Reason) -> Absence:
    return Absence(url, reason, "What happened.", "What to do.", datetime(2025, 5, 1, tzinfo=UTC))


RU, TR, EN = "https://vestnik.example/a", "https://haber.example/b", "https://courier.example/c"
INVENTED = [
    "The president personally ordered the workers to leave the site at night",
    "Our neighbours will never see a single drop of this water again",
    "Whoever stands against the dam stands against the future of the nation",
]


def test_invented_english_quotations_are_not_checked_against_a_russian_page() -> None:
    text = article(
        [(words, f"[{n}]") for n, words in enumerate(INVENTED, 1)], dict.fromkeys((1, 2, 3), RU)
    )
    found = dossier(text, {RU: RUSSIAN})
    said = results(found)
    assert [(s.result, s.reason) for s in said.statements] == [
        (Result.NOT_CHECKED, "source in Russian")
    ] * 3
    counted = coverage(found, said)
    assert (counted.statements, counted.compared) == (3, 0)
    assert counted.unchecked == (("source in Russian", 3),)


def test_nine_statements_citing_three_languages() -> None:
    true = [
        ("The works are going to plan and we see no reason for a delay", "[1]"),
        ("The province will receive a new power line", "[1]"),
        ("The works proceed on schedule and we see no reason to postpone", "[2]"),
        ("The people of the valleys can connect to the grid in spring", "[2]"),
        ("The works follow their schedule and nobody sees a reason to postpone them", "[3]"),
        ("Every household in the valley gets its own connection by the spring", "[3]"),
    ]
    invented = [(words, f"[{n}]") for n, words in enumerate(INVENTED, 1)]
    text = article([*true, *invented], {1: RU, 2: TR, 3: EN})
    found = statements(text, {RU: RUSSIAN, TR: TURKISH, EN: ENGLISH})
    assert len(found) == 9
    by_note: dict[str | None, list[Result]] = {}
    for one in found:
        by_note.setdefault(one.note, []).append(one.result)
    assert by_note["3"] == [Result.VERIFIED, Result.VERIFIED, Result.NOT_FOUND]
    others = {*by_note["1"], *by_note["2"]}
    assert not others & {Result.VERIFIED, Result.NOT_FOUND}


@pytest.mark.parametrize("markers", ["[1][2]", "[1, 2]", "[2][1]"])
def test_every_source_of_every_marker_is_compared_and_the_best_counts(markers: str) -> None:
    words = "The works follow their schedule and nobody sees a reason to postpone them"
    [one] = statements(article([(words, markers)], {1: RU, 2: EN}), {RU: RUSSIAN, EN: ENGLISH})
    assert one.result is Result.VERIFIED
    assert {s.address: s.result for s in one.sources} == {
        RU: Result.NOT_CHECKED,
        EN: Result.VERIFIED,
    }
    assert one.best and one.best.address == EN and one.best.passage
    assert "follow their schedule" in one.best.passage


def test_it_is_not_found_only_where_every_source_was_read() -> None:
    text = article([(INVENTED[0], "[1][2]")], {1: EN, 2: RU})
    for second in (RUSSIAN, absence(RU, Reason.BLOCKED)):
        [one] = statements(text, {EN: ENGLISH, RU: second})
        assert one.result is Result.NOT_CHECKED
        assert {s.result for s in one.sources} == {Result.NOT_CHECKED, Result.NOT_FOUND}
    [one] = statements(text, {EN: ENGLISH, RU: ENGLISH})
    assert one.result is Result.NOT_FOUND


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason.BLOCKED, "blocked"),
        (Reason.LOGIN, "blocked"),
        (Reason.PAYWALLED, "paywalled"),
        (Reason.NOT_FOUND, "dead"),
        (Reason.USURPED, "dead"),
        (Reason.TIMEOUT, "not archived"),
        (Reason.NOT_ASKED, "not archived"),
        (Reason.NEEDS_BROWSER, "unreadable"),
        (Reason.UNSUPPORTED_TYPE, "unreadable"),
    ],
)
def test_an_absence_gives_its_reason_and_next_action(reason: Reason, said: str) -> None:
    [one] = statements(article([(INVENTED[0], "[1]")], {1: EN}), {EN: absence(EN, reason)})
    assert (one.result, one.reason, one.next_action) == (Result.NOT_CHECKED, said, "What to do.")


def test_no_source_and_too_short_are_not_checked() -> None:
    text = article([(INVENTED[0], ""), ("No, never", "[1]")], {1: EN})
    reasons = {s.reason for s in statements(text, {EN: ENGLISH})}
    assert "no source given" in reasons
    assert reasons <= {"no source given", "too short"}


def test_words_of_another_source_are_in_another_source() -> None:
    words = "The works follow their schedule and nobody sees a reason to postpone them"
    other = "A page on the harvest of the year, in English, which has nothing on any dams at all."
    text = article([(words, "[1]"), (INVENTED[0], "[2]")], {1: RU, 2: EN})
    first, _ = statements(text, {RU: other, EN: ENGLISH})
    assert (first.result, first.best and first.best.address) == (Result.ELSEWHERE, EN)


def test_a_figure_and_a_name_that_survive_translation_are_consistent() -> None:
    page = RUSSIAN + " «Мы вложили 340 миллионов долларов», — заявил Тимур Сатыбеков."
    words = "We have invested 340 million dollars in the works"
    text = (
        "The Dam and the Three Valleys\n\nThe minister of energy, Timur Satybekov, said: "
        f"“{words}.”[1] The hall was full.\n\n[1] “The dam”, Courier, {RU}\n"
    )
    [one] = statements(text, {RU: page})
    assert one.result is Result.CONSISTENT
    assert one.best and one.best.passage and "340" in one.best.passage


def test_one_figure_somewhere_in_a_foreign_page_decides_nothing() -> None:
    page = "В городе 340 школ и 12 больниц. " + RUSSIAN
    words = "We shall remember the names of all 340 men who betrayed this nation"
    [one] = statements(article([(words, "[1]")], {1: RU}), {RU: page})
    assert (one.result, one.reason) == (Result.NOT_CHECKED, "source in Russian")


def test_a_bug_is_a_reason_and_loses_one_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    from verify.results import statements as module

    def broken(text: str, page: Page, language: str | None) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(module, "cached_verdict", broken)
    [one] = statements(article([(INVENTED[0], "[1]")], {1: EN}), {EN: ENGLISH})
    assert (one.result, one.reason) == (Result.NOT_CHECKED, "internal error")
    assert one.sources[0].detail == "ZeroDivisionError: oops"


def test_the_classes_add_up() -> None:
    text = article(
        [(INVENTED[0], "[1]"), (INVENTED[1], "[2]"), (INVENTED[2], "[3]")], {1: RU, 2: TR, 3: EN}
    )
    found = dossier(text, {RU: RUSSIAN, EN: ENGLISH})
    counted = coverage(found, results(found))
    assert sum(n for _, n in counted.results) == counted.statements == 3
    assert sum(n for _, n in counted.unchecked) == counted.statements - counted.compared
    assert Counter(dict(counted.results)) == Counter({"not checked": 2, "not found": 1})
