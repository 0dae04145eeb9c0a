"""Flags: stored findings with their history and decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from verify.model.findings import Finding


class History(StrEnum):
    """How a flag compares with the previous run."""

    NEW = "new"
    STILL = "still there"
    BACK = "came back"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's decision on a flag. It outlives the run and lapses when its facts change."""

    verdict: str  # confirmed, dismissed, fixed, later
    reason: str | None = None
    who: str | None = None
    at: datetime | None = None
    widened: str | None = None  # the setting that made it, where it was widened


@dataclass(frozen=True, slots=True)
class Flag:
    """A stored finding, with its history and decision."""

    id: int
    finding: Finding
    article: str  # origin
    history: History = History.NEW
    first_seen: datetime | None = None
    decision: Decision | None = None
    lapsed: str | None = None  # why an earlier decision no longer holds
