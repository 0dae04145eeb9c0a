"""The context of a quotation: its block, its sentence, the paragraph before."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from verify.model import Article, Block, BlockKind, Field, Marker, Note, Reference, Span
from verify.parse.people.finder import People
from verify.parse.quotations.marks import MarkPair
from verify.parse.quotations.sentence_context import (
    SentenceContext,
    mask_quotations,
    sentence_context,
    sentence_ends,
)
from verify.text.lazy_patterns import regex

LONGEST_HEADER = 1000  # characters next to a quotation that can be its header or its markers
# A colon that ends a paragraph, with the marker of a note behind it: `stated: [1]`, `said:[^4]`, and
# `stated:1`, which HTML raises. Not `won 2:1`.
_ANNOUNCES = regex.compile(r"(?<!\d):\s*+(?:(?:\[\^?\w{1,9}\]|[⁰¹²³⁴-⁹]{1,3}|\d{1,3})\s*+)?$")


def span_start(part: Block | MarkPair | Field) -> int:
    """Return the offset at which a part begins; the key for bisection."""
    return part.span.start


@dataclass(frozen=True, slots=True)
class ParsedParts:
    """Results of the article's other parsers, for lookups."""

    notes: Sequence[Note]
    markers: Sequence[Marker]
    references: Sequence[Reference]
    people: People
    pointing: Sequence[Marker] = ()  # the markers that point to a note
    links: Sequence[tuple[int, Reference]] = ()  # the references outside notes
    spans: Sequence[tuple[Span, int]] = ()  # of the notes, in order
    titles: Sequence[Field] = ()  # of the references, in order

    @classmethod
    def of(
        cls,
        notes: Sequence[Note],
        markers: Sequence[Marker],
        references: Sequence[Reference],
        people: People,
    ) -> ParsedParts:
        """Return the parts sorted for bisection."""
        return cls(
            notes,
            markers,
            references,
            people,
            [m for m in markers if m.note is not None],
            [(i, r) for i, r in enumerate(references) if r.note is None],
            sorted((n.span, i) for i, n in enumerate(notes)),
            sorted((r.title for r in references if r.title), key=span_start),
        )

    def note_around(self, span: Span) -> int | None:
        """Return the note that contains this span, or None."""
        at = bisect.bisect_right(self.spans, span.start, key=lambda s: s[0].start) - 1
        return self.spans[at][1] if at >= 0 and lies_within(span, self.spans[at][0]) else None

    def titles_from(self, span: Span) -> Sequence[Field]:
        """Return the titles that begin inside this span."""
        low = bisect.bisect_left(self.titles, span.start, key=span_start)
        return self.titles[low : bisect.bisect_left(self.titles, span.end, key=span_start)]


@dataclass(slots=True)
class ArticleContext:
    """One article with its pairs of marks and all that other parsers found in it."""

    article: Article
    parts: ParsedParts
    pairs: Sequence[MarkPair]
    tops: Sequence[MarkPair]  # the outer ones, in order
    ends: dict[Span, list[int]] = field(default_factory=dict)  # of sentences, by block

    def language(self, block: Block) -> str | None:
        """Return the language of a block, else of the article."""
        return block.language or self.article.language

    def block_at(self, offset: int) -> int:
        """Return the index of the block that contains this offset."""
        return max(0, bisect.bisect_right(self.article.blocks, offset, key=span_start) - 1)

    def sentence_around(self, pair: MarkPair, block: Block) -> SentenceContext:
        """Return the parts of the sentence before and after a quotation."""
        if block.span not in self.ends:
            text = self.article.text
            inside = self.tops_in(block.span)
            masked = mask_quotations(text, block.span, inside)
            self.ends[block.span] = sentence_ends(text, block.span, masked, inside)
        return sentence_context(pair, block.span, self.ends[block.span])

    def tops_in(self, span: Span) -> Sequence[MarkPair]:
        """Return the outer pairs that begin in this span."""
        first = bisect.bisect_left(self.tops, span.start, key=span_start)
        return self.tops[first : bisect.bisect_left(self.tops, span.end, key=span_start)]

    def is_alone(self, pair: MarkPair, index: int) -> bool:
        """Return whether the quotation is the whole paragraph, except for a marker after it."""
        block = self.article.blocks[index].span
        if (block.end - block.start) - (pair.span.end - pair.span.start) > LONGEST_HEADER:
            return False
        rest = (
            self.article.text[block.start : pair.span.start]
            + self.article.text[pair.span.end : block.end]
        )
        return not regex.sub(r"\[(?:\d{1,3}|[ivx]{1,5}|\^\w+)\]|[\s>*.¹²³⁴-⁹]", "", rest)

    def paragraph_before(self, index: int) -> Span | None:
        """Return the paragraph before a block, skipping page furniture and captions."""
        for number in range(min(index, len(self.article.blocks)) - 1, -1, -1):
            block = self.article.blocks[number]
            if block.kind not in (BlockKind.FURNITURE, BlockKind.CAPTION):
                return (
                    block.span
                    if block.kind in (BlockKind.BODY, BlockKind.QUOTATION, BlockKind.LIST_ITEM)
                    else None
                )
        return None

    def is_announced(self, index: int) -> bool:
        """Return whether the paragraph before ends in a colon, maybe with the marker of a note."""
        before = self.paragraph_before(index)
        return before is not None and bool(
            _ANNOUNCES.search(self.article.text[before.start : before.end])
        )

    def continues_quotation(self, pair: MarkPair, index: int) -> bool:
        """Return whether it is a later paragraph of words quoted above it.

        The paragraph before ends with a quotation, or does not close one; or the marks themselves
        span several paragraphs.
        """
        if pair.continued or pair.inner.end > self.article.blocks[index].span.end:
            return True
        before = self.paragraph_before(index)
        if before is None:
            return False
        text = self.article.text[before.start : before.end].rstrip(" \n*_")
        opened = max(text.rfind("“"), text.rfind("„"), text.rfind("«"))
        closed = max(text.rfind("”"), text.rfind("»"), text.rfind("“", opened + 1))
        return text.endswith(("”", "»", '"', "“")) or opened > closed

    def inner(self, pair: MarkPair) -> str:
        """Return the words between the marks."""
        return self.article.text[pair.inner.start : pair.inner.end]

    def word_count(self, pair: MarkPair) -> int:
        """Return the number of words and numbers between the marks."""
        return len(regex.findall(r"[\p{L}\d][\p{L}\p{M}\d’'-]*", self.inner(pair)))


def lies_within(inner: Span, outer: Span) -> bool:
    """Return whether ``inner`` is inside ``outer``."""
    return outer.start <= inner.start and inner.end <= outer.end
