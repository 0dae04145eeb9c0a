"""Full-text search of all captures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.store.damaged_rows import Failed, intact_rows

_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A capture that matches the search."""

    capture: int
    address: str
    title: str | None
    captured_at: str
    snippet: str  # an excerpt; ``OPEN`` and ``CLOSE`` enclose each match


OPEN, CLOSE = "\x02", "\x03"


def fts_query(text: str, *, phrase: bool = True) -> str:
    """Return an FTS5 query made from any text: its words as a phrase, or any of them.

    E.g. "the dam" becomes '"the" + "dam"' or, without ``phrase``, '"the" OR "dam"'.
    """
    words = [f'"{word}"' for word in _WORD.findall(text)]
    return " + ".join(words) if phrase else " OR ".join(dict.fromkeys(words))


def search_captures(
    db: Database, query: str, limit: int = 20, failed: Failed | None = None
) -> list[Hit]:
    """Return the captures that match an FTS5 query, best match first.

    An empty query finds nothing. ``fts_query`` makes a valid query from any text. A damaged row
    is added to ``failed``, if that is given.
    """
    if not query.strip():
        return []
    sql = (
        "SELECT c.id, s.address, c.title, c.captured_at,"
        " snippet(captures_fts, -1, ?, ?, '…', 24)"
        " FROM captures_fts JOIN captures c ON c.id = captures_fts.rowid"
        " JOIN sources s ON s.id = c.source"
        " WHERE captures_fts MATCH ? ORDER BY bm25(captures_fts), c.id LIMIT ?"
    )
    values = [OPEN, CLOSE, query, limit]
    return list(intact_rows(db, sql, values, _hit, "capture", failed))


def _hit(row: dict[str, Any]) -> Hit:
    datetime.fromisoformat(row["captured_at"])
    return Hit(*row.values())
