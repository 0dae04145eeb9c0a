"""``verify flags --to-correct``: what the authors still have to correct."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from verify.cli.output import as_json, check_format

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.containment import InternalFailure


def render_to_correct(
    db: Database, article: str | None, format: str, failed: list[InternalFailure] | None = None
) -> str:
    """Return the confirmed flags by author and article as table, json or csv.

    Damaged rows are added to ``failed``, if that is given.
    """
    from verify.report.tables import csv_text
    from verify.report.wording import count
    from verify.store.flags.to_correct import COLUMNS, to_correct

    check_format(format, ("table", "json", "csv"))
    rows = to_correct(db, article, by="author", failed=failed)
    if format == "json":
        return as_json(rows)
    if format == "csv":
        return csv_text(COLUMNS, [[row[name] for name in COLUMNS] for row in rows])
    lines = [line for _, group in groupby(rows, key=_group) for line in _article(list(group))]
    return "".join(f"{line}\n" for line in (*lines, f"{count(len(rows), 'flag')} to correct."))


def _group(row: dict[str, Any]) -> tuple[str, str]:
    return row["author"] or "", row["article"]


def _article(rows: list[dict[str, Any]]) -> list[str]:
    from verify.report.excerpts import flag_words, printable
    from verify.report.wording import capitalized, shortened

    first = rows[0]
    author = f", {first['author']}" if first["author"] else ""
    lines = [printable(f"{first['title'] or first['article']}{author}")]
    for row in rows:
        lines.append(f"  {row['id']:>5}  {printable(shortened(flag_words(row['words']), 160))}")
        lines.append(f"         {printable(capitalized(row['message']))}")
        if row["suggestion"]:
            lines.append(f"         Suggestion: {printable(row['suggestion'])}")
        if row["note"]:
            lines.append(f"         Note: {printable(row['note'])}")
    return [*lines, ""]
