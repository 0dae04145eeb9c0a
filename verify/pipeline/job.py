"""One run under way, and who watches it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.config import Settings
from verify.model import Skipped
from verify.pipeline.contact import Contact
from verify.pipeline.failures import Failures

if TYPE_CHECKING:
    from verify.fetch import FetchSettings


def _silent(done: int, total: int, what: str) -> None:
    """Nobody watches."""


def _unheard(sentence: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told how far a run is: (done, of how many; 0 if unknown, what), and what it noted."""

    reading: Callable[[int, int, str], None] = _silent
    fetching: Callable[[int, int, str], None] = _silent
    checking: Callable[[int, int, str], None] = _silent
    noting: Callable[[str], None] = _unheard


@dataclass(slots=True)
class Job:
    """One run under way: what its rounds share."""

    db: Database
    settings: Settings
    fetch: FetchSettings
    now: datetime
    number: int
    watcher: Watcher
    skipped: list[Skipped] = field(default_factory=list)
    failures: Failures = field(default_factory=Failures)
    rows: dict[str, int] = field(default_factory=dict)  # origin -> row of the article
    gone: list[int] = field(default_factory=list)  # flags of articles that are no longer there

    contact: Contact = field(default_factory=Contact)

    @property
    def folder(self) -> Path:
        return self.settings.db.absolute().parent
