"""Machine translations of quotations, stored with their engine and date."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from verify.model import Translation
from verify.store.database import transaction

Key = tuple[str, str, str]  # the quotation's words, its language, the language of its source


def load_translation(db: Database, key: Key) -> Translation | None:
    """Return the newest stored translation of a quotation."""
    row = db.execute(
        "SELECT translated, engine, made_at FROM translations"
        " WHERE quotation = ? AND source = ? AND target = ? ORDER BY made_at DESC LIMIT 1",
        key,
    ).fetchone()
    return Translation(row[0], row[1], datetime.fromisoformat(row[2])) if row else None


def save_translation(db: Database, key: Key, made: Translation) -> None:
    """Store a translation; the one of the same engine is replaced."""
    with transaction(db):
        db.execute(
            "INSERT OR REPLACE INTO translations"
            " (quotation, source, target, engine, translated, made_at) VALUES (?, ?, ?, ?, ?, ?)",
            [*key, made.engine, made.text, made.made_at.isoformat()],
        )
