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


def spoken(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    said = (QuotationKind.STATEMENT, QuotationKind.FRAGMENT)
    return [(words, who) for kind, words, who in read(text, language) if kind in said]


SHUT = "“The bridge will stay shut until the end of May,” she said."


def test_a_short_sentence_after_an_attribution_is_a_fragment_of_the_same_speaker() -> None:
    assert read(f"{SHUT} “No way back.”")[1] == (QuotationKind.FRAGMENT, "No way back.", "she")
    led = "Carver told the council: “The bridge will stay shut until May,” Carver predicted. “No way back.”"
    assert read(led)[1] == (QuotationKind.FRAGMENT, "No way back.", "Carver")
    german = "„Die Brücke bleibt bis Ende Mai geschlossen“, sagte Kolen. „Es gibt kein Zurück.“"
    assert read(german, "de")[1] == (QuotationKind.FRAGMENT, "Es gibt kein Zurück.", "Kolen")


@pytest.mark.parametrize(
    "text",
    [
        f"{SHUT} The film “No Way Back” was shown.",
        f"{SHUT} Then the lights went out. “No way back.”",
        f"{SHUT} “No Way Back” was shown.",
        f"{SHUT} “No way back.” is the sign at the weir.",
    ],
)
def test_other_marks_after_an_attribution_are_none(text: str) -> None:
    assert len(spoken(text)) == 1


def test_words_joined_to_a_fragment_are_its_speakers() -> None:
    assert spoken("Carver called the plan “tired” and “out of ideas”.") == [
        ("tired", "Carver"),
        ("out of ideas", "Carver"),
    ]
    assert spoken("Kolen nannte den Plan „unklug“ und „völlig verfehlt“.", "de") == [
        ("unklug", "Kolen"),
        ("völlig verfehlt", "Kolen"),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Carver called the plan “tired” and read “Rivers of the Plain”.", "en"),
        ("Carver called the plan “tired” and “Rivers Plain” closed.", "en"),
        ("Kolen nannte den Plan „unklug“ und „Neue Welle“ schloss.", "de"),
        ("Carver called the plan “tired” and “Rivers of a plain” closed.", "en"),
        ("Мельник назвал план «устаревшим», и «Новый мост» рухнул.", "ru"),
    ],
)
def test_names_beside_a_fragment_stay_names(text: str, language: str) -> None:
    assert len(spoken(text, language)) == 1


def test_a_show_of_a_station_is_no_quotation() -> None:
    said = "“The bridge will stay shut until May,” Carver said on ValleyTV’s “Morning Hour,” adding, “We know it.”"
    assert [words for words, _ in spoken(said)] == [
        "The bridge will stay shut until May,",
        "We know it.",
    ]
    assert spoken("“Build Bridges,” said Carver.") == [("Build Bridges,", "Carver")]
    assert spoken("When asked, Carver told me, “This is it,” and left.") == [
        ("This is it,", "Carver")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Carver mocked the plan, calling it “tired,” and then tweeted that it was “a failure.”", "Carver"),
        ("The candidate has mocked the plan and called Carver “my Old Friend.”", "The candidate"),
        ("The bridge was closed and Carver said it was “a failure.”", "Carver"),
    ],
)  # fmt: skip
def test_a_joined_verb_has_the_subject_of_its_sentence(text: str, name: str) -> None:
    assert spoken(text)[-1][1] == name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Yesterday the old man came down the stairs and said: “The bridge will be shut until May.”", "en"),
        ("Amid the noise the man went on, saying it is necessary to “close the bridge for good.”", "en"),
        ("Примерно в это время спустился старик в пенсне и сказал ей: «Мост будет закрыт до мая».", "ru"),
    ],
)  # fmt: skip
def test_an_adverb_that_opens_a_sentence_says_nothing(text: str, language: str) -> None:
    assert spoken(text, language)[-1][1] not in ("Yesterday", "Amid", "Примерно")


def test_an_apostrophe_that_nothing_closes_nests_nothing() -> None:
    text = "The council said in ‘08 that the weir would hold. “We will build the bridge in May,” Carver said."
    assert spoken(text) == [("We will build the bridge in May,", "Carver")]
    nested = "“We heard ‘the bridge is shut for good’ in May,” Carver said."
    assert len(spoken(nested)) == 1


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        ("Carver said it was over (“it is finished for us”), and left.", "it is finished for us", "en"),
        ("Kolen sagte, es sei vorbei („es ist aus für uns“), und ging.", "es ist aus für uns", "de"),
        ("Мельник сказал, что всё кончено («нам больше нечего ждать»), и ушёл.", "нам больше нечего ждать", "ru"),
    ],
)  # fmt: skip
def test_words_in_a_bracket_are_said_unless_they_translate_a_name(
    text: str, words: str, language: str
) -> None:
    assert [said for said, _ in spoken(text, language)] == [words]
    boat = spoken("Carver said the boat of “Ebe Puru” (“great river”) was lost.")
    assert "great river" not in [said for said, _ in boat]
