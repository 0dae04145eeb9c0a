"""Store and load the checks of a source: every attempt to fetch it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from sqlite_utils import Database

from verify.model import Check
from verify.store.damaged_rows import Failed, intact_rows
from verify.store.database import transaction
from verify.store.sources.sources import Row, source_id


def save_check(db: Database, check: Check) -> None:
    """Add a check to the ledger."""
    with transaction(db):
        db.execute(
            "INSERT INTO checks"
            " (source, at, outcome, status, final_address, seconds, method, detail, change,"
            " words, warc, offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(source_id(db, check.address, check.at), check.at.isoformat(), check.outcome),
                *(check.status, check.final_address, check.seconds, check.method),
                *(check.detail, check.change, check.words, check.warc, check.offset),
            ],
        )


def checks(db: Database, address: str, failed: Failed | None = None) -> tuple[Check, ...]:
    """Return all checks of a source, oldest first.

    A damaged row is added to ``failed``, if that is given.
    """
    sql = (
        "SELECT c.* FROM checks c JOIN sources s ON s.id = c.source WHERE s.address = ?"
        " ORDER BY c.at, c.id"
    )
    read = partial(_check, address)
    return tuple(intact_rows(db, sql, [address], read, "check", failed))


def last_check(db: Database, address: str) -> Check | None:
    """Return the latest check of a source, or None."""
    rows = db.query(
        "SELECT c.* FROM checks c JOIN sources s ON s.id = c.source WHERE s.address = ?"
        " ORDER BY c.at DESC, c.id DESC LIMIT 1",
        [address],
    )
    return next((_check(address, row) for row in rows), None)


def _check(address: str, row: Row) -> Check:
    values = {name: row[name] for name in _CHECK_FIELDS}
    return Check(address=address, at=datetime.fromisoformat(row["at"]), **values)


_CHECK_FIELDS = (
    *("outcome", "status", "final_address", "seconds", "method", "detail", "change"),
    *("words", "warc", "offset"),
)
