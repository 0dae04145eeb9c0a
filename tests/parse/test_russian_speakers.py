"""Russian speakers behind the dash, whatever the verb; bodies and documents; no parentheticals."""

from __future__ import annotations

import pytest

from verify.model import Article, QuotationKind
from verify.parse import parse
from verify.read import read_bytes

LEAD = "Жители двора обратились в управу и ждут ответа уже вторую неделю. "


def said(text: str, words: str) -> str | None:
    """Return the speaker of the quotation that contains ``words``, as the text names it."""
    article = read_bytes((LEAD + text).encode(), "a.txt")
    assert isinstance(article, Article)
    found = [
        q for q in parse(article).quotations if words in article.text[q.span.start : q.span.end]
    ]
    (quotation,) = [q for q in found if q.kind is not QuotationKind.TERM]
    return quotation.speaker.name.value if quotation.speaker else None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("«Трубы текут с осени», — пожаловалась пенсионерка Зоя Лапина.", "Трубы", "Зоя Лапина"),
        ("«Трубы текут с осени», — проворчал сторож.", "Трубы", "сторож"),
        ("«Стороны не явились», — уточнили в прокуратуре.", "Стороны", "прокуратуре"),
        (
            "В пресс-службе суда сообщили, что заседание перенесено.",
            "заседание",
            "пресс-службе суда",
        ),
        ("По данным следствия, водитель «уснул за рулём».", "уснул", "следствия"),
        ("В письме говорится, что договор «утратил силу».", "утратил", "письме"),
        ("Правда, соседи утверждают, что воду отключили вчера.", "воду", "соседи"),
    ],
)
def test_russian_speakers(text: str, words: str, speaker: str) -> None:
    assert said(text, words) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Спектакль «Дорога к морю и обратно», — гласит афиша театра.",
        "В среду сообщили, что заседание перенесено на конец недели.",
        "Газета «Вестник долины», — старейшая в области.",
        "В ходе работ указано, что срок «не изменился вовсе».",
    ],
)
def test_times_and_things_are_no_russian_speakers(text: str) -> None:
    article = read_bytes((LEAD + text).encode(), "a.txt")
    assert isinstance(article, Article)
    assert [q for q in parse(article).quotations if q.speaker] == []
