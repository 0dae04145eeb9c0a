"""A set of spans with a fast overlap test."""

from __future__ import annotations

from collections.abc import Iterable

from verify.model import Span

_BUCKET = 256  # characters


class SpanIndex:
    """A set of spans with an overlap test that does not slow down as the set grows.

    One text can have thousands of links, which would otherwise all be compared with each other.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._buckets: dict[int, list[Span]] = {}
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Add one span."""
        for bucket in _buckets_of(span):
            self._buckets.setdefault(bucket, []).append(span)

    def overlaps(self, span: Span) -> bool:
        """Return whether the span overlaps one of the set."""
        return any(
            other.start < span.end and span.start < other.end
            for bucket in _buckets_of(span)
            for other in self._buckets.get(bucket, ())
        )


def _buckets_of(span: Span) -> range:
    return range(span.start // _BUCKET, max(span.start, span.end - 1) // _BUCKET + 1)
