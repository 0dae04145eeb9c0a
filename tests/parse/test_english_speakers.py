"""English speakers: nouns as subjects, words that only look like verbs of speech, sentences before."""

from __future__ import annotations

import pytest

from verify.model import Article, Dossier, Quotation
from verify.parse import parse
from verify.read import read_bytes


def read(text: str) -> Dossier:
    article = read_bytes(text.encode(), "a.txt")
    assert isinstance(article, Article)
    return parse(article)


def said(text: str, words: str) -> str | None:
    """Return the speaker of the quotation that contains ``words``, as the text names it."""
    dossier = read(text)
    quotation = next(q for q in dossier.quotations if words in inner(dossier, q))
    return quotation.speaker.name.value if quotation.speaker else None


def inner(dossier: Dossier, quotation: Quotation) -> str:
    return dossier.article.text[quotation.inner.start : quotation.inner.end]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "A teacher at the school in Pell Street said the windows were “broken for years.”",
            "broken",
            "A teacher at the school in Pell Street",
        ),
        ("A neighbor of the mayor told us he “heard glass.”", "glass", "A neighbor of the mayor"),
        (
            "“It is a scandal,” thundered the opposition leader, Dana Whitlock, in parliament.",
            "scandal",
            "Dana Whitlock",
        ),
        (
            "“It is a scandal,” said the driver, Peter Lund’s brother.",
            "scandal",
            "the driver",
        ),
        (
            "Orr was fined. The inspector who questioned Orr said he was “calm and polite.”",
            "calm",
            "The inspector",
        ),
        (
            "“We were beaten fairly,” the Republican governor said.",
            "beaten",
            "the Republican governor",
        ),
        ("“I have never lost like that,” the 34-year-old said.", "never", "the 34-year-old"),
        ("“Nobody asked the people here,” one resident wrote online.", "Nobody", "one resident"),
        ("“Nobody asked the people here,” local officials said.", "Nobody", "local officials"),
        ("“The bridge is safe for cars,” it said in a statement.", "bridge", "it"),
        (
            "Police officers on the scene called it “noisy but calm.”",
            "noisy",
            "Police officers on the scene",
        ),
        ("Another joked that the plan was “written on a napkin.”", "napkin", "Another"),
        (
            "“Rosters are agreed in advance,” a spokesperson for Brell Logistics said.",
            "Rosters",
            "a spokesperson for Brell Logistics",
        ),
        (
            "“We will not close it this year,” Harrow's deputy head of culture, Maureen Tibbet, said.",
            "close",
            "Maureen Tibbet",
        ),
        (
            "In a letter to parents, the headteacher, Ruth Alder, wrote: “Lessons will start at nine.”",
            "Lessons",
            "Ruth Alder",
        ),
        (
            "“I want a seat, that is all,” said Dublin resident Tomas Beirne, 61.",
            "seat",
            "Tomas Beirne",
        ),
        ("The court ruled that the ban was “neither necessary nor fair.”", "fair", "The court"),
        ("According to the report, the dam is “in no danger of failing.”", "danger", "the report"),
        (
            "The economist Paula Grist, long an adviser to the bank, has changed her mind, writing that a "
            "union is “a house with no stairs.”",
            "stairs",
            "Paula Grist",
        ),
        ("The letter goes on to say that “no child will be sent home.”", "child", "The letter"),
    ],
)
def test_a_noun_is_the_subject_of_its_verb(text: str, words: str, speaker: str) -> None:
    assert said(text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The mayor was there. The city has issued an important warning about “cheap heaters”.",
            "heaters",
        ),
        (
            "Three people were hurt in a fire that says nothing of “old wires and new ones”.",
            "wires",
        ),
        ("It was a face mist dubbed “a spa in a bottle” by nobody in particular.", "spa"),
        ("Orr’s promises to “take care of the valley” are known.", "valley"),
        ("Ministers from EU states met to “discuss the price of grain in the valley.”", "grain"),
        ("The city met critics amid claims of “missing money in the fund for roads.”", "money"),
        (
            "Beyond Harrow, the board came to power in March and declared, “We fear nobody in the hills.”",
            "hills",
        ),
    ],
)
def test_a_noun_or_a_passive_has_no_speaker(text: str, words: str) -> None:
    assert said(text, words) is None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The report claims the dam is “in no danger of failing.”", "danger", "The report"),
        ("Carver warns that the dam is “in danger of failing.”", "danger", "Carver"),
        ("Carver calls the dam “a danger to the valley.”", "danger", "Carver"),
        ("It is what Carver called “a danger to the valley.”", "danger", "Carver"),
        ("The AP reported that the dam was “in danger of failing.”", "danger", "AP"),
    ],
)
def test_verbs_that_can_be_nouns_keep_their_subject(text: str, words: str, speaker: str) -> None:
    assert said(text, words) == speaker


def test_a_pronoun_is_not_the_person_that_its_own_clause_names() -> None:
    text = "Leah Orton said that Dan Pryce had lied. He accused Pryce of “selling the whole town.”"
    dossier = read(text)
    speaker = dossier.quotations[0].speaker
    assert speaker is not None and speaker.person is None


def test_a_pronoun_does_not_reach_over_a_sentence_that_a_full_name_opens() -> None:
    text = (
        "Dan Pryce, the treasurer, spoke first. Alano De La Rosa holds the top office in the union. "
        "He told the paper that “people are moved by what can be.”"
    )
    dossier = read(text)
    speaker = dossier.quotations[0].speaker
    assert speaker is not None and speaker.name.value == "He" and speaker.person is None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Vera Lund, who runs the shelter, said demand had doubled. “We had forty dogs in a house.”",
            "forty",
            "Vera Lund",
        ),
        (
            "Hugo Lind, ein Händler aus Harrow, sagte, dass er warte. „Wir haben seit Wochen kein Holz.“",
            "Holz",
            "Hugo Lind",
        ),
    ],
)
def test_a_quotation_that_fills_its_sentence_has_the_speaker_of_the_one_before(
    text: str, words: str, speaker: str
) -> None:
    assert said(text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("According to Hugo Lind, Orr left early. “We had forty dogs in a house.”", "forty"),
        ("Vera Lund runs the shelter in Harrow. “We had forty dogs in a house.”", "forty"),
        ("Vera Lund said so. She left early. “We had forty dogs in a house.”", "forty"),
    ],
)
def test_a_sentence_before_that_reports_no_speech_gives_none(text: str, words: str) -> None:
    assert said(text, words) is None


def test_a_title_with_a_period_does_not_end_an_attribution() -> None:
    text = (
        "“The walls were never meant for this,” said Sen. Calvin Roake (R-Iowa). “They have to go.”"
    )
    assert said(text, "have to go") == "Sen. Calvin Roake"
