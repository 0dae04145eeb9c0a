"""Three weeks in a few seconds: what a visit wrote is dated back to its day.

A link counts as dead after three failures that are days apart, and a page has changed when a
later copy differs. Fetching stamps its answers with the clock, as it should; so the demo
moves the stamps of a visit instead of waiting for weeks.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlite_utils import Database

from verify.store import transaction

_STAMPS = (("captures", "captured_at"), ("absences", "checked_at"), ("checks", "at"))


def move_back(db: Database, since: datetime, by: timedelta) -> None:
    """Date everything that was fetched at ``since`` or later back by ``by``.

    What the checks come to is derived from them, so it is dropped and made again.
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
