"""The two sides of a comparison, as words with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.match.passage.pattern import QuotationPattern, QuotationPiece
from verify.match.passage.prepared_text import PreparedText
from verify.match.passage.seeds import Region
from verify.match.verdict.values import Values, find_values
from verify.model import Span


@dataclass(frozen=True, slots=True)
class SideWord:
    """A word of one side: folded, as written, and its place in its side's text."""

    folded: str
    text: str
    span: Span
    inserted: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its text, its words in order, its numbers and dates."""

    text: str
    words: tuple[SideWord, ...]
    values: Values

    def spans(self, start: int, end: int) -> list[Span]:
        """Return the spans of the words from ``start`` to ``end``."""
        return [word.span for word in self.words[start:end]]

    def folded(self, start: int, end: int) -> list[str]:
        """Return the folded words from ``start`` to ``end``."""
        return [word.folded for word in self.words[start:end]]

    def shown(self, start: int, end: int) -> str:
        """Return the text of a range of words as written, marks between them included."""
        if start >= end:
            return ""
        return self.text[self.words[start].span.start : self.words[end - 1].span.end]


def compared_sides(
    pattern: QuotationPattern,
    piece: QuotationPiece,
    source: PreparedText,
    region: Region,
    language: str | None,
) -> tuple[Side, Side]:
    """Return a piece of a quotation and its place in the source as sides of a comparison."""
    quoted = tuple(SideWord(w.folded, w.text, w.span, w.inserted) for w in pattern.words_of(piece))
    there = tuple(_source_words(source, region))
    same = [w.folded for w in quoted] == [w.folded for w in there]
    around = source.span(max(0, region.start - 40), min(len(source.text), region.end + 40))
    return (
        Side(pattern.text, quoted, _values(pattern.text, language, same, Span(0, 0))),
        Side(source.original, there, _values(source.original, language, same, around)),
    )


def _source_words(source: PreparedText, region: Region) -> Iterator[SideWord]:
    for word in source.words(region.start, region.end):
        span = source.span(word.start, word.end)
        yield SideWord(word.folded, source.original[span.start : span.end], span)


def _values(text: str, language: str | None, same: bool, part: Span) -> Values:
    """The values of a text, or of a part of it with spans into the whole; none if not needed."""
    if same:
        return Values(())
    if part.end == 0:
        return find_values(text, language)
    return find_values(text[part.start : part.end], language).moved(part.start)
