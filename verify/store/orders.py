"""Which pages a web archive was asked to keep, and whether it did."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from verify.store.database import transaction
from verify.store.sources import source_id


def save_order(db: Database, address: str, at: datetime) -> None:
    """The service took the order for this page. An older order for it is replaced."""
    with transaction(db):
        db.execute(
            "INSERT OR REPLACE INTO archive_orders (source, asked_at) VALUES (?, ?)",
            [source_id(db, address, at), at.isoformat()],
        )


def confirm_order(db: Database, address: str, at: datetime) -> None:
    """The page was found in the web archive."""
    db.execute(
        "UPDATE archive_orders SET confirmed_at = ?"
        " WHERE source = (SELECT id FROM sources WHERE address = ?)",
        [at.isoformat(), address],
    )


def orders(db: Database) -> dict[str, tuple[datetime, datetime | None]]:
    """Address -> when the archive was asked to keep it, and when it was found there."""
    rows = db.execute(
        "SELECT s.address, o.asked_at, o.confirmed_at FROM archive_orders o"
        " JOIN sources s ON s.id = o.source ORDER BY o.asked_at, s.id"
    )
    return {address: (_at(asked), _at(found) if found else None) for address, asked, found in rows}


def _at(value: str) -> datetime:
    return datetime.fromisoformat(value)
