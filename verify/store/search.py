"""Finding words in everything that was captured."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlite_utils import Database

_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A capture that holds the words."""

    capture: int
    address: str
    title: str | None
    captured_at: str
    snippet: str  # the words between ``OPEN`` and ``CLOSE``


OPEN, CLOSE = "\x02", "\x03"


def fts_query(text: str, *, phrase: bool = True) -> str:
    """A query of the full-text index out of any text: all its words, as a phrase or not."""
    words = [f'"{word}"' for word in _WORD.findall(text)]
    return " + ".join(words) if phrase else " OR ".join(dict.fromkeys(words))


def search_captures(db: Database, query: str, limit: int = 20) -> list[Hit]:
    """The captures that match a query of SQLite's FTS5, the best first.

    An empty query finds nothing. ``fts_query`` makes a safe query out of any text.
    """
    if not query.strip():
        return []
    rows = db.execute(
        "SELECT c.id, s.address, c.title, c.captured_at,"
        " snippet(captures_fts, -1, ?, ?, '…', 24)"
        " FROM captures_fts JOIN captures c ON c.id = captures_fts.rowid"
        " JOIN sources s ON s.id = c.source"
        " WHERE captures_fts MATCH ? ORDER BY bm25(captures_fts), c.id LIMIT ?",
        [OPEN, CLOSE, query, limit],
    )
    return [Hit(*row) for row in rows]
