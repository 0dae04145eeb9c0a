"""A source text prepared for searching: folded once, split into words only where needed.

Preparing is folding and nothing else (some 10 to 30 ms per million characters): no index is
built, because finding a string in a folded text takes 0.1 to 0.3 ms per million characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from verify.match.passage.word_splitting import TextWord, cut_words
from verify.model import Span
from verify.text.fold import Folded, fold

# [12] or (3) or a bare digit glued to the end of a sentence is a note of the source.
_NOTE_MARK = re.compile(r"\[\d{1,3}\]|(?<=[^\W\d_][.,!?;:\"')])\d{1,2}(?=\s|$)")


@dataclass(frozen=True, slots=True)
class PreparedText:
    """A source text and its folded form. ``name`` says what it is: "main text", …"""

    name: str
    original: str
    folded: Folded

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def span(self, start: int, end: int) -> Span:
        """The original characters of a range of the folded text."""
        return self.folded.span(start, end)

    def words(self, start: int, end: int) -> list[TextWord]:
        """The words and numbers of a range of the folded text, without marks of notes."""
        return _words(self.text, max(start, 0), min(end, len(self.text)))


def _words(text: str, start: int, end: int) -> list[TextWord]:
    found = cut_words(text, start, end)
    notes = [m.span() for m in _NOTE_MARK.finditer(text, start, end)]
    return list(_outside(notes, found)) if notes else found


def _outside(notes: list[tuple[int, int]], words: list[TextWord]) -> Iterator[TextWord]:
    """The words that do not begin in a note's mark; both stand in order."""
    at = 0
    for word in words:
        while at < len(notes) and notes[at][1] <= word.start:
            at += 1
        if at == len(notes) or word.start < notes[at][0]:
            yield word


@lru_cache(maxsize=8)
def all_words(text: str) -> tuple[list[TextWord], list[str]]:
    """All words of a short folded text, and their folded forms: the last eight are kept."""
    found = _words(text, 0, len(text))
    return found, [word.folded for word in found]


@lru_cache(maxsize=8)
def prepare_text(text: str, name: str) -> PreparedText:
    """Return ``text`` prepared for searching. The last eight are cached: a page is searched many times in a row."""
    return PreparedText(name, text, fold(text))
