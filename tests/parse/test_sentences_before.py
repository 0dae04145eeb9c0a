"""A quotation that fills its sentence: the sentence before says who speaks."""

from __future__ import annotations

import pytest

from verify.model import Article, Quotation, QuotationKind
from verify.parse import parse
from verify.read import read_bytes


def only_quotation(text: str) -> Quotation:
    article = read_bytes(f"Title\n\n{text}\n".encode(), "a.md")
    assert isinstance(article, Article)
    found = parse(article).quotations
    [marked] = [one for one in found if one.kind is not QuotationKind.INDIRECT]
    return marked


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The dikes are safe, Olaf Terhorst stressed. “Nobody must leave home.”", "Olaf Terhorst"),
        ("The dikes are safe, said Olaf Terhorst. “Nobody has to leave home.”", "Olaf Terhorst"),
        (
            "Die Deiche seien sicher, sagte Olaf Terhorst. „Niemand muss heute sein Haus verlassen.“",
            "Olaf Terhorst",
        ),
        (
            "Die Deiche seien sicher, betonte Minister Olaf Terhorst. „Niemand muss sein Haus räumen.“",
            "Olaf Terhorst",
        ),
        (
            "Дамбы в безопасности, подчеркнул Олег Дроздов. «Никому не нужно покидать дом».",
            "Олег Дроздов",
        ),
        (
            "Олег Дроздов подчеркнул, что дамбы в безопасности. «Никому не нужно покидать дом».",
            "Олег Дроздов",
        ),
    ],
)
def test_a_short_sentence_has_the_speaker_of_the_report_before_it(text: str, speaker: str) -> None:
    found = only_quotation(text)
    assert found.kind is QuotationKind.STATEMENT
    assert found.speaker is not None and found.speaker.name.value == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Olaf Terhorst read a novel on the way. “The Keeper of Bees.”",
        "Der Zug fuhr um acht Uhr los. „Die Hüterin der Bienen“.",
        "Олег Дроздов приехал на поезде. «Хранительница пчёл и старый мост».",
    ],
)
def test_a_sentence_that_reports_no_speech_makes_no_statement(text: str) -> None:
    found = only_quotation(text)
    assert found.kind is QuotationKind.TERM and found.speaker is None
