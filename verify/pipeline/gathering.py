"""What one round of fetching needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.model import Absence
from verify.pipeline.contact import Contact
from verify.pipeline.failures import Failures

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import Fetched, FetchSettings
    from verify.fetch.webarchive.lookup import WebArchive

ShowProgress = Callable[[int, int, str], None]  # done, of how many, what
Render = Callable[["Fetched"], "Fetched | Absence"]


@dataclass(frozen=True, slots=True)
class GatherContext:
    """What one round of fetching needs."""

    db: Database
    archive: Archive
    settings: FetchSettings
    now: datetime
    fresh: timedelta  # a capture younger than this is used as it is
    show_progress: ShowProgress = lambda done, total, what: None
    render: Render | None = None  # fills empty shells
    jobs: int = 0  # processes that read pages; 0: one for each processor
    contact: Contact = field(default_factory=Contact)  # filled in: did anybody answer?
    service: WebArchive | None = None  # of this run: its pace and its silence are everybody's
    failures: Failures = field(default_factory=Failures)
