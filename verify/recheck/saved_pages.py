"""Ask a web archive what became of the pages that earlier runs had saved there."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlite_utils import Database

if TYPE_CHECKING:
    from verify.config import Settings
    from verify.recheck.session import Round


def follow_saves(db: Database, settings: Settings, result: Round, now: datetime) -> None:
    """Confirm the requests whose page is saved by now; nothing is asked if saving is off."""
    from verify.archive import Archive
    from verify.config import section
    from verify.fetch import FetchSettings
    from verify.pipeline.gathering import GatherContext
    from verify.pipeline.webarchive.save_page_now import follow_saved_pages

    fetch = section(settings, "fetch", FetchSettings)
    if settings.offline or not fetch.archive.saves:
        return
    with (
        result.failures.contained("the web archive", "asking for saved pages"),
        Archive(settings.archive) as archive,
    ):
        follow_saved_pages(GatherContext(db, archive, fetch, now, timedelta(0)))
