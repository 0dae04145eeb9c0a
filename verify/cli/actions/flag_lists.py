"""Flags as tables, JSON, CSV, and one at a time."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from verify.cli.actions.reports.flag_formats import REPORT_FORMATS, render_as_report
from verify.cli.errors import UserError
from verify.cli.output import as_json, check_format, terminal_width, text_width, use_color
from verify.cli.tables import row_lines
from verify.report.safe_text import SafeTable
from verify.terms import status_label, stored_status

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.containment import InternalFailure
    from verify.report import DisplayOptions
    from verify.store.flags.queries import Filter

FORMATS = ("table", "json", "csv", *REPORT_FORMATS)
_COLUMNS = {  # field of a row: heading
    "id": "id",
    "severity": "severity",
    "rule": "rule",
    "status": "status",
    "origin": "article",
    "words": "words",
}
_LONGEST = 160  # characters of a flag's words in a table; JSON and CSV have them all
_LONGEST_NAME = 32  # characters of an article's name on a terminal
_ALL = 10**9  # more flags than a database has
_WIDEST = 100  # columns that one flag is shown in, at most


def make_filter(
    db: Database,
    article: str | None,
    rule: str | None,
    severity: str | None,
    status: str,
    outlet: str | None,
    since: str | None,
    words: str | None,
) -> Filter:
    """Return a filter. Raises ``UserError`` for a value that no flag can have."""
    from verify.model import Severity
    from verify.store.flags.queries import STATUSES, Filter

    stored = stored_status(status)
    if stored not in (*STATUSES, "all"):
        known = ", ".join((*map(status_label, STATUSES), "all"))
        raise UserError(f"--status takes {known}, not “{status}”.")
    severities = tuple(s.value for s in Severity)
    if severity is not None and severity not in severities:
        raise UserError(f"--severity takes {', '.join(severities)}, not “{severity}”.")
    return Filter(
        article=article,
        rule=_rule(db, rule),
        severity=severity,
        status=None if stored == "all" else stored,
        outlet=outlet,
        since=_day(since),
        words=words,
    )


def _day(since: str | None) -> str | None:
    try:
        return date.fromisoformat(since).isoformat() if since else None
    except ValueError:
        raise UserError(f"--since takes a date like 2026-03-31, not “{since}”.") from None


def _rule(db: Database, name: str | None) -> str | None:
    """Return the rule with this name or code, or a former rule that has flags here."""
    from verify.rules import UnknownRule, named

    if not name:
        return None
    try:
        return named(name).name
    except UnknownRule as unknown:
        if db.execute("SELECT 1 FROM flags WHERE rule = ? LIMIT 1", [name]).fetchone():
            return name
        raise UserError(str(unknown)) from unknown


def render_flags(
    db: Database,
    asked: Filter,
    limit: int | None,
    format: str,
    failed: list[InternalFailure] | None = None,
) -> str:
    """Return the list as a table or in one of ``FORMATS``. Raises ``UserError`` for another.

    Damaged rows are added to ``failed``, if that is given.
    """
    from verify.store.flags.queries import flag_rows
    from verify.store.flags.tally import tally

    check_format(format, FORMATS)
    rows = flag_rows(db, asked, None if limit is None else min(limit, _ALL), failed=failed)
    if format in REPORT_FORMATS:
        return render_as_report(db, rows, format, failed)
    if format == "json":
        return as_json(rows)
    if format == "csv":
        return _csv(rows)
    total = tally(db, asked, []).total()  # the list above names the damaged rows
    more = "" if len(rows) == total else f" ({len(rows)} shown)"
    return f"{_table(rows, terminal_width())}{total} {'flag' if total == 1 else 'flags'}{more}.\n"


def _csv(rows: Sequence[dict[str, Any]]) -> str:
    """Return CSV in which no cell is a formula: a spreadsheet would run what a page wrote."""
    out = io.StringIO()
    if rows:
        table = SafeTable(out)
        table.add_row(rows[0])
        for row in rows:
            table.add_row(row.values())
    return out.getvalue()


def _table(rows: Sequence[dict[str, Any]], width: int | None) -> str:
    """Return the table, fitted to ``width`` columns; None: one line per flag, however long."""
    if not rows:
        return ""
    same = len({row["status"] for row in rows}) == 1  # then the column says nothing
    names = [name for name in _COLUMNS if not (same and name == "status")]
    lines = [[_COLUMNS[name] for name in names]]
    lines += [[_cell(name, row, width) for name in names] for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(names) - 1)]
    lines = [[line[0].rjust(widths[0]), *line[1:]] for line in lines]
    return "".join(f"{text}\n" for line in lines for text in row_lines(line, widths, width, most=1))


def _cell(name: str, row: dict[str, Any], width: int | None) -> str:
    from verify.report.excerpts import flag_words, printable

    value = str(row[name])
    if name == "words":
        return _cut(printable(" ".join(flag_words(value).split())), _LONGEST)
    text = printable(" ".join(value.split()))
    if name == "status":
        return status_label(text)
    if name == "origin" and width and len(text) > _LONGEST_NAME:
        return "…" + text[1 - _LONGEST_NAME :]
    return text


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def terminal_look() -> DisplayOptions:
    """Return how a single flag is shown on this standard output."""
    from verify.report import DisplayOptions

    return DisplayOptions(color=use_color(), width=min(text_width(_WIDEST), _WIDEST))


def render_details(
    db: Database, numbers: Sequence[int], format: str, failed: list[InternalFailure] | None = None
) -> str:
    """Return flags with their evidence and history. Raises ``UserError`` for an unknown one.

    Damaged flags are added to ``failed``, if that is given.
    """
    from verify.store.damaged_rows import contained

    check_format(format, ("text", "json"))
    one: Callable[..., Any] = _details if format == "json" else render_flag
    shown: list[Any] = []
    for number in numbers:
        if not db.execute("SELECT 1 FROM flags WHERE id = ?", [number]).fetchone():
            raise UserError(f"There is no flag {number}.")
        with contained(failed, f"flag {number}"):
            shown.append(one(db, number, failed))
    return as_json(shown) if format == "json" else "".join(f"{text}\n" for text in shown)


def _details(db: Database, number: int, failed: list[InternalFailure] | None) -> dict[str, Any]:
    """Return a flag as a row of the list, with its evidence and its decisions."""
    from verify.store.flags.events import history
    from verify.store.flags.flags import flag
    from verify.store.flags.queries import Filter, flag_rows

    found = flag(db, number, failed)
    assert found is not None
    (article,) = db.execute("SELECT article FROM flags WHERE id = ?", [number]).fetchone()
    others: list[InternalFailure] = []  # damaged flags of the same article
    rows = flag_rows(db, Filter(row=article), failed=others)
    row = next((row for row in rows if row["id"] == number), None)
    if row is None:
        raise ValueError(others[0].why if others else "its article is missing")
    evidence = [
        {"kind": str(e.kind), "text": e.text, "url": e.address} for e in found.finding.evidence
    ]
    names = ("at", "event", "who", "reason", "note")
    decisions = [{name: event[name] for name in names} for event in history(db, number)]
    return row | {
        "suggestion": found.finding.suggestion,
        "evidence": evidence,
        "decisions": decisions,
    }


def render_flag(db: Database, number: int, failed: list[InternalFailure] | None = None) -> str:
    """Return one flag with its evidence and history as text. Raises ``UserError``."""
    from verify.report.formats.terminal import flag_text
    from verify.store.articles import articles
    from verify.store.flags.flags import flag

    found = flag(db, number, failed)
    if found is None:
        raise UserError(f"There is no flag {number}.")
    (row,) = db.execute("SELECT article FROM flags WHERE id = ?", [number]).fetchone()
    article = articles.load_article(db, row)
    lines = [found.article, flag_text(found, article, terminal_look())]
    return "\n".join([*lines, *decision_lines(db, number)])


def decision_lines(db: Database, number: int) -> list[str]:
    """Return the decisions on a flag, oldest first, one line each."""
    from verify.store.flags.events import history

    return [f"    {_event(event)}" for event in history(db, number)]


def _event(event: dict[str, Any]) -> str:
    who = f" by {event['who']}" if event["who"] else ""
    why = "; ".join(part for part in (event["reason"], event["note"]) if part)
    what = f"{status_label(event['event'])}{who}{f': {why}' if why else ''}"
    return f"{event['at'][:16].replace('T', ' ')}  {what}"
