"""Put together what the database has on one source, as input for rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database

from verify.model import Capture, SourceRecord
from verify.store.sources.checks import checks
from verify.store.sources.sources import absence, captures


def source_record(db: Database, address: str, accessed: str | None = None) -> SourceRecord:
    """Return everything the database has on one source, as input for rules.

    The capture to compare with is the one closest to the access date, else the newest. The
    link state is left unknown; ``schedule`` determines it.
    """
    kept = captures(db, address)
    chosen = nearest_capture(kept, accessed)
    return SourceRecord(
        address=address,
        capture=chosen,
        absence=absence(db, address),
        earlier=tuple(c for c in kept if c is not chosen),
        checks=checks(db, address),
    )


def nearest_capture(kept: Iterable[Capture], accessed: str | None) -> Capture | None:
    """Return the capture closest to the access date (e.g. ``2022-10``), else the newest."""
    oldest_first = sorted(kept, key=lambda c: (c.captured_at, c.id or 0))
    day = _day(accessed)
    if not oldest_first or day is None:
        return oldest_first[-1] if oldest_first else None
    return min(oldest_first, key=lambda c: abs(c.captured_at.replace(tzinfo=None) - day))


def _day(accessed: str | None) -> datetime | None:
    """Return the first day of an ISO date of any precision; None if invalid (2022-02-31)."""
    if not accessed:
        return None
    try:
        return datetime.fromisoformat((accessed + "-01-01"[len(accessed) - 4 :])[:10])
    except ValueError:
        return None
