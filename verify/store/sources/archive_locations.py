"""Positions of archived responses as the database records them, and how to mark lost ones."""

from __future__ import annotations

from sqlite_utils import Database

from verify.store.database import transaction


def last_offsets(db: Database) -> dict[str, int]:
    """Return, by archive file, the largest offset at which the database expects a record."""
    rows = db.execute(
        "SELECT warc, max(offset) FROM (SELECT warc, offset FROM captures UNION ALL"
        " SELECT warc, offset FROM checks) WHERE warc IS NOT NULL AND offset IS NOT NULL"
        " GROUP BY warc"
    )
    return {str(file): int(offset) for file, offset in rows}


def is_lost(db: Database, address: str) -> bool:
    """Return whether the newest capture of a source has lost its bytes in the archive."""
    row = db.execute(
        "SELECT c.warc FROM captures c JOIN sources s ON s.id = c.source WHERE s.address = ?"
        " ORDER BY c.captured_at DESC, c.id DESC LIMIT 1",
        [address],
    ).fetchone()
    return row is not None and row[0] is None


def mark_lost(db: Database, file: str, end: int) -> tuple[str, ...]:
    """Mark the records at offset ``end`` or later of a truncated archive file as lost.

    Their captures keep the text that was read. Their ETag and Last-Modified are deleted, so
    that the next request is unconditional and the server sends the page again. Return the
    URLs of the sources of these captures.
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
