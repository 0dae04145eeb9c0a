"""Spans that have already been parsed."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from verify.model import Span


class TakenSpans:
    """Spans that have already been parsed, with a fast overlap test."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = sorted(spans)

    def add(self, span: Span) -> None:
        """Add a span."""
        bisect.insort(self._spans, span)

    def overlaps(self, span: Span) -> bool:
        """Return whether the span overlaps an added one."""
        at = bisect.bisect_left(self._spans, Span(span.end, span.end))
        return any(
            s.start < span.end and span.start < s.end for s in self._spans[max(0, at - 3) : at]
        )
