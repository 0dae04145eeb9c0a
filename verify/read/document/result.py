"""A document as read, and the map from its text back to the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from verify.model import Anchor, CitationRecord, DocumentPlace, Link, MarkedNote, Span
from verify.read.blocks.piece import Piece


class Segment(NamedTuple):
    """Characters that come from one node of the document.

    ``node``: the element, or whatever the format counts by. ``offset``: of the first character
    in the node's own text; -1 where the characters are not in it (the number of a note).
    """

    start: int
    end: int
    node: Any
    offset: int = 0


class DocumentMap:
    """The map from spans of the text to the nodes of the document."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self._starts = [segment.start for segment in segments]

    def over(self, span: Span) -> list[Segment]:
        """Return the segments that a span covers, each cut to the span."""
        found = []
        at = max(0, bisect_right(self._starts, span.start) - 1)
        for segment in self.segments[at:]:
            if segment.start >= span.end:
                break
            start, end = max(segment.start, span.start), min(segment.end, span.end)
            if start < end:
                own = segment.offset + start - segment.start if segment.offset >= 0 else -1
                found.append(Segment(start, end, segment.node, own))
        return found


@dataclass(frozen=True, slots=True)
class DocumentText:
    """What the reader of a format returns: the text with all that the format says of it."""

    text: str
    pieces: tuple[Piece, ...]
    map: DocumentMap
    links: tuple[Link, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    superscripts: tuple[Span, ...] = ()
    notes: tuple[MarkedNote, ...] = ()
    places: tuple[DocumentPlace, ...] = ()
    list_numbers: tuple[Span, ...] = ()
    records: tuple[CitationRecord, ...] = ()
    notices: tuple[str, ...] = ()
    language: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
