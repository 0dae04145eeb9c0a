"""German speakers: the noun of a preposition says nothing."""

import pytest

from verify.model import Article, Quotation
from verify.parse import parse
from verify.read import read_bytes

SAID = "„Wir bauen die Brücke noch in diesem Jahr fertig“"


def speaker(sentence: str) -> str | None:
    text = f"# Die Brücke\n\nEin erster Absatz steht hier und sagt nicht viel.\n\n{sentence}\n"
    article = read_bytes(text.encode(), "a.md")
    assert isinstance(article, Article)
    (quotation,) = [q for q in parse(article).quotations if "Brücke noch" in q_text(article, q)]
    return quotation.speaker.name.value if quotation.speaker else None


def q_text(article: Article, quotation: Quotation) -> str:
    return article.text[quotation.span.start : quotation.span.end]


@pytest.mark.parametrize(
    "sentence",
    [
        f"Beim Eintreffen auf der Landebahn teilte dessen Vertreter über die Lage mit: {SAID}.",
        f"Zu dem gegenwärtigen Skandal führte Elshorst aus: {SAID}.",
    ],
)
def test_a_noun_after_a_preposition_is_no_speaker(sentence: str) -> None:
    assert speaker(sentence) not in ("Landebahn", "Skandal", "Beim Eintreffen")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Im Hafen erklärte Kolen: {SAID}.", "Kolen"),
        (f"Nach der Sitzung sagte Kolen: {SAID}.", "Kolen"),
        (f"Das Gericht erklärte: {SAID}.", "Gericht"),
        (f"Ursula von der Leyen sagte: {SAID}.", "Ursula von der Leyen"),
    ],
)
def test_others_stay_speakers(sentence: str, expected: str) -> None:
    assert speaker(sentence) == expected


def test_english_phrases_with_the_same_letters_keep_their_speaker() -> None:
    said = "“We will build the Brücke noch before the end of the year”"
    assert speaker(f"In response Carver said: {said}.") == "Carver"
