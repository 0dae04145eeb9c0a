"""Re-check results that have not been reported yet.

A row is added with the check that produced it and deleted once it was reported. If a round
of re-checks is killed, the next round reports its rows.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from verify.store.database import transaction


class NewsRow(NamedTuple):
    """The result of one re-check; ``told`` is the reporting module's own JSON."""

    id: int
    address: str
    news: str
    affects_rules: bool  # the articles that cite it must be checked again


def save_news(db: Database, teller: str, address: str, told: str, concerned: bool) -> int:
    """Store a result that this round (``teller`` is its name) must report; return the row's id."""
    with transaction(db):
        row = db.execute(
            "INSERT INTO untold_news (teller, address, told, concerned) VALUES (?, ?, ?, ?)",
            [teller, address, told, concerned],
        )
        return int(row.lastrowid or 0)


def pending_news(db: Database, teller: str) -> list[NewsRow]:
    """Return the results that this round has not reported yet, oldest first."""
    rows = db.execute(
        "SELECT id, address, told, concerned FROM untold_news WHERE teller = ? ORDER BY id",
        [teller],
    )
    return [NewsRow(row[0], row[1], row[2], bool(row[3])) for row in rows]


def take_over(db: Database, teller: str) -> int:
    """Assign other rounds' unreported results to this one; return the number of all results."""
    if not db.execute("SELECT 1 FROM untold_news LIMIT 1").fetchone():
        return 0  # no rows: do not lock the database
    with transaction(db):
        return db.execute("UPDATE untold_news SET teller = ?", [teller]).rowcount


def delete_news(db: Database, rows: list[int]) -> None:
    """Delete results that have been reported."""
    if not rows:
        return
    with transaction(db):
        for row in rows:
            db.execute("DELETE FROM untold_news WHERE id = ?", [row])
