"""What backs a quotation: a marker before, inside or behind it, or a link of its sentence."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

import regex

from verify.model import Block, Marker, Quotation, QuotationKind, Span
from verify.parse.quotations.contexts import MARKERS, Context
from verify.parse.quotations.marks import Pair
from verify.parse.quotations.surroundings import Scene, inside

_MARKERS = regex.compile(MARKERS)
_BACKED = (QuotationKind.STATEMENT, QuotationKind.PULL_QUOTE, QuotationKind.HEADLINE)


def backed(scene: Scene, quotation: Quotation, block: Block, around: Context) -> Quotation:
    """The quotation tied to the note or the links that back it."""
    if quotation.note is not None:
        return replace(quotation, references=scene.parts.notes[quotation.note].references)
    if quotation.kind not in _BACKED:
        return quotation
    note = _note(scene, quotation, block, around)
    if note is not None:
        return replace(quotation, note=note, references=scene.parts.notes[note].references)
    links = tuple(i for i, r in scene.parts.links if _near(r.span, around, quotation.span))
    return replace(quotation, references=links)


def _note(scene: Scene, quotation: Quotation, block: Block, around: Context) -> int | None:
    sentence = Span(around.before.start, _past_marker(scene, around.after.end))
    inside = _markers(scene, sentence)
    behind = [m for m in inside if m.span.start >= quotation.span.start]
    if behind or inside:
        return (behind or inside[-1:])[0].note
    if _alone_span(scene, quotation, block):
        before = scene.paragraph_before(quotation.block)
        tail = Span(before.end - 24, before.end) if before else Span(0, 0)
        close = [m for m in _markers(scene, tail) if tail.end - 12 <= m.span.end <= tail.end]
        if close:
            return close[-1].note
    if quotation.kind is QuotationKind.PULL_QUOTE:
        lines = [
            i for i, n in enumerate(scene.parts.notes) if n.form == "unnumbered" and n.references
        ]
        return lines[0] if len(lines) == 1 else None
    return None


def _markers(scene: Scene, span: Span) -> Sequence[Marker]:
    """The markers that begin in this span and point to a note."""
    markers = scene.parts.pointing
    low = bisect.bisect_left(markers, span.start, key=_start)
    return markers[low : bisect.bisect_left(markers, span.end, key=_start)]


def _start(marker: Marker) -> int:
    return marker.span.start


def _past_marker(scene: Scene, end: int) -> int:
    """A marker right behind the full stop belongs to the sentence before it."""
    found = _MARKERS.match(scene.article.text, end)
    return found.end() if found else end


def _alone_span(scene: Scene, quotation: Quotation, block: Block) -> bool:
    return scene.is_alone(
        Pair(quotation.span, quotation.inner, 0), scene.block_at(quotation.span.start)
    )


def _near(span: Span, around: Context, quotation: Span) -> bool:
    """Does a link stand in the sentence of the quotation?"""
    return around.before.start <= span.start < around.after.end or inside(span, quotation)
