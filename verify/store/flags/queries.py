"""Queries of the list of flags: filters, pages, counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from verify.model import History, Severity
from verify.store.damaged_rows import DamagedCell, Failed, intact_rows
from verify.store.flags.folded_texts import FOLDED_TEXT

Row = dict[str, Any]
STATUSES = ("open", "confirmed", "dismissed", "fixed", "later")
_COLUMNS = (
    "f.id, f.rule, f.severity, f.confidence, f.status, f.history, f.message, f.words, f.source,"
    " f.publisher, f.lapsed, f.first_seen, f.last_seen, f.start, f.end, f.article,"
    " a.origin, a.title, a.outlet"
)
_SEVERITY = "CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"
_PLACE = ("f.article", "f.start", "f.id")
# Column that a list is ordered by -> the columns of its order.
ORDERS = {"article": _PLACE, "severity": (_SEVERITY, *_PLACE), "rule": ("f.rule", *_PLACE)}
_JOINS = {
    "a": "LEFT JOIN articles a ON a.id = f.article",
    "t": "LEFT JOIN flag_texts t ON t.flag = f.id",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Filter of the list of flags. None and "" select everything.

    ``article`` matches any part of the article's path, URL or title, ``words`` any part of the
    flag's words or message; both ignore case. ``since`` is an ISO date.
    """

    article: str | None = None
    rule: str | None = None
    severity: str | None = None
    status: str | None = None
    history: str | None = None
    outlet: str | None = None
    source: str | None = None
    words: str | None = None
    since: str | None = None
    row: int | None = None  # of one article
    address: str | None = None  # of one source
    run: int | None = None  # found in this run


def flag_rows(
    db: Database,
    asked: Filter,
    limit: int | None = None,
    offset: int = 0,
    by: str = "article",
    failed: Failed | None = None,
) -> list[Row]:
    """Return the rows of matching flags, ordered by ``article``, ``rule`` or ``severity``.

    A damaged row is added to ``failed``, if that is given.
    """
    condition, values = where(asked)
    order = ", ".join(ORDERS[by])
    sql = f"SELECT {_COLUMNS} {tables(_COLUMNS + condition)} WHERE {condition} ORDER BY {order}"
    if limit is not None:
        # Rows before the offset are skipped in an index, without reading flags and articles.
        page = (
            f"SELECT f.id {tables(condition)} WHERE {condition} ORDER BY {order}"
            " LIMIT :limit OFFSET :offset"
        )
        shown = f"{tables(_COLUMNS)} WHERE f.id IN ({page})"
        sql = f"SELECT {_COLUMNS} {shown} ORDER BY {order}"
        values |= {"limit": limit, "offset": offset}
    return list(intact_rows(db, sql, values, _flag_row, "flag", failed))


def _flag_row(row: Row) -> Row:
    Severity(row["severity"])
    History(row["history"])
    for name in ("rule", "status", "message", "words", "origin"):
        if not isinstance(row[name], str):
            raise DamagedCell(f"the cell “{name}” is empty")
    for name in ("start", "end"):
        if not isinstance(row[name], int | None):
            raise DamagedCell(f"the cell “{name}” is not a number")
    return row


def flag_ids(db: Database, asked: Filter, by: str = "article") -> list[int]:
    """Return the ids of the matching flags."""
    condition, values = where(asked)
    order = ", ".join(ORDERS[by])
    sql = f"SELECT f.id {tables(condition)} WHERE {condition} ORDER BY {order}"
    return [row for (row,) in db.execute(sql, values)]


def tables(used: str) -> str:
    """Return the tables of a query: those whose columns it uses, since each costs a look-up."""
    joined = [join for alias, join in _JOINS.items() if re.search(rf"\b{alias}\.", used)]
    return " ".join(("FROM flags f", *joined))


def where(asked: Filter) -> tuple[str, Row]:
    """Return the condition of a filter for the tables ``f`` and ``a``, and its values."""
    conditions = ["1"]
    values: Row = {}
    for name, column in _EQUAL.items():
        if (value := getattr(asked, name)) is not None:
            conditions.append(f"{column} = :{name}")
            values[name] = value
    for name, text in _WITHIN.items():
        if value := getattr(asked, name):
            conditions.append(f"instr({text}, :{name})")
            values[name] = str(value).casefold()
    if asked.run is not None:
        conditions.append("f.id IN (SELECT flag FROM run_flags WHERE run = :run)")
        values["run"] = asked.run
    if asked.since:
        conditions.append("f.last_seen >= :since")
        values["since"] = asked.since
    return " AND ".join(conditions), values


_EQUAL = {
    "rule": "f.rule",
    "severity": "f.severity",
    "status": "f.status",
    "history": "f.history",
    "outlet": "a.outlet",
    "row": "f.article",
    "address": "f.source",
}
_WITHIN = {
    "article": "casefold(CAST(a.origin || ' ' || coalesce(a.title, '') AS BLOB))",
    "source": "casefold(CAST(coalesce(f.source, '') AS BLOB))",
    "words": FOLDED_TEXT,
}
