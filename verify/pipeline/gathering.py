"""The settings and shared state of one round of fetching."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.model import Absence
from verify.pipeline.contact import Contact
from verify.pipeline.executors.executor import Executor
from verify.pipeline.failures import Failures
from verify.web.response import Cited

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import Fetched, FetchSettings
    from verify.fetch.webarchive.lookup import WebArchive

ShowProgress = Callable[[int, int, str], None]  # done, total, current item
Render = Callable[["Fetched"], "Fetched | Absence"]


@dataclass(frozen=True, slots=True)
class GatherContext:
    """The settings and shared state of one round of fetching."""

    db: Database
    archive: Archive
    settings: FetchSettings
    now: datetime
    fresh: timedelta  # a capture younger than this is not fetched again
    show_progress: ShowProgress = lambda done, total, what: None
    render: Render | None = None  # renders empty shells
    jobs: int = 0  # processes that read pages; 0: one per processor
    executor: Executor | None = None  # a cluster that reads them instead
    contact: Contact = field(default_factory=Contact)  # updated as servers respond
    service: WebArchive | None = None  # shared by the run: its rate limit and its stop
    failures: Failures = field(default_factory=Failures)
    cited: Mapping[str, Cited] = field(default_factory=dict)  # by canonical URL
