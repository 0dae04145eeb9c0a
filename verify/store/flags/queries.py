"""Queries of the list of flags: filters, pages, counts."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from verify.model import History, Severity
from verify.store.damaged_rows import DamagedCell, Failed, intact_rows

Row = dict[str, Any]
STATUSES = ("open", "confirmed", "dismissed", "fixed", "later")
_COLUMNS = (
    "f.id, f.rule, f.severity, f.confidence, f.status, f.history, f.message, f.words, f.source,"
    " f.publisher, f.lapsed, f.first_seen, f.last_seen, f.start, f.end, f.article,"
    " a.origin, a.title, a.outlet"
)
# Most severe first, then in the order of the text.
_ORDER = (
    "CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, f.article, f.start, f.id"
)
_BY_ARTICLE = "f.article, f.start, f.id"
_ORDERS = {"article": _BY_ARTICLE, "severity": _ORDER, "rule": "f.rule, f.article, f.start, f.id"}
_FROM = "FROM flags f LEFT JOIN articles a ON a.id = f.article"


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
    among: tuple[int, ...] | None = None  # these flags
    run: int | None = None  # found in this run


def searched(db: Database, asked: Filter) -> Filter:
    """Return an equal filter whose search for words has been made: once, not for each count."""
    words = {name: getattr(asked, name) for name in _WITHIN}
    if not any(words.values()):
        return asked
    found = flag_ids(db, Filter(**words))
    return replace(asked, **dict.fromkeys(_WITHIN), among=tuple(found))


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
    where, values = _where(asked)
    order = _ORDERS[by]
    sql = f"SELECT {_COLUMNS} {_FROM} WHERE {where} ORDER BY {order} LIMIT :limit OFFSET :offset"
    page = {"limit": -1 if limit is None else limit, "offset": offset}
    return list(intact_rows(db, sql, values | page, _flag_row, "flag", failed))


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
    where, values = _where(asked)
    order = _ORDERS[by]
    sql = f"SELECT f.id {_from(where)} WHERE {where} ORDER BY {order}"
    return [row for (row,) in db.execute(sql, values)]


def count(db: Database, asked: Filter) -> int:
    """Return the number of matching flags."""
    where, values = _where(asked)
    sql = f"SELECT count(*) {_from(where)} WHERE {where}"
    return int(db.execute(sql, values).fetchone()[0])


def counts(
    db: Database, asked: Filter, by: str, failed: Failed | None = None
) -> list[tuple[str, int]]:
    """Return the number of matching flags for each value of a column.

    ``by`` is ``rule``, ``severity``, ``status``, ``outlet`` or ``article``. A damaged row is added
    to ``failed``, if that is given.
    """
    column = {
        "rule": "f.rule",
        "severity": "f.severity",
        "status": "f.status",
        "outlet": "a.outlet",
        "article": "a.origin",
    }[by]
    where, values = _where(asked)
    sql = (
        f"SELECT min(f.id), {column} AS name, count(*) AS number {_from(column + where)}"
        f" WHERE {where} AND {column} IS NOT NULL GROUP BY 2 ORDER BY 3 DESC, 2"
    )
    return list(intact_rows(db, sql, values, _number_of, "flag", failed))


def _from(used: str) -> str:
    """Return the tables of a query: SQLite would look up every flag's article in vain."""
    return _FROM if "a." in used else "FROM flags f"


def _number_of(row: Row) -> tuple[str, int]:
    return str(row["name"]), int(row["number"])


def _where(asked: Filter) -> tuple[str, Row]:
    conditions = ["1"]
    values: Row = {}
    for name, column in _EQUAL.items():
        if (value := getattr(asked, name)) is not None:
            conditions.append(f"{column} = :{name}")
            values[name] = value
    for name, text in _WITHIN.items():
        if value := getattr(asked, name):
            conditions.append(f"instr(casefold(CAST({text} AS BLOB)), :{name})")
            values[name] = str(value).casefold()
    if asked.among is not None:
        conditions.append("f.id IN (SELECT value FROM json_each(:among))")
        values["among"] = json.dumps(asked.among)
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
    "article": "a.origin || ' ' || coalesce(a.title, '')",
    "source": "coalesce(f.source, '')",
    "words": "f.words || ' ' || f.message",
}
