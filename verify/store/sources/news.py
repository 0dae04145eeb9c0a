"""News that nobody has been told yet: a row is written with the check that brought it, and goes
when it was told. What a killed round leaves here is told by the next one."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from verify.store.database import transaction


class NewsRow(NamedTuple):
    """What one look at a source came to; ``told`` is the teller's own text (JSON)."""

    id: int
    address: str
    news: str
    affects_rules: bool  # the rules have to look again at the articles that cite it


def save_news(db: Database, teller: str, address: str, told: str, concerned: bool) -> int:
    """Keep what this teller (the name of a round) has still to tell; gives the row's number."""
    with transaction(db):
        row = db.execute(
            "INSERT INTO untold_news (teller, address, told, concerned) VALUES (?, ?, ?, ?)",
            [teller, address, told, concerned],
        )
        return int(row.lastrowid or 0)


def pending_news(db: Database, teller: str) -> list[NewsRow]:
    """What this teller has still to tell, the oldest first."""
    rows = db.execute(
        "SELECT id, address, told, concerned FROM untold_news WHERE teller = ? ORDER BY id",
        [teller],
    )
    return [NewsRow(row[0], row[1], row[2], bool(row[3])) for row in rows]


def take_over(db: Database, teller: str) -> int:
    """Let this teller tell what others have left; gives the number of rows."""
    if not db.execute("SELECT 1 FROM untold_news LIMIT 1").fetchone():
        return 0  # nothing is locked for nothing
    with transaction(db):
        return db.execute("UPDATE untold_news SET teller = ?", [teller]).rowcount


def delete_news(db: Database, rows: list[int]) -> None:
    """They were told."""
    if not rows:
        return
    with transaction(db):
        for row in rows:
            db.execute("DELETE FROM untold_news WHERE id = ?", [row])
