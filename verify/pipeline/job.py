"""A run in progress, and its progress callbacks."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.config import Settings
from verify.model import Skipped
from verify.pipeline.contact import Contact
from verify.pipeline.executors.executor import Executor
from verify.pipeline.failures import Failures
from verify.pipeline.read import is_gone
from verify.pipeline.spooled.spooled_dict import SpooledDict
from verify.store.articles.moved import MovedFiles
from verify.store.articles.practice import Practices

if TYPE_CHECKING:
    from verify.fetch import FetchSettings


def _ignore_progress(done: int, total: int, what: str) -> None:
    """Ignore progress."""


def _ignore_note(sentence: str) -> None:
    """Ignore notes."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """Callbacks of a run: progress (done, total or 0 if unknown, current item), and notes."""

    reading: Callable[[int, int, str], None] = _ignore_progress
    fetching: Callable[[int, int, str], None] = _ignore_progress
    checking: Callable[[int, int, str], None] = _ignore_progress
    noting: Callable[[str], None] = _ignore_note

    def with_remark(self, remark: Callable[[], str]) -> Watcher:
        """Return these callbacks, with a remark after each current item."""

        def remarked(show: Callable[[int, int, str], None]) -> Callable[[int, int, str], None]:
            return lambda done, total, what: show(done, total, f"{what} · {remark()}")

        return Watcher(
            remarked(self.reading), remarked(self.fetching), remarked(self.checking), self.noting
        )


@dataclass(slots=True)
class Job:
    """A run in progress: the state that its rounds share."""

    db: Database
    settings: Settings
    fetch: FetchSettings
    now: datetime
    number: int
    watcher: Watcher
    skipped: list[Skipped] = field(default_factory=list)
    failures: Failures = field(default_factory=Failures)
    rows: MutableMapping[str, int] = field(default_factory=SpooledDict)  # origin -> database row
    read: MutableMapping[str, bool] = field(default_factory=SpooledDict)  # rows of the articles
    gone: list[int] = field(default_factory=list)  # flags of articles that no longer exist

    contact: Contact = field(default_factory=Contact)
    executor: Executor | None = None  # a cluster that reads and compares
    practices: Practices = field(init=False)  # for the last round, which stores no articles
    moved: MovedFiles = field(init=False)

    def __post_init__(self) -> None:
        self.practices = Practices(self.db)
        self.moved = MovedFiles(partial(is_gone, self.folder), SpooledDict())

    def add(self, origin: str, row: int) -> None:
        """Note that this run reads the article with this database row."""
        self.rows[origin] = row
        self.read[str(row)] = True

    def has_read(self, row: int) -> bool:
        """Return whether this run reads the article with this database row."""
        return str(row) in self.read

    @property
    def folder(self) -> Path:
        return self.settings.db.absolute().parent
