"""Queries that only the review desk uses: pages of articles and sources, and the trend.

Where they take ``failed``, a damaged row is added to it and left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import LinkState, Reason
from verify.store.damaged_rows import DamagedCell, Failed, intact_rows, rows_or_damaged

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Slice:
    """Which rows of a list one page shows."""

    limit: int
    offset: int


def article_page(db: Database, words: str, part: Slice, failed: Failed) -> list[Row]:
    """Return one page of articles with their open flags by severity, most errors first.

    ``words`` filters by path, URL and title; "" matches every article.
    """
    sql = (
        "SELECT a.id, a.origin, a.title, a.outlet, a.published, a.language, a.last_seen,"
        " a.open_errors AS errors, a.open_warnings AS warnings, a.open_infos AS infos"
        f" FROM articles a WHERE {_NAMED} ORDER BY a.open_errors DESC, a.open_warnings DESC,"
        " a.open_infos DESC, a.id LIMIT :limit OFFSET :offset"
    )
    asked = {"words": words.casefold(), "limit": part.limit, "offset": part.offset}
    counted = ("errors", "warnings", "infos")
    read = _row(texts=("origin",), moments=("last_seen",), numbers=counted)
    return list(intact_rows(db, sql, asked, read, "article", failed))


_NAMED = "(:words = '' OR instr(casefold(CAST(a.origin || ' ' || coalesce(a.title, '') AS BLOB)), :words))"


def article_count(db: Database, words: str) -> int:
    """Return the number of articles that match a search."""
    if not words:  # an index has them: no article is read
        return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    sql = f"SELECT count(*) FROM articles a WHERE {_NAMED}"
    return int(db.execute(sql, {"words": words.casefold()}).fetchone()[0])


def article_row(db: Database, article: int) -> Row | None:
    """Return the row of one article, or None."""
    return next(db.query("SELECT * FROM articles WHERE id = ?", [article]), None)


def article_of_flag(db: Database, flag: int) -> int | None:
    """Return the id of the article that a flag belongs to, or None."""
    found = db.execute("SELECT article FROM flags WHERE id = ?", [flag]).fetchone()
    return int(found[0]) if found else None


def source_page(db: Database, words: str, state: str, part: Slice, failed: Failed) -> list[Row]:
    """Return one page of cited sources by URL, with state and numbers of captures and articles."""
    sql = (
        "SELECT s.id, s.address, s.site, coalesce(l.state, 'unknown') AS state, l.last,"
        " l.change, ab.reason,"
        " (SELECT count(*) FROM captures c WHERE c.source = s.id) AS copies,"
        " (SELECT count(DISTINCT r.article) FROM cited_references r WHERE r.source = s.id) AS articles"
        f" FROM sources s {_STATES} WHERE {_FILTER} ORDER BY s.address LIMIT :limit OFFSET :offset"
    )
    asked: Row = {"words": words.casefold(), "state": state}
    asked |= {"limit": part.limit, "offset": part.offset}
    return list(intact_rows(db, sql, asked, _source, "source", failed))


def _source(row: Row) -> Row:
    LinkState(row["state"])
    if row["reason"] is not None:
        Reason(row["reason"])
    return _row(texts=("address",), moments=("last",))(row)


_STATES = "LEFT JOIN link_states l ON l.source = s.id LEFT JOIN absences ab ON ab.source = s.id"
_FILTER = (
    "(:words = '' OR instr(casefold(CAST(s.address AS BLOB)), :words))"
    " AND (:state = '' OR coalesce(l.state, 'unknown') = :state)"
    " AND EXISTS (SELECT 1 FROM cited_references r WHERE r.source = s.id)"
)


def source_count(db: Database, words: str, state: str) -> int:
    """Return the number of cited sources that match a search."""
    sql = f"SELECT count(*) FROM sources s {_STATES} WHERE {_FILTER}"
    return int(db.execute(sql, {"words": words.casefold(), "state": state}).fetchone()[0])


def cited_source_count(db: Database) -> int:
    """Return the number of cited sources, which triggers keep."""
    sql = "SELECT number FROM source_counts WHERE name = 'cited'"
    return int(db.execute(sql).fetchone()[0])


def source_row(db: Database, source: int) -> Row | None:
    """Return the row of one source with its link state, or None."""
    sql = (
        "SELECT s.*, coalesce(l.state, 'unknown') AS state, l.since, l.moved_to, l.change"
        " FROM sources s LEFT JOIN link_states l ON l.source = s.id WHERE s.id = ?"
    )
    return next(db.query(sql, [source]), None)


def source_number(db: Database, address: str | None) -> int | None:
    """Return the id of the source with this canonical URL, or None."""
    found = db.execute("SELECT id FROM sources WHERE address = ?", [address]).fetchone()
    return int(found[0]) if found else None


def capture_list(db: Database, source: int, failed: Failed) -> list[Row]:
    """Return the captures of a source, newest first, without their texts."""
    sql = (
        "SELECT id, captured_at, status, media_type, digest, via, title, warc, offset,"
        " final_address, length(text) AS characters"
        " FROM captures WHERE source = ? ORDER BY captured_at DESC, id DESC"
    )
    read = _row(texts=("via", "digest"), moments=("captured_at",))
    return list(intact_rows(db, sql, [source], read, "capture", failed))


def citing(db: Database, source: int, failed: Failed) -> list[Row]:
    """Return the articles that cite a source, with the title that each one cites."""
    sql = (
        "SELECT DISTINCT a.id, a.origin, a.title, r.title AS cited_title, r.accessed"
        " FROM cited_references r JOIN articles a ON a.id = r.article"
        " WHERE r.source = ? ORDER BY a.id, r.number"
    )
    return list(intact_rows(db, sql, [source], _row(texts=("origin",)), "article", failed))


def cited_by(db: Database, article: int, failed: Failed) -> list[Row]:
    """Return the sources that an article cites, in the order of its references."""
    sql = (
        "SELECT DISTINCT s.id, s.address, r.title FROM cited_references r"
        " JOIN sources s ON s.id = r.source WHERE r.article = ? ORDER BY r.number"
    )
    return list(intact_rows(db, sql, [article], _row(texts=("address",)), "source", failed))


def states(db: Database, cited: int, failed: Failed) -> list[tuple[str, int]]:
    """Return the number of cited sources in each state, in the order of ``LinkState``.

    ``cited`` is the number of all of them. Those that were never checked have no state.
    """
    sql = (
        "SELECT min(l.source), l.state, count(*) AS number FROM link_states l WHERE EXISTS"
        " (SELECT 1 FROM cited_references r WHERE r.source = l.source) GROUP BY l.state"
    )
    rows = list(rows_or_damaged(db, sql, [], "the state of source", failed))
    found = Counter({row["state"]: row["number"] for row in rows if row["state"] is not None})
    found["unknown"] += cited - sum(row["number"] for row in rows)
    return [(state.value, found[state.value]) for state in LinkState if found[state.value]]


def trend(db: Database, failed: Failed, limit: int = 30) -> list[Row]:
    """Return the latest finished runs, oldest first, with their numbers of flags and new flags."""
    sql = (
        "SELECT id, started, articles, flags, new_flags, usable, compared, quotations FROM runs"
        " WHERE finished IS NOT NULL ORDER BY id DESC LIMIT ?"
    )
    read = _row(moments=("started",), numbers=("flags", "new_flags"))
    return list(intact_rows(db, sql, [limit], read, "run", failed))[::-1]


def _row(
    texts: tuple[str, ...] = (), moments: tuple[str, ...] = (), numbers: tuple[str, ...] = ()
) -> Callable[[Row], Row]:
    """Return a reader of rows that raises ``DamagedCell`` where these columns hold something else.

    ``moments`` may be empty, ``texts`` and ``numbers`` may not.
    """

    def read(row: Row) -> Row:
        for name in (*texts, *numbers):
            if not isinstance(row[name], str if name in texts else int):
                raise DamagedCell(f"the cell “{name}” holds {row[name]!r:.40}")
        for name in moments:
            if row[name] is not None:
                datetime.fromisoformat(row[name])
        return row

    return read
