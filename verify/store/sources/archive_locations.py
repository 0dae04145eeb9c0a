"""Where in the archive the database says that things lie, and what to do when they do not."""

from __future__ import annotations

from sqlite_utils import Database

from verify.store.database import transaction


def last_offsets(db: Database) -> dict[str, int]:
    """By file of the archive: the greatest offset at which the database says something begins."""
    rows = db.execute(
        "SELECT warc, max(offset) FROM (SELECT warc, offset FROM captures UNION ALL"
        " SELECT warc, offset FROM checks) WHERE warc IS NOT NULL AND offset IS NOT NULL"
        " GROUP BY warc"
    )
    return {str(file): int(offset) for file, offset in rows}


def is_lost(db: Database, address: str) -> bool:
    """Has the newest capture of a source no bytes in the archive any more?"""
    row = db.execute(
        "SELECT c.warc FROM captures c JOIN sources s ON s.id = c.source WHERE s.address = ?"
        " ORDER BY c.captured_at DESC, c.id DESC LIMIT 1",
        [address],
    ).fetchone()
    return row is not None and row[0] is None


def mark_lost(db: Database, file: str, end: int) -> tuple[str, ...]:
    """Note that this file ends at ``end``: what was to lie behind it has no bytes any more.

    The captures stay with the text that was read; what a next request would be conditional on
    is forgotten, so that the page is sent again. Gives the addresses of their sources.
    """
    behind = [file, end]
    with transaction(db):
        rows = db.execute(
            "SELECT DISTINCT s.address FROM captures c JOIN sources s ON s.id = c.source"
            " WHERE c.warc = ? AND c.offset >= ? ORDER BY s.address",
            behind,
        )
        addresses = tuple(str(address) for (address,) in rows)
        db.execute(
            "UPDATE captures SET warc = NULL, offset = NULL, etag = NULL, last_modified = NULL"
            " WHERE warc = ? AND offset >= ?",
            behind,
        )
        for table in ("checks", "absences"):
            sql = f"UPDATE {table} SET warc = NULL, offset = NULL WHERE warc = ? AND offset >= ?"
            db.execute(sql, behind)
    return addresses
