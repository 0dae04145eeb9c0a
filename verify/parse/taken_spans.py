"""Spans that have been read already."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from verify.model import Span


class TakenSpans:
    """Spans that are taken, for quick overlap tests."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = sorted(spans)

    def add(self, span: Span) -> None:
        """Take one more span."""
        bisect.insort(self._spans, span)

    def overlaps(self, span: Span) -> bool:
        """Whether the span overlaps one that was taken."""
        at = bisect.bisect_left(self._spans, Span(span.end, span.end))
        return any(
            s.start < span.end and span.start < s.end for s in self._spans[max(0, at - 3) : at]
        )
