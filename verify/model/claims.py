"""Claims: sentences with a source, and the facts in them."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model.span import Span


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, date or name in a claim: as written, and as a comparable value."""

    kind: str  # number, date, name
    text: str
    value: str  # canonical: "4500000", "2022-10-07", "emomali rahmon", "11:4" (a vote)
    span: Span
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """The sentence or clause that a marker or link supports."""

    span: Span
    references: tuple[int, ...]
    facts: tuple[Fact, ...] = ()
    language: str | None = None
