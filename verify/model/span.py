"""Places in a text: character offsets, and values with the place they were read from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of character offsets, ``start`` included, ``end`` not."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Field:
    """One value read from the text, with the place it was read from.

    ``origin`` says how it is known: ``text`` (it stands there), ``address`` (only the
    URL tells, e.g. a date in the path), ``metadata`` (a page's head, JSON-LD). ``confidence`` is
    the probability that the field is read rightly, 1 where a rule for an exact style read it.
    """

    value: str
    span: Span
    origin: str = "text"
    confidence: float = 1.0
