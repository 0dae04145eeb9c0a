"""Cutting a text into words, numbers and marks.

A word holds its inner apostrophes (don't, Rahmon'un) and is cut at hyphens. A number holds
its inner separators (1,000 · 1 000 · 4.5 · 20.10.2022) and leaves a unit or an ordinal
ending to the word that follows (5 km, 5km, 20th). All else that is not space is a mark;
a run of the same mark is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verify.model import Span
from verify.text.fold import Folded, fold

# A group of three digits after a single space belongs to the number: 4 500 000; but not
# "in 2022 100 people": a number with more than three leading digits takes no groups.
NUMBER = r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:/'](?=\d)\d+)*"
# Chinese and Japanese put no space between words: each character is one.
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = rf"[{UNSPACED}]|[^\W\d_](?:\w|'(?=[^\W\d_]))*"
# Marks that are read as words: 5% is not 5, and $5 is not €5.
UNIT_MARKS = frozenset("%‰$€£¥₽₺₴₸₾°")
TOKEN = re.compile(rf"(?P<word>{WORD})|(?P<number>{NUMBER})|(?P<mark>([^\w\s]|_)\4*|\w)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark. ``span`` points into the text that was cut."""

    text: str  # as written
    folded: str
    span: Span
    kind: str  # word, number, mark


def tokenize(text: str, language: str | None = None) -> tuple[Token, ...]:
    """The tokens of ``text`` in order; spans are character offsets into ``text``."""
    return tuple(cut(fold(text, language), text))


def cut(folded: Folded, text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of ``folded.text[start:end]``; spans and words from the original ``text``."""
    stop = len(folded.text) if end is None else end
    for match in TOKEN.finditer(folded.text, start, stop):
        span = folded.span(match.start(), match.end())
        kind = match.lastgroup or "mark"
        yield Token(text[span.start : span.end], match.group(), span, kind)
