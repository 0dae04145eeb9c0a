"""German subjects: behind the verb, never an object, a genitive or a noun of another clause."""

from __future__ import annotations

import pytest

from verify.model import Article, QuotationKind
from verify.parse import parse
from verify.read import read_bytes


def said(text: str, words: str) -> str | None:
    """Return the speaker of the quotation that contains ``words``, as the text names it."""
    article = read_bytes(text.encode(), "a.txt")
    assert isinstance(article, Article)
    found = [
        q for q in parse(article).quotations if words in article.text[q.span.start : q.span.end]
    ]
    (quotation,) = [q for q in found if q.kind is not QuotationKind.TERM]
    return quotation.speaker.name.value if quotation.speaker else None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "„Am Anfang haben alle gelacht“, erzählt Imker Bernd Stolz.",
            "Anfang",
            "Imker Bernd Stolz",
        ),
        (
            "„Am Anfang haben alle gelacht“, erzählt Gärtner und Imker Bernd Stolz.",
            "Anfang",
            "Gärtner und Imker Bernd Stolz",
        ),
        (
            "Der Imker heißt Bernd Stolz. „Mit so etwas rechnet doch keiner“, schätzt Stolz.",
            "rechnet",
            "Stolz",
        ),
        ("„Man kann klein anfangen“, regt sie an.", "klein", "sie"),
        (
            "Auf die Frage, ob er zurücktrete, antwortete Bernd Ahlers knapp: „Nein, ich bleibe hier.“",
            "bleibe",
            "Bernd Ahlers",
        ),
        (
            "Der Minister, der wusste, dass er bald geht, sagte: „Wir zählen alle Stimmen zweimal.“",
            "Stimmen",
            "Minister",
        ),
        (
            "Die Polizei warnt Anwohner: „Lassen Sie niemanden in die Wohnung.“",
            "niemanden",
            "Polizei",
        ),
        (
            "Eine Sprecherin der Polizei sagte am Montag, die Täter gingen „äußerst dreist“ vor.",
            "dreist",
            "Sprecherin der Polizei",
        ),
        (
            "Während Minister Albert Ruhland die Reform lobte, warnte der finnische Gesandte, jede Kürzung "
            "schwäche „die Sicherheit der Region“.",
            "Sicherheit",
            "der finnische Gesandte",
        ),
        (
            "Den Vorteil sieht auch die Händlerin Ute Brandt jeden Herbst: „Früher war alles weg.“",
            "Früher",
            "die Händlerin Ute Brandt",
        ),
        (
            "Einen Zusammenhang mit der Hitze des vergangenen Sommers sieht Marc Olm, Leiter der Abteilung "
            "Wetter am Institut: „Die Meere sind zu warm.“",
            "Meere",
            "Marc Olm",
        ),
        (
            "Für Mieter gibt es noch einen Nachteil: „Die Kosten steigen im Mai noch einmal“, so der Verwalter.",
            "Kosten",
            "Verwalter",
        ),
        (
            "Mit den Worten „Jetzt reicht es!“ verließ die Abgeordnete Sabine Thal den Saal.",
            "reicht",
            "die Abgeordnete Sabine Thal",
        ),
        ("„Ohne Ehrenamt geht nichts“, weiß Trainerin Mia Rau.", "Ehrenamt", "Trainerin Mia Rau"),
        (
            "„Mutter und Kind sind wohlauf“, sagte Kolen. Einen Namen gebe es noch nicht. „Da dürfen alle raten.“",
            "raten",
            "Kolen",
        ),
        ("Dann lacht sie und fügt hinzu: „Noch nicht.“", "Noch", "sie"),
        ("Der Elternbeirat widersprach: „Das stimmt so nicht.“", "stimmt", "Elternbeirat"),
    ],
)
def test_the_subject_of_a_german_clause_speaks(text: str, words: str, speaker: str) -> None:
    assert said(text, words) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Eine Untersuchung, die im „Archiv für alte Obstsorten im Lande“ erschien, zeigte, dass Birnen halten.",
        "„Archiv der alten Sorten“, geordnet von der Leiterin, zeigt Birnen.",
        "Das Schild „Betreten verboten“ hing schief, fand der Stolz des Ortes.",
    ],
)
def test_a_name_in_marks_gets_no_speaker(text: str) -> None:
    article = read_bytes(text.encode(), "a.txt")
    assert isinstance(article, Article)
    assert [q for q in parse(article).quotations if q.speaker] == []


def test_a_relative_clause_is_no_reported_one() -> None:
    text = "Dann lobte der Wirt, der gestern „die Nacht der offenen Türen“ ausrief, seine Gäste."
    article = read_bytes(text.encode(), "a.txt")
    assert isinstance(article, Article)
    assert all(q.speaker is None for q in parse(article).quotations)
