"""The flag at which each editor stopped reviewing."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database


def save_position(db: Database, who: str, flag: int, now: datetime) -> None:
    """Store the flag that an editor is reviewing."""
    db.execute(
        "INSERT OR REPLACE INTO review_positions (who, flag, at) VALUES (?, ?, ?)",
        [who, flag, now.isoformat()],
    )


def position(db: Database, who: str) -> int | None:
    """Return the flag that an editor reviewed last, or None."""
    found = db.execute("SELECT flag FROM review_positions WHERE who = ?", [who]).fetchone()
    return int(found[0]) if found else None
