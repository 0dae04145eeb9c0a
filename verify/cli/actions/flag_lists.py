"""Flags as tables, JSON, CSV, and one at a time."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from verify.cli.problem import Problem
from verify.report.safe_text import SafeTable, safe_json

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.report import DisplayOptions
    from verify.store.flags.queries import Filter

_SHOWN = {
    "id": "id",
    "severity": "severity",
    "rule": "rule",
    "status": "status",
    "origin": "article",
    "words": "words",
}
_LONGEST = 160  # characters of a flag's words in a list; JSON and CSV have them all
_ALL = 10**9  # more flags than a database holds
_WIDEST = 100  # columns that a flag is shown in, at most


def checked(
    db: Database,
    article: str | None,
    rule: str | None,
    severity: str | None,
    status: str,
    outlet: str | None,
    since: str | None,
    words: str | None,
) -> Filter:
    """A filter out of options. Raises ``Problem`` for a word that means nothing."""
    from verify.model import Severity
    from verify.store.flags.queries import STATUSES, Filter

    _one_of("--status", status, (*STATUSES, "all"))
    _one_of("--severity", severity, tuple(s.value for s in Severity))
    try:
        day = date.fromisoformat(since).isoformat() if since else None
    except ValueError:
        raise Problem(f"--since takes a day like 2026-03-31, not “{since}”.") from None
    chosen = None if status == "all" else status
    return Filter(
        article=article,
        rule=_rule(db, rule),
        severity=severity,
        status=chosen,
        outlet=outlet,
        since=day,
        words=words,
    )


def _one_of(option: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise Problem(f"{option} is one of {', '.join(known)}, not “{value}”.")


def _rule(db: Database, name: str | None) -> str | None:
    """The rule of this name or code, or one that is no rule any more but has flags here."""
    from verify.rules import UnknownRule, named

    if not name:
        return None
    try:
        return named(name).name
    except UnknownRule as unknown:
        if db.execute("SELECT 1 FROM flags WHERE rule = ? LIMIT 1", [name]).fetchone():
            return name
        raise Problem(str(unknown)) from unknown


def shown(db: Database, asked: Filter, limit: int | None, format: str) -> str:
    """The list in one of the formats table, json, csv."""
    from verify.store.flags.queries import count, flag_rows

    _one_of("--format", format, ("table", "json", "csv"))
    rows = flag_rows(db, asked, None if limit is None else min(limit, _ALL))
    if format == "json":
        return safe_json(rows, indent=1) + "\n"
    if format == "csv":
        return _csv(rows)
    total = count(db, asked)
    more = "" if len(rows) == total else f" ({len(rows)} shown)"
    return f"{_table(rows)}{total} {'flag' if total == 1 else 'flags'}{more}.\n"


def _csv(rows: Sequence[dict[str, Any]]) -> str:
    """CSV in which no cell is a formula: a spreadsheet would carry out what a page wrote."""
    out = io.StringIO()
    if rows:
        table = SafeTable(out)
        table.add_row(rows[0])
        for row in rows:
            table.add_row(row.values())
    return out.getvalue()


def _table(rows: Sequence[dict[str, Any]]) -> str:
    """One line a flag, cut to the terminal's width where it goes to one."""
    from verify.report.excerpts import flag_words, printable

    rows = [row | {"words": flag_words(str(row["words"]))} for row in rows]
    alike = len({row["status"] for row in rows}) == 1  # then the column says nothing
    shown = {n: title for n, title in _SHOWN.items() if not (alike and n == "status")}
    lines = [list(shown.values())]
    lines += [[printable(" ".join(str(row[n]).split())) for n in shown] for row in rows]
    lines = [[*line[:-1], _cut(line[-1], _LONGEST)] for line in lines]
    width = shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else None
    widths = [max(len(line[n]) for line in lines) for n in range(len(shown))]
    if width:
        # The article's name and the flag's words share what the other columns leave.
        rest = max(20, width - sum(widths[:-2]) - 2 * (len(widths) - 1))
        widths[-2] = min(widths[-2], rest * 2 // 5)
        widths[-1] = rest - widths[-2]
    return "".join(f"{_row(line, widths, bool(width))}\n" for line in lines) if rows else ""


def _row(cells: Sequence[str], widths: Sequence[int], cut: bool) -> str:
    number, *middle, article, words = cells
    if cut and len(article) > widths[-2]:
        article = "…" + article[1 - widths[-2] :]
    words = _cut(words, widths[-1]) if cut else words
    padded = [cell.ljust(width) for cell, width in zip(middle, widths[1:-2], strict=True)]
    return "  ".join([number.rjust(widths[0]), *padded, article.ljust(widths[-2]), words]).rstrip()


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def look() -> DisplayOptions:
    """How a flag is shown on this standard output."""
    from verify.report import DisplayOptions

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return DisplayOptions(
        color=colour, width=min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    )


def one(db: Database, number: int) -> str:
    """One flag with its evidence and history. Raises ``Problem`` where there is none."""
    from verify.report.formats.terminal import flag_text
    from verify.store.articles import articles
    from verify.store.flags.flags import flag

    found = flag(db, number)
    if found is None:
        raise Problem(f"There is no flag {number}.")
    (row,) = db.execute("SELECT article FROM flags WHERE id = ?", [number]).fetchone()
    lines = [found.article, flag_text(found, articles.load_article(db, row).text, look())]
    lines += events(db, number)
    return "\n".join(lines)


def events(db: Database, number: int) -> list[str]:
    """The decisions on a flag, the oldest first, a line each."""
    from verify.store.flags.events import history

    return [f"    {_event(event)}" for event in history(db, number)]


def _event(event: dict[str, Any]) -> str:
    who = f" by {event['who']}" if event["who"] else ""
    why = "; ".join(part for part in (event["reason"], event["note"]) if part)
    return f"{event['at'][:16].replace('T', ' ')}  {event['event']}{who}{f': {why}' if why else ''}"


def statistics(db: Database) -> str:
    """Per rule: flags, decisions, precision, reasons; rules under the bar are named."""
    from verify.store.flags.rule_accuracy import ENOUGH, rule_records

    records = rule_records(db)
    if not records:
        return "No flags yet.\n"
    width = max(len(record.rule) for record in records)
    lines = [f"{'rule':<{width}}  flags  open  right  wrong  precision  dismissed because"]
    for r in records:
        share = "–" if r.precision is None else f"{r.precision:.0%}"
        why = ", ".join(f"{reason} ({number})" for reason, number in r.reasons)
        numbers = f"{r.flags:>5}  {r.open:>4}  {r.confirmed:>5}  {r.dismissed:>5}"
        lines.append(f"{r.rule:<{width}}  {numbers}  {share:>9}  {why}".rstrip())
    if below := [record.rule for record in records if record.below_threshold]:
        lines.append(f"Under {ENOUGH:.0%}: {', '.join(below)}.")
    return "\n".join(lines) + "\n"
