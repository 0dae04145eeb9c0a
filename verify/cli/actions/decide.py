"""Decisions from the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.errors import UserError, system_reason
from verify.cli.output import as_json, check_format
from verify.cli.output_files import write_file
from verify.terms import status_label

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.containment import InternalFailure
    from verify.store.flags.bulk_dismissals import BulkDismissal
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


@dataclass(frozen=True, slots=True)
class DecidedFlag:
    """What was decided about one flag. ``before``: its status until then, where it had one."""

    number: int
    status: str
    before: str | None = None
    bulk: BulkDismissal | None = None
    undone: bool = False


def decide_flags(
    db: Database, ids: Sequence[int], request: DecisionRequest, now: datetime
) -> list[DecidedFlag]:
    """Decide all flags or none; return what was decided about each. Raises ``UserError``."""
    from verify.store import transaction
    from verify.store.flags.events import DecisionNotPossible

    if request.apply_to and request.verdict != "dismissed":
        raise UserError("--apply-to needs --dismiss REASON.")
    try:
        with transaction(db):
            return [_decide_one(db, number, request, now) for number in dict.fromkeys(ids)]
    except DecisionNotPossible as error:
        raise UserError(str(error)) from error


def decided_text(done: Sequence[DecidedFlag], format: str) -> str:
    """Return a line for each flag that was decided, or JSON."""
    if format == "json":
        return as_json([_decided_as_data(one) for one in done])
    return "".join(f"{_decided_sentence(one)}\n" for one in done)


def _decided_as_data(one: DecidedFlag) -> dict[str, Any]:
    bulk = {"bulk_dismissal": one.bulk.id, "covers": one.bulk.sentence} if one.bulk else {}
    return {"id": one.number, "status": one.status, "before": one.before, **bulk}


def _decided_sentence(one: DecidedFlag) -> str:
    if one.undone:
        return f"Flag {one.number}: no longer {status_label(one.before or '')}."
    was = f" (was {status_label(one.before)})" if one.before else ""
    bulk = f" Bulk dismissal {one.bulk.id}: {one.bulk.sentence}." if one.bulk else ""
    return f"Flag {one.number}: {status_label(one.status)}{was}.{bulk}"


def _decide_one(db: Database, number: int, request: DecisionRequest, now: datetime) -> DecidedFlag:
    from verify.store.flags.decisions import decide, dismiss_all_like, undo
    from verify.store.flags.events import NewDecision, effective_decision

    made = NewDecision(request.verdict, request.reason, request.note, request.who)
    if request.verdict == "undone":
        before = undo(db, number, request.who, now).verdict
        return DecidedFlag(number, effective_decision(db, number).status, before, undone=True)
    earlier = decide(db, number, made, now)
    changed = earlier if earlier and earlier.verdict != request.verdict else None
    bulk = dismiss_all_like(db, number, request.apply_to, made, now) if request.apply_to else None
    return DecidedFlag(number, request.verdict, changed.verdict if changed else None, bulk)


def list_bulk_dismissals(
    db: Database, format: str, failed: list[InternalFailure] | None = None
) -> str:
    """Return the bulk dismissals that are in force, as text or JSON.

    Damaged rows are added to ``failed``, if that is given.
    """
    from verify.store.flags.bulk_dismissals import bulk_dismissals

    check_format(format, ("text", "json"))
    found = bulk_dismissals(db, failed)
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


def export_decisions(db: Database, failed: list[InternalFailure] | None = None) -> str:
    """Return all decisions and bulk dismissals as JSON lines.

    Damaged rows are added to ``failed``, if that is given.
    """
    from verify.store.flags.decision_file import export

    return "".join(f"{line}\n" for line in export(db, failed))


def written_decisions(lines: str, file: Path | None) -> str:
    """Write exported decisions to a file; return what to print: where they are, or they."""
    if file is None:
        return lines
    write_file(file, lines)
    return f"Wrote {lines.count(chr(10))} decisions and bulk dismissals to {file}.\n"


def read_lines(file: Path) -> list[str]:
    """Return the lines of a text file. Raises ``UserError``."""
    try:
        return file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{file} could not be read: {system_reason(error)}.") from error


def import_decisions(db: Database, file: Path, lines: Sequence[str], format: str) -> str:
    """Merge the lines of ``file``; return what happened as text or JSON. Raises ``UserError``."""
    from verify.store.flags.decision_file import merge

    merged = merge(db, lines)
    if merged.unread and not (merged.added or merged.known):
        raise UserError(f"{file} has no decisions. {merged.unread[0]}")
    if format == "json":
        return as_json(_merge_as_data(merged))
    return "".join(f"{sentence}\n" for sentence in _sentences(merged))


def _merge_as_data(merged: MergeResult) -> dict[str, Any]:
    conflicts = [
        {
            "article": d.article,
            "rule": d.rule,
            "words": d.words,
            "here": d.ours,
            "there": d.theirs,
            "in_force": d.holds,
        }
        for d in merged.disagreements
    ]
    return {
        "added": merged.added,
        "unchanged": merged.known,
        "without_flag": merged.waiting,
        "conflicts": conflicts,
        "skipped": list(merged.unread),
    }


def _sentences(merged: MergeResult) -> Iterator[str]:
    from verify.report.excerpts import flag_words
    from verify.report.wording import count

    yield f"Added {count(merged.added, 'decision')}; {merged.known} were already known."
    if merged.waiting:
        number = count(merged.waiting, "decision applies", "decisions apply")
        yield f"{number} to flags that no run has found here yet."
    for d in merged.disagreements:
        ours, theirs, winner = map(status_label, (d.ours, d.theirs, d.holds))
        what = f"{d.article}: {d.rule}, {flag_words(d.words)}"
        yield f"{what}: {ours} here, {theirs} there. In force: {winner}."
    yield from merged.unread[:_LINES]
    if (further := len(merged.unread) - _LINES) > 0:
        yield f"{count(further, 'more line was', 'more lines were')} skipped."
