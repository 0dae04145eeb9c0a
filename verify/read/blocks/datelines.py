"""Lines that say when an article was published: `Sep 27, 2023`, `Опубликовано: 3 мая 2022 г.`."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model import Field, Span
from verify.read.blocks.piece import Piece
from verify.text.lazy_patterns import re

_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\b\s*(?:[ap]\.?m\.?)?|\b[A-Z]{3,4}\b|\bUTC\S*", re.I
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SPARE = 3  # words beside the date: “Published on”, “Yayın tarihi”, a weekday


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is a date. ``published`` holds its ISO value and its place in the text."""

    published: Field


def first_full_date(piece: Piece) -> Field | None:
    """The first full date that a line holds, whatever else it says, or None."""
    if not any(character.isdigit() for character in piece.text[:400]):
        return None
    from verify.text.dates.finder import find_dates

    for date in find_dates(piece.text[:400]):
        if len(date.value) == len("2022-10-17"):
            start = piece.span.start
            return Field(date.value, Span(start + date.span.start, start + date.span.end))
    return None


def date_line(piece: Piece) -> DateLine | None:
    """The date of a line that says little else, or None. A year alone is not a date line."""
    if piece.words > 12 or not any(c.isdigit() for c in piece.text):
        return None
    from verify.text.dates.finder import find_dates

    found = [date for date in find_dates(piece.text) if len(date.value) == len("2022-10-17")]
    if not found:
        return None
    first = found[0]
    rest = piece.text
    for date in reversed(found):
        rest = rest[: date.span.start] + rest[date.span.end :]
    if len(_WORD.findall(_CLOCK.sub("", rest))) > _SPARE:
        return None
    start = piece.span.start
    return DateLine(Field(first.value, Span(start + first.span.start, start + first.span.end)))
