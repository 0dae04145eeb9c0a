"""What a rule reports: findings with their places and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from verify.model.span import Span


class Severity(StrEnum):
    """How serious a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Confidence(StrEnum):
    """How sure the rule is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the article that a finding is about, with its exact words."""

    span: Span
    text: str
    article: str | None = None  # origin of another article (rules over a collection)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a comparison: what was done and what it gave. Replaying gives the same."""

    action: str
    result: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that the finding holds.

    ``kind``: source (words of a capture), article (other words of the article), address,
    absence, date, list. ``diff`` holds word-level pairs (op, article words, source words),
    op one of equal, replace, delete, insert.
    """

    kind: str
    text: str
    label: str | None = None  # what it is: "nearest sentence in the body"
    address: str | None = None
    capture: int | None = None
    captured_at: datetime | None = None
    span: Span | None = None  # into the capture's text, or the article's
    diff: tuple[tuple[str, str, str], ...] = ()
    steps: tuple[Step, ...] = ()
    sides: tuple[str, str] | None = None  # what the two sides of ``diff`` are, if not the usual


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule reports about one place: an observation, never an accusation."""

    rule: str  # the rule's name, "quote-not-found"
    severity: Severity
    confidence: Confidence
    message: str
    places: tuple[Place, ...]  # the first is the main one
    evidence: tuple[Evidence, ...] = ()
    suggestion: str | None = None
    source: str | None = None  # canonical address it is about
    about: tuple[str, ...] = ()  # the words it is keyed on; default: its places' words
