"""Whom words are said to, or asked, is not who says them."""

from __future__ import annotations

import pytest

from verify.model import Article
from verify.parse import parse
from verify.read import read_bytes

FIRST = {
    "en": "The bridge has been closed since Monday, and the town waits for the council.",
    "de": "Die Brücke ist seit Montag geschlossen, und die Stadt wartet auf den Rat.",
    "fr": "Le pont est fermé depuis lundi, et les habitants attendent la décision du conseil.",
    "ru": "Мост закрыт с понедельника, и жители ждут, что решит совет посёлка.",
}


def speaker(language: str, sentence: str) -> str | None:
    article = read_bytes(f"# Pont 12\n\n{FIRST[language]}\n\n{sentence}\n".encode(), "a.md")
    assert isinstance(article, Article)
    (quotation,) = parse(article).quotations
    return quotation.speaker.name.value if quotation.speaker else None


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "Carver wrote to Lind: “We are building the bridge this very year.”", "Carver"),
        ("en", "A question for Ada Lind: “Why is the bridge closed this year?”", None),
        ("de", "Auf Papier schrieb Holm an Lind: „Wir bauen die Brücke in diesem Jahr.“", "Holm"),
        ("de", "„Wir bauen die Brücke“, schreibt der Minister an Kanzlerin Holm.", "der Minister"),
        ("de", "Gestern sagte die Ministerin dem Sender: „Wir bauen eine Brücke.“", "die Ministerin"),
        ("de", "„Wir bauen eine Brücke“, antwortete dem Reporter die Ministerin.", None),
        ("fr", "Le maire a écrit à Luc Aubenais: « Nous n’avons plus de sable ici. »", "maire"),
        ("ru", "Мельник написал Инне Рудаковой: «Мы построим мост в этом году».", "Мельник"),
        ("ru", "Мельник обратился к Инне Рудаковой: «Мы построим мост в этом году».", "Мельник"),
    ],
)  # fmt: skip
def test_the_addressee_is_not_the_speaker(
    language: str, sentence: str, expected: str | None
) -> None:
    assert speaker(language, sentence) == expected


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "According to Ada Lind: “We are building the bridge this very year.”", "Ada Lind"),
        ("de", "Laut dem Trainer Kolen: „Wir bauen die Brücke in diesem Jahr.“", "Trainer Kolen"),
        ("fr", "Le maire Luc Aubenais: « Nous n’avons plus de sable sur la plage. »", "Luc Aubenais"),
        ("ru", "По словам Инны Рудаковой: «Мы построим мост в этом году».", "Инны Рудаковой"),
    ],
)  # fmt: skip
def test_the_name_before_a_colon_speaks_otherwise(
    language: str, sentence: str, expected: str
) -> None:
    assert speaker(language, sentence) == expected


def test_a_part_of_the_day_says_nothing() -> None:
    said = "„Wir bauen eine Brücke“, sagte gestern Abend ein Sprecher der Stadt."
    assert speaker("de", said) != "Abend"
