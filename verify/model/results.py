"""Results: what came of every statement, reference and claim of one article in one run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from verify.model.claims import Fact
from verify.model.quotations import QuotationKind
from verify.model.span import Span


class Result(StrEnum):
    """What came of one statement, best first: a statement has the best result of its sources."""

    VERIFIED = "verified"  # verbatim or legitimately edited
    REWORDED = "reworded"
    ALTERED = "altered"
    SPLICED = "spliced"
    ELSEWHERE = "in another source"
    AMBIGUOUS = "ambiguous"
    CONSISTENT = "translation consistent"
    INCONSISTENT = "translation inconsistent"
    NOT_CHECKED = "not checked"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What came of one statement in one source.

    ``reason`` and ``next_action`` are set where it was not checked. ``passage`` holds the
    words of the source, ``where`` the text that ``span`` points into, ``page`` a PDF's page.
    """

    result: Result
    address: str | None = None  # None: the reference gives no URL
    reason: str | None = None
    next_action: str | None = None
    capture: int | None = None
    captured_at: datetime | None = None
    passage: str | None = None
    span: Span | None = None
    where: str = "main text"
    page: int | None = None
    detail: str | None = None  # of an internal error: what went wrong
    passage_note: str | None = None  # what the passage is, where it is no result of comparing words


@dataclass(frozen=True, slots=True)
class StatementResult:
    """What came of one statement: the best of its sources' results, which are listed."""

    span: Span
    text: str
    result: Result
    reason: str | None = None
    next_action: str | None = None
    note: str | None = None  # the note's label
    speaker: str | None = None
    sources: tuple[SourceResult, ...] = ()

    @property
    def best(self) -> SourceResult | None:
        """The source that decided."""
        return next((s for s in self.sources if s.result is self.result), None)


@dataclass(frozen=True, slots=True)
class OtherQuotation:
    """A title, term, pull quote or quoted headline: listed with its kind, and no statement."""

    span: Span
    text: str
    kind: QuotationKind


class UrlResult(StrEnum):
    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    BLOCKED = "blocked"
    FAILING = "failing"  # failed, but not often enough to be called dead
    NO_URL = "no URL"
    NOT_CHECKED = "not checked"


class FieldResult(StrEnum):
    """How a cited title, author, date or publisher compares with the page's own."""

    SAME = "same"
    VARIANT = "variant"
    TRANSLATED = "translated"
    DIFFERENT = "different"
    NOT_CHECKED = "not checked"
    NOT_GIVEN = "not given"  # the reference does not have it


@dataclass(frozen=True, slots=True)
class ReferenceResult:
    """What came of one reference: whether its URL works and what it says agrees with the page.

    ``registries`` is a clause on what registries of works say of it; None if none was asked.
    """

    span: Span
    text: str
    url: UrlResult
    note: str | None = None
    address: str | None = None
    moved_to: str | None = None
    title: FieldResult = FieldResult.NOT_GIVEN
    author: FieldResult = FieldResult.NOT_GIVEN
    date: FieldResult = FieldResult.NOT_GIVEN
    publisher: FieldResult = FieldResult.NOT_GIVEN
    capture: int | None = None
    captured_at: datetime | None = None
    reason: str | None = None
    next_action: str | None = None
    registries: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """Which numbers, dates and names of a claim its sources have; ``reason``: why not checked."""

    span: Span
    text: str
    address: str | None = None
    note: str | None = None
    found: tuple[Fact, ...] = ()
    missing: tuple[Fact, ...] = ()
    reason: str | None = None
    next_action: str | None = None
    capture: int | None = None
    captured_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CitedSource:
    """One cited URL: ``fetched`` where its page was received, ``usable`` where that has text."""

    address: str
    fetched: bool = False
    usable: bool = False
    quoted: bool = False  # a statement rests on it


@dataclass(frozen=True, slots=True)
class Results:
    """What came of every statement, reference and claim of one article in one run."""

    statements: tuple[StatementResult, ...] = ()
    references: tuple[ReferenceResult, ...] = ()
    claims: tuple[ClaimResult, ...] = ()
    others: tuple[OtherQuotation, ...] = ()
    sources: tuple[CitedSource, ...] = ()
