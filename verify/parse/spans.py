"""Operations on spans of an article's text."""

from __future__ import annotations

from verify.model import Span


def strip_span(text: str, span: Span) -> Span:
    """Return the span without white space at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def trim_span(text: str, span: Span, characters: str) -> Span:
    """Return the span without any of these characters at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in characters:
        start += 1
    while end > start and text[end - 1] in characters:
        end -= 1
    return Span(start, end)
