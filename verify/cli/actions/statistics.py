"""The precision of rules, from the decisions on their flags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from verify.cli.output import as_json, check_format, terminal_width
from verify.cli.tables import row_lines

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.containment import InternalFailure
    from verify.store.flags.rule_accuracy import RuleRecord


def render_statistics(
    db: Database, format: str, failed: list[InternalFailure] | None = None
) -> str:
    """Return the precision of each rule with decisions, and the rules below the bar.

    Damaged rows are added to ``failed``, if that is given.
    """
    from verify.store.flags.rule_accuracy import ENOUGH, rule_records

    check_format(format, ("table", "json"))
    records = rule_records(db, failed)
    decided = [record for record in records if record.precision is not None]
    if format == "json":
        return as_json([_record_row(record) for record in decided])
    if not decided:
        if records:
            return "No decisions yet. Run `verify review` to decide flags.\n"
        return "No flags yet. Run `verify run` first.\n"
    lines = _statistics_lines(decided)
    if undecided := len(records) - len(decided):
        others = "1 other rule has" if undecided == 1 else f"{undecided} other rules have"
        lines.append(f"Rules with decisions only. {others} flags, but no decisions yet.")
    if below := [record.rule for record in decided if record.below_threshold]:
        lines.append(f"Below {ENOUGH:.0%}: {', '.join(below)}.")
    return "\n".join(lines) + "\n"


def _statistics_lines(records: Sequence[RuleRecord]) -> list[str]:
    widths = [max(len(record.rule) for record in records), 5, 5, 5, 5, 9]
    rows = [["rule", "flags", " open", "right", "wrong", "precision", "dismissed because"]]
    for record in records:
        reasons = ", ".join(f"{reason} ({number})" for reason, number in record.reasons)
        numbers = (record.flags, record.open, record.confirmed, record.dismissed)
        cells = [str(number).rjust(5) for number in numbers]
        share = "–" if record.precision is None else f"{record.precision:.0%}"
        rows.append([record.rule, *cells, share.rjust(9), reasons])
    return [line for row in rows for line in row_lines(row, widths, terminal_width())]


def _record_row(record: RuleRecord) -> dict[str, Any]:
    return {
        "rule": record.rule,
        "flags": record.flags,
        "open": record.open,
        "confirmed": record.confirmed,
        "dismissed": record.dismissed,
        "precision": record.precision,
        "reasons": dict(record.reasons),
    }
