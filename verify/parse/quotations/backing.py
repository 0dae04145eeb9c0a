"""What backs a quotation: a marker before, inside or behind it, or a link of its sentence."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

import regex

from verify.model import Block, Marker, Quotation, QuotationKind, Span
from verify.parse.quotations.article_context import ArticleContext, lies_within
from verify.parse.quotations.marks import MarkPair
from verify.parse.quotations.sentence_context import MARKER_RUN, SentenceContext

_MARKERS = regex.compile(MARKER_RUN)
_BACKED = (QuotationKind.STATEMENT, QuotationKind.PULL_QUOTE, QuotationKind.HEADLINE)


def with_backing(
    context: ArticleContext, quotation: Quotation, block: Block, around: SentenceContext
) -> Quotation:
    """The quotation tied to the note or the links that back it."""
    if quotation.note is not None:
        return replace(quotation, references=context.parts.notes[quotation.note].references)
    if quotation.kind not in _BACKED:
        return quotation
    note = _note(context, quotation, block, around)
    if note is not None:
        return replace(quotation, note=note, references=context.parts.notes[note].references)
    links = tuple(i for i, r in context.parts.links if _near(r.span, around, quotation.span))
    return replace(quotation, references=links)


def _note(
    context: ArticleContext, quotation: Quotation, block: Block, around: SentenceContext
) -> int | None:
    sentence = Span(around.before.start, _past_marker(context, around.after.end))
    inside = _markers(context, sentence)
    behind = [m for m in inside if m.span.start >= quotation.span.start]
    if behind or inside:
        return (behind or inside[-1:])[0].note
    if _alone_span(context, quotation, block):
        before = context.paragraph_before(quotation.block)
        tail = Span(before.end - 24, before.end) if before else Span(0, 0)
        close = [m for m in _markers(context, tail) if tail.end - 12 <= m.span.end <= tail.end]
        if close:
            return close[-1].note
    if quotation.kind is QuotationKind.PULL_QUOTE:
        lines = [
            i for i, n in enumerate(context.parts.notes) if n.form == "unnumbered" and n.references
        ]
        return lines[0] if len(lines) == 1 else None
    return None


def _markers(context: ArticleContext, span: Span) -> Sequence[Marker]:
    """The markers that begin in this span and point to a note."""
    markers = context.parts.pointing
    low = bisect.bisect_left(markers, span.start, key=_start)
    return markers[low : bisect.bisect_left(markers, span.end, key=_start)]


def _start(marker: Marker) -> int:
    return marker.span.start


def _past_marker(context: ArticleContext, end: int) -> int:
    """A marker right behind the full stop belongs to the sentence before it."""
    found = _MARKERS.match(context.article.text, end)
    return found.end() if found else end


def _alone_span(context: ArticleContext, quotation: Quotation, block: Block) -> bool:
    return context.is_alone(
        MarkPair(quotation.span, quotation.inner, 0), context.block_at(quotation.span.start)
    )


def _near(span: Span, around: SentenceContext, quotation: Span) -> bool:
    """Does a link stand in the sentence of the quotation?"""
    return around.before.start <= span.start < around.after.end or lies_within(span, quotation)
