"""Backdate captures and checks, so that the demo covers three weeks in a few seconds.

A link is dead after three failures that are days apart, and a page has changed if a later
copy differs. Responses carry the time of the clock, as they should, so the demo moves their
dates instead of waiting for weeks.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlite_utils import Database

from verify.store import transaction

_STAMPS = (("captures", "captured_at"), ("absences", "checked_at"), ("checks", "at"))


def backdate(db: Database, since: datetime, by: timedelta) -> None:
    """Date everything that was fetched at ``since`` or later back by ``by``.

    The states of links are derived from these dates: they are deleted, to be computed again.
    """
    with transaction(db):
        for table, column in _STAMPS:
            for row, stamp in db.execute(f"SELECT rowid, {column} FROM {table}").fetchall():
                if stamp and (at := datetime.fromisoformat(stamp)) >= since:
                    db.execute(
                        f"UPDATE {table} SET {column} = ? WHERE rowid = ?",
                        [(at - by).isoformat(), row],
                    )
        db.execute("DELETE FROM link_states")
