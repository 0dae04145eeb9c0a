"""Confirmed flags that the author still has to correct."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from sqlite_utils import Database

from verify.store.damaged_rows import Failed, intact_rows
from verify.store.flags.events import effective_decision

Row = dict[str, Any]
COLUMNS = (
    *("id", "author", "article", "title", "rule", "severity", "words", "message", "suggestion"),
    *("source", "note", "who", "at"),
)
_ORDERS = {
    "article": "a.title, a.key, f.start, f.id",
    "author": "coalesce(a.byline, ''), a.title, a.key, f.start, f.id",
}


def to_correct(
    db: Database,
    article: str | None = None,
    author: str | None = None,
    by: str = "article",
    failed: Failed | None = None,
) -> list[Row]:
    """Return the confirmed flags that are still in the text, grouped ``by`` article or author.

    ``article`` filters by part of the path or title, ``author`` by part of the byline.
    A damaged row is added to ``failed``, if that is given.
    """
    sql = (
        "SELECT f.id, a.byline AS author, a.origin AS article, a.title, f.rule, f.severity,"
        " f.words, f.message, f.source, f.finding FROM flags f JOIN articles a"
        " ON a.id = f.article WHERE f.status = 'confirmed' AND f.history <> 'gone'"
        " AND instr(casefold(CAST(a.origin || ' ' || coalesce(a.title, '') AS BLOB)), :article)"
        " AND instr(casefold(CAST(coalesce(a.byline, '') AS BLOB)), :author)"
        f" ORDER BY {_ORDERS[by]}"
    )
    asked = {"article": (article or "").casefold(), "author": (author or "").casefold()}
    read = partial(_with_decision, db)
    return list(intact_rows(db, sql, asked, read, "flag", failed))


def _with_decision(db: Database, row: Row) -> Row:
    event = effective_decision(db, row["id"]).event or {}
    suggestion = json.loads(row.pop("finding")).get("suggestion")
    note = ": ".join(part for part in (event.get("reason"), event.get("note")) if part) or None
    found = row | {"suggestion": suggestion, "note": note}
    found |= {"who": event.get("who"), "at": event.get("at")}
    return {name: found[name] for name in COLUMNS}
