"""The page of confirmed flags that authors still have to correct, and its CSV export."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from sqlite_utils import Database

from verify.report.tables import csv_text
from verify.review.query_string import Query
from verify.store.damaged_rows import Failed
from verify.store.flags.to_correct import COLUMNS, to_correct

View = dict[str, Any]


def to_correct_list(db: Database, query: Query, failed: Failed) -> View:
    """Return the confirmed flags in groups, by article or by author.

    Damaged rows are added to ``failed`` and left out, here and in the CSV.
    """
    by = _by(query)
    rows = to_correct(db, query.get("article"), query.get("author"), by, failed)
    groups = [(name, list(group)) for name, group in groupby(rows, key=lambda r: _name(r, by))]
    return {"by": by, "total": len(rows), "groups": groups}


def to_correct_csv(db: Database, query: Query, failed: Failed) -> str:
    """Return the same list as CSV."""
    rows = to_correct(db, query.get("article"), query.get("author"), _by(query), failed)
    return csv_text(COLUMNS, [[row[name] for name in COLUMNS] for row in rows])


def _by(query: Query) -> str:
    return "author" if query.get("by") == "author" else "article"


def _name(row: dict[str, Any], by: str) -> str:
    if by == "author":
        return str(row["author"] or "No author named")
    return str(row["title"] or row["article"])
