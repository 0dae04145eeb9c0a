"""Find a quotation's references: a marker before, in or after it, or a link in its sentence."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from verify.model import Block, Marker, Quotation, QuotationKind, Span
from verify.parse.quotations.article_context import ArticleContext, lies_within
from verify.parse.quotations.marks import MarkPair
from verify.parse.quotations.sentence_context import MARKER_RUN, SentenceContext

_MARKERS = regex.compile(MARKER_RUN)
# Between two markers of one place: nothing, a blank, a comma ([1][2], [1, 2], ¹,²), or the dash of
# a range ([1–3], [1]–[3]); no letter.
_BETWEEN = regex.compile(r"[ \u00a0]?[,;–—-]?[ \u00a0]?")
_LONGEST_RANGE = 20  # notes: a longer one is a slip or a year
_BACKED = (QuotationKind.STATEMENT, QuotationKind.PULL_QUOTE, QuotationKind.HEADLINE)


def with_backing(
    context: ArticleContext, quotation: Quotation, block: Block, around: SentenceContext
) -> Quotation:
    """Return the quotation with the notes or links that back it."""
    if quotation.note is not None:
        return replace(quotation, references=context.parts.notes[quotation.note].references)
    if quotation.kind not in _BACKED:
        return quotation
    notes = _notes(context, quotation, block, around)
    if notes:
        cited = (r for note in notes for r in context.parts.notes[note].references)
        return replace(quotation, note=notes[0], references=tuple(dict.fromkeys(cited)))
    links = tuple(i for i, r in context.parts.links if _near(r.span, around, quotation.span))
    return replace(quotation, references=links)


def _notes(
    context: ArticleContext, quotation: Quotation, block: Block, around: SentenceContext
) -> tuple[int, ...]:
    """Return the notes of the quotation's marker and of the markers next to it."""
    sentence = Span(around.before.start, _past_marker(context, around.after.end))
    inside = _markers(context, sentence)
    behind = [m for m in inside if m.span.start >= quotation.span.start]
    if behind or inside:
        return _cluster(context, behind[0] if behind else inside[-1])
    if _alone_span(context, quotation, block):
        before = context.paragraph_before(quotation.block)
        tail = Span(before.end - 24, before.end) if before else Span(0, 0)
        close = [m for m in _markers(context, tail) if tail.end - 12 <= m.span.end <= tail.end]
        if close:
            return _cluster(context, close[-1])
    if quotation.kind is QuotationKind.PULL_QUOTE:
        lines = [
            i for i, n in enumerate(context.parts.notes) if n.form == "unnumbered" and n.references
        ]
        return tuple(lines) if len(lines) == 1 else ()
    return ()


def _cluster(context: ArticleContext, marker: Marker) -> tuple[int, ...]:
    """Return the notes of a marker and of those next to it: [1][2], [1, 2], ¹ ², ¹,²."""
    text, markers = context.article.text, context.parts.pointing
    first = last = bisect.bisect_left(markers, marker.span.start, key=_start)
    while first and _is_beside(text, markers[first - 1], markers[first]):
        first -= 1
    while last + 1 < len(markers) and _is_beside(text, markers[last], markers[last + 1]):
        last += 1
    group = markers[first : last + 1]
    between = (n for pair in pairwise(group) for n in _in_range(text, *pair))
    notes = (*(m.note for m in (marker, *group)), *between)
    return tuple(dict.fromkeys(note for note in notes if note is not None))


def _in_range(text: str, one: Marker, other: Marker) -> Sequence[int]:
    """Return the notes between two markers that a dash joins: 2 and 3 of [1–4]."""
    if one.note is None or other.note is None:
        return ()
    dashed = regex.search("[–—-]", text, pos=one.span.end, endpos=other.span.start)
    is_range = dashed and 0 < other.note - one.note <= _LONGEST_RANGE
    return range(one.note + 1, other.note) if is_range else ()


def _is_beside(text: str, one: Marker, other: Marker) -> bool:
    return _BETWEEN.fullmatch(text, one.span.end, other.span.start) is not None


def _markers(context: ArticleContext, span: Span) -> Sequence[Marker]:
    """Return the markers that begin in this span and point to a note."""
    markers = context.parts.pointing
    low = bisect.bisect_left(markers, span.start, key=_start)
    return markers[low : bisect.bisect_left(markers, span.end, key=_start)]


def _start(marker: Marker) -> int:
    return marker.span.start


def _past_marker(context: ArticleContext, end: int) -> int:
    """Return the end of a marker right after a sentence, to which it belongs, else ``end``."""
    found = _MARKERS.match(context.article.text, end)
    return found.end() if found else end


def _alone_span(context: ArticleContext, quotation: Quotation, block: Block) -> bool:
    return context.is_alone(
        MarkPair(quotation.span, quotation.inner, 0), context.block_at(quotation.span.start)
    )


def _near(span: Span, around: SentenceContext, quotation: Span) -> bool:
    """Return whether a link is in the sentence of the quotation."""
    return around.before.start <= span.start < around.after.end or lies_within(span, quotation)
