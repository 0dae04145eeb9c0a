"""A source text made ready for searching: folded once, its words cut only where asked.

Preparing is folding and nothing else (some 10 to 30 ms per million characters): no index is
built, because finding a string in a folded text takes 0.1 to 0.3 ms per million characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from verify.model import Span
from verify.text.fold import Folded, fold
from verify.text.tokens import TOKEN, UNIT_MARKS

# [12] or (3) or a bare digit glued to the end of a sentence is a note of the source.
_NOTE_MARK = re.compile(r"\[\d{1,3}\]|(?<=[^\W\d_][.,!?;:\"')])\d{1,2}(?=\s|$)")


@dataclass(frozen=True, slots=True)
class SourceWord:
    """A word or number of a source. ``start`` and ``end`` are offsets into the folded text."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """A source text and its folded form. ``name`` says what it is: "main text", …"""

    name: str
    original: str
    folded: Folded

    @property
    def text(self) -> str:
        return self.folded.text

    def span(self, start: int, end: int) -> Span:
        """The original characters of a range of the folded text."""
        return self.folded.span(start, end)

    def words(self, start: int, end: int) -> list[SourceWord]:
        """The words and numbers of a range of the folded text, without marks of notes."""
        return list(_words(self.text, max(start, 0), min(end, len(self.text))))


def _words(text: str, start: int, end: int) -> Iterator[SourceWord]:
    notes = [m.span() for m in _NOTE_MARK.finditer(text, start, end)]
    for match in TOKEN.finditer(text, start, end):
        if match.lastgroup == "mark" and match.group() not in UNIT_MARKS:
            continue
        while notes and notes[0][1] <= match.start():
            notes.pop(0)
        if notes and notes[0][0] <= match.start():
            continue
        yield SourceWord(match.group(), match.start(), match.end())


@lru_cache(maxsize=8)
def prepare(text: str, name: str) -> Prepared:
    """``text`` made ready. The last eight are kept: a page is asked many times in a row."""
    return Prepared(name, text, fold(text))
