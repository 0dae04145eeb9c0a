"""Decisions from the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.errors import UserError, system_reason
from verify.cli.output import as_json, check_format
from verify.cli.statuses import shown_status

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.store.flags.decision_file import MergeResult

_LINES = 10  # skipped lines of a file that are listed one by one


@dataclass(frozen=True, slots=True)
class DecisionRequest:
    """What to decide. ``verdict`` may be ``undone``; ``apply_to`` makes it a bulk dismissal."""

    verdict: str
    reason: str | None = None
    note: str | None = None
    who: str | None = None
    apply_to: str | None = None


def chosen_verdict(
    confirm: bool, dismiss: str | None, fixed: bool, deferred: bool, undo: bool
) -> str:
    """Return the one verdict among the options. Raises ``UserError`` for none or several."""
    options = {
        "confirmed": confirm,
        "dismissed": dismiss is not None,
        "fixed": fixed,
        "later": deferred,
        "undone": undo,
    }
    given = [verdict for verdict, wanted in options.items() if wanted]
    if len(given) != 1:
        raise UserError(
            "Give exactly one decision: --confirm, --dismiss REASON, --fixed, --deferred or --undo."
        )
    return given[0]


def decide_flags(
    db: Database, ids: Sequence[int], request: DecisionRequest, now: datetime
) -> Iterator[str]:
    """Decide all flags or none; yield one line for each. Raises ``UserError``."""
    from verify.store import transaction
    from verify.store.flags.events import DecisionNotPossible

    if request.apply_to and request.verdict != "dismissed":
        raise UserError("--apply-to needs --dismiss REASON.")
    try:
        with transaction(db):
            lines = [_decide_one(db, number, request, now) for number in dict.fromkeys(ids)]
    except DecisionNotPossible as error:
        raise UserError(str(error)) from error
    yield from lines


def _decide_one(db: Database, number: int, request: DecisionRequest, now: datetime) -> str:
    from verify.store.flags.decisions import decide, dismiss_all_like, undo
    from verify.store.flags.events import NewDecision

    made = NewDecision(request.verdict, request.reason, request.note, request.who)
    if request.verdict == "undone":
        was = undo(db, number, request.who, now).verdict
        return f"Flag {number}: no longer {shown_status(was)}."
    before = decide(db, number, made, now)
    changed = before is not None and before.verdict != request.verdict
    was = f" (was {shown_status(before.verdict)})" if before and changed else ""
    if request.apply_to:
        bulk = dismiss_all_like(db, number, request.apply_to, made, now)
        return f"Flag {number}: dismissed{was}. Bulk dismissal {bulk.id}: {bulk.sentence}."
    return f"Flag {number}: {shown_status(request.verdict)}{was}."


def list_bulk_dismissals(db: Database, format: str) -> str:
    """Return the bulk dismissals that are in force, as text or JSON."""
    from verify.store.flags.bulk_dismissals import bulk_dismissals

    check_format(format, ("text", "json"))
    found = bulk_dismissals(db)
    if format == "json":
        names = ("id", "kind", "rule", "value", "reason", "who")
        rows = [
            {name: getattr(bulk, name) for name in names} | {"at": bulk.at.isoformat()}
            for bulk in found
        ]
        return as_json(rows)
    lines = [
        f"{bulk.id:>4}  {bulk.sentence}"
        f"  ({bulk.reason or 'no reason'}, {bulk.who or 'unknown'}, {bulk.at:%Y-%m-%d})\n"
        for bulk in found
    ]
    return "".join(lines) or "No bulk dismissals.\n"


def end_bulk_dismissal(db: Database, number: int, who: str | None, now: datetime) -> str:
    """End one bulk dismissal. Raises ``UserError`` where there is none."""
    from verify.store.flags import decisions
    from verify.store.flags.events import DecisionNotPossible

    try:
        return f"Bulk dismissal {number} ended: {decisions.end_bulk_dismissal(db, number, who, now).sentence}."
    except DecisionNotPossible as error:
        raise UserError(str(error)) from error


def export_decisions(db: Database) -> str:
    """Return all decisions and bulk dismissals as JSON lines."""
    from verify.store.flags.decision_file import export

    return "".join(f"{line}\n" for line in export(db))


def write_atomically(file: Path, text: str) -> None:
    """Write a file whole or not at all. Raises ``UserError``."""
    temporary = file.with_name(f".{file.name}.new")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(file)
    except OSError as error:
        raise UserError(f"{file} could not be written: {error.strerror}.") from error


def read_lines(file: Path) -> list[str]:
    """Return the lines of a text file. Raises ``UserError``."""
    try:
        return file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{file} could not be read: {system_reason(error)}.") from error


def import_decisions(db: Database, file: Path, lines: Sequence[str]) -> str:
    """Merge the lines of ``file``; return what happened, in sentences. Raises ``UserError``."""
    from verify.store.flags.decision_file import merge

    merged = merge(db, lines)
    if merged.unread and not (merged.added or merged.known):
        raise UserError(f"{file} has no decisions. {merged.unread[0]}")
    return "\n".join(_sentences(merged))


def _sentences(merged: MergeResult) -> Iterator[str]:
    from verify.report.excerpts import flag_words
    from verify.report.wording import count

    yield f"Added {count(merged.added, 'decision')}; {merged.known} were already known."
    if merged.waiting:
        number = count(merged.waiting, "decision applies", "decisions apply")
        yield f"{number} to flags that no run has found here yet."
    for d in merged.disagreements:
        ours, theirs, winner = map(shown_status, (d.ours, d.theirs, d.holds))
        what = f"{d.article}: {d.rule}, {flag_words(d.words)}"
        yield f"{what}: {ours} here, {theirs} there. In force: {winner}."
    yield from merged.unread[:_LINES]
    if (further := len(merged.unread) - _LINES) > 0:
        yield f"{count(further, 'more line was', 'more lines were')} skipped."
