"""Fragments, indirect statements, and speakers whom no list of persons has."""

from __future__ import annotations

import pytest

from verify.model import Article, Quotation, QuotationKind
from verify.parse import parse
from verify.read import read_bytes

_LEAD = {
    "en": "The Weir\n\nThe council has put off its decision about the bridge until the spring.\n\n",
    "de": "Das Wehr\n\nDer Rat hat seine Entscheidung über die Brücke auf den Frühling verschoben.\n\n",
    "ru": "Мост в долине\n\nВ долине закрыли мост, и жители ждут решения совета. Работы начнутся весной.\n\n",
}


def read(text: str, language: str = "en") -> list[tuple[QuotationKind, str, str | None]]:
    article = read_bytes(f"{_LEAD[language]}{text}\n".encode(), "a.txt")
    assert isinstance(article, Article)

    def row(q: Quotation) -> tuple[QuotationKind, str, str | None]:
        return q.kind, article.text[q.inner.start : q.inner.end], q.speaker and q.speaker.name.value

    return [row(q) for q in parse(article).quotations]


def test_words_that_a_reporting_sentence_takes_over_are_a_fragment() -> None:
    (found,) = read("Carver said the plan could be a “failure” for the whole valley.")
    assert found == (QuotationKind.FRAGMENT, "failure", "Carver")


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is known as the “iron lady” in the valley.",
        "Carver underlined the “third neighbor policy” and left the hall.",
        "Carver said the film “Rivers of the Plain” was long.",
    ],
)
def test_names_and_titles_are_no_fragments(text: str) -> None:
    assert QuotationKind.FRAGMENT not in [kind for kind, _, _ in read(text)]


SPEAKERS = {
    "“The bridge will stay shut until May,” Carver said.": "Carver",
    "“The bridge will stay shut until May,” said Rep. A. B. Carver (D-N.C.).": "Rep. A. B. Carver",
    "“The bridge will stay shut until May,” said one former official.": "one former official",
    "“The bridge will stay shut until May,” Terrie Lind, the chair of the county council, said.": "Terrie Lind",
    "“The bridge will stay shut until May,” the treasurer, Hugo Lind, said.": "Hugo Lind",
    "Carver left the hall early, calling the plan “a waste of everybody’s time and money.”": "Carver",
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_the_speaker_stands_beside_the_verb(text: str) -> None:
    assert [who for _, _, who in read(text)] == [SPEAKERS[text]]


def test_german_speakers_before_a_colon() -> None:
    said = "„Die Brücke bleibt bis zum Mai gesperrt.“"
    assert [who for _, _, who in read(f"Polizeipräsident Winter: {said}", "de")] == ["Winter"]
    assert [who for _, _, who in read(f"Im Rathaus sagte der Wirt: {said}", "de")] == ["Wirt"]


INDIRECT = {
    "Эксперты отмечают, что мост закроют на два года.": (
        "что мост закроют на два года",
        "Эксперты",
    ),
    "Мост закроют на два года, говорят эксперты.": ("Мост закроют на два года", "эксперты"),
}


@pytest.mark.parametrize("text", INDIRECT)
def test_reported_clauses_in_russian_are_indirect_statements(text: str) -> None:
    (found,) = read(text, "ru")
    assert found == (QuotationKind.INDIRECT, *INDIRECT[text])


def test_a_russian_clause_without_a_verb_of_speech_is_no_statement() -> None:
    assert read("Жители рады, что мост открыли до зимы и что автобус снова ходит.", "ru") == []


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Как заявил министр Иван Петров, «плотина никогда не была безопасной».", "Иван Петров"),
        ("Как заявил Петров, «плотина никогда не была безопасной».", "Петров"),
        ("Плотина, как подчеркнул Иван Петров, «никогда не была безопасной».", "Иван Петров"),
        ("Як заявив Іван Петренко, «гребля ніколи не була безпечною для всіх».", "Іван Петренко"),
        ("Как заявили в министерстве, «плотина никогда не была безопасной».", None),
        # “April” is a name here, and a month where a preposition governs it.
        ("“The dam was never safe for anybody,” April Jones said.", "April Jones"),
        ("In April Jones said “the dam was never safe for anybody”.", "Jones"),
        ("On Friday Carver said “the dam was never safe for anybody”.", "Carver"),
        ("Still Carver said “the dam was never safe for anybody”.", "Carver"),
        ("“The dam was never safe for anybody,” Ben Carver said.", "Ben Carver"),
        ("Danach sagte Carver: „Der Damm war für niemanden sicher.“", "Carver"),
    ],
)  # fmt: skip
def test_words_that_open_a_sentence_are_no_speakers(sentence: str, speaker: str | None) -> None:
    article = read_bytes(f"{sentence}\n".encode(), "a.txt")
    assert isinstance(article, Article)
    said = [q for q in parse(article).quotations if q.kind != "fragment"] or list(
        parse(article).quotations
    )
    found = said[0].speaker
    assert (found.name.value if found else None) == speaker


@pytest.mark.parametrize(
    ("sentence", "is_statement"),
    [
        ("Как сообщил «Вестник», мост закроют в июне.", False),
        ("Как ранее писал «Речной край», мост закроют в июне.", False),
        ("Comme l’écrit « Le Courrier », le pont sera fermé en juin.", False),
        ("Как сказал поэт: «Прощай, немытая Россия».", True),
        ("Он сказал: «Мост закрыт».", True),
    ],
)
def test_who_reports_is_no_statement(sentence: str, is_statement: bool) -> None:
    article = read_bytes(f"Мост в долине\n\n{sentence}\n".encode(), "a.md")
    assert isinstance(article, Article)
    kinds = [q.kind for q in parse(article).quotations]
    assert kinds and (QuotationKind.STATEMENT in kinds) == is_statement
