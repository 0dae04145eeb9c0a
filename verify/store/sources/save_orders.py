"""Requests that a web archive save a page, and whether it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from verify.store.database import transaction
from verify.store.sources.sources import source_id

#: A page not found in the web archive by then is lost and may be requested again. The
#: service's index shows a page within hours, sometimes within days.
LOST_AFTER = timedelta(days=7)


ORDER_FIELDS = "o.asked_at, o.confirmed_at, o.kept_address"  # of archive_orders o


@dataclass(frozen=True, slots=True)
class Order:
    """A request that a web archive save one page."""

    asked_at: datetime
    kept_at: datetime | None = None  # when it was found there
    kept_address: str | None = None  # URL of the copy in the web archive

    def state(self, now: datetime) -> str:
        """``kept``, ``ordered`` (not seen there yet), or ``lost`` (not seen in seven days)."""
        if self.kept_at:
            return "kept"
        return "ordered" if now - self.asked_at < LOST_AFTER else "lost"


def save_order(db: Database, address: str, at: datetime, job: str | None = None) -> None:
    """Record that the service accepted the request. An older request for the page is replaced."""
    with transaction(db):
        db.execute(
            "INSERT OR REPLACE INTO archive_orders (source, asked_at, job) VALUES (?, ?, ?)",
            [source_id(db, address, at), at.isoformat(), job],
        )


def open_jobs(db: Database) -> dict[str, str]:
    """Return the jobs of unconfirmed requests by the URL of the page."""
    rows = db.execute(
        f"SELECT s.address, o.job FROM {_TABLES} WHERE o.job IS NOT NULL AND o.confirmed_at IS NULL"
    )
    return {address: job for address, job in rows if isinstance(job, str)}


def close_job(db: Database, address: str) -> None:
    """Record that the job of a request failed or is no longer known: it is not asked about again."""
    db.execute(
        "UPDATE archive_orders SET job = NULL"
        " WHERE source = (SELECT id FROM sources WHERE address = ?)",
        [address],
    )


def confirm_order(db: Database, address: str, at: datetime, kept_address: str | None) -> None:
    """Record that the page was found in the web archive, at ``kept_address``."""
    db.execute(
        "UPDATE archive_orders SET confirmed_at = ?, kept_address = ?"
        " WHERE source = (SELECT id FROM sources WHERE address = ?)",
        [at.isoformat(), kept_address, address],
    )


def orders(db: Database) -> dict[str, Order]:
    """Return all requests by the URL of the page."""
    rows = db.execute(f"SELECT s.address, {ORDER_FIELDS} FROM {_TABLES} ORDER BY o.asked_at, s.id")
    return {row[0]: order for row in rows if (order := as_order(row[1:]))}


def order_of(db: Database, address: str) -> Order | None:
    """Return the request for one page, or None."""
    sql = f"SELECT {ORDER_FIELDS} FROM {_TABLES} WHERE s.address = ?"
    row = db.execute(sql, [address]).fetchone()
    return as_order(row) if row else None


_TABLES = "archive_orders o JOIN sources s ON s.id = o.source"


def as_order(row: Sequence[Any]) -> Order | None:
    """Return the request in a row of ``ORDER_FIELDS``; None if they are empty."""
    asked, kept, address = row
    return Order(_at(asked), _at(kept) if kept else None, address) if asked else None


def _at(value: str) -> datetime:
    return datetime.fromisoformat(value)
