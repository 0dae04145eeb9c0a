"""Decisions from the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.problem import Problem, why

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.store.flags.decision_file import MergeResult

_LINES = 10  # lines of a file that were left out and are named one by one


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be decided. ``verdict`` may be ``undone``."""

    verdict: str
    reason: str | None = None
    note: str | None = None
    who: str | None = None
    widen: str | None = None


def chosen(confirm: bool, dismiss: str | None, fixed: bool, later: bool, undo: bool) -> str:
    """The one verdict among the options. Raises ``Problem`` for none or several."""
    options = {
        "confirmed": confirm,
        "dismissed": dismiss is not None,
        "fixed": fixed,
        "later": later,
        "undone": undo,
    }
    given = [verdict for verdict, wanted in options.items() if wanted]
    if len(given) != 1:
        raise Problem("Decide one thing: --confirm, --dismiss REASON, --fixed, --later or --undo.")
    return given[0]


def carry_out(db: Database, ids: Sequence[int], asked: Asked, now: datetime) -> Iterator[str]:
    """Decide all flags or none; yields one line for each. Raises ``Problem``."""
    from verify.store import transaction
    from verify.store.flags.events import DecisionNotPossible

    if asked.widen and asked.verdict != "dismissed":
        raise Problem("--widen goes with --dismiss REASON.")
    try:
        with transaction(db):
            lines = [_one(db, number, asked, now) for number in dict.fromkeys(ids)]
    except DecisionNotPossible as error:
        raise Problem(str(error)) from error
    yield from lines


def _one(db: Database, number: int, asked: Asked, now: datetime) -> str:
    from verify.store.flags.decisions import decide, dismiss_all_like, undo
    from verify.store.flags.events import NewDecision

    made = NewDecision(asked.verdict, asked.reason, asked.note, asked.who)
    if asked.verdict == "undone":
        return f"Flag {number}: no longer {undo(db, number, asked.who, now).verdict}."
    before = decide(db, number, made, now)
    was = f" (it was {before.verdict})" if before and before.verdict != asked.verdict else ""
    if asked.widen:
        setting = dismiss_all_like(db, number, asked.widen, made, now)
        return f"Flag {number}: dismissed{was}; setting {setting.id}: {setting.sentence}."
    return f"Flag {number}: {asked.verdict}{was}."


def listed_settings(db: Database) -> str:
    """The settings that hold, one a line."""
    from verify.store.flags.bulk_dismissals import bulk_dismissals

    lines = [
        f"{s.id:>4}  {s.sentence}  ({s.reason or 'no reason'}, {s.who or 'somebody'}, {s.at:%Y-%m-%d})"
        for s in bulk_dismissals(db)
    ]
    return "\n".join(lines) or "No dismissal has been widened."


def taken_back(db: Database, number: int, who: str | None, now: datetime) -> str:
    """End one setting. Raises ``Problem`` where there is none."""
    from verify.store.flags.decisions import end_bulk_dismissal
    from verify.store.flags.events import DecisionNotPossible

    try:
        return f"Taken back: {end_bulk_dismissal(db, number, who, now).sentence}."
    except DecisionNotPossible as error:
        raise Problem(str(error)) from error


def exported(db: Database) -> str:
    """All decisions and settings as JSON lines."""
    from verify.store.flags.decision_file import export

    return "".join(f"{line}\n" for line in export(db))


def write_whole(file: Path, text: str) -> None:
    """A file that is written whole or not at all. Raises ``Problem``."""
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        raise Problem(f"{file} could not be written: {error.strerror}.") from error


def imported(db: Database, file: Path) -> str:
    """Merge a file of decisions; gives what happened, in sentences. Raises ``Problem``."""
    from verify.store.flags.decision_file import merge

    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"{file} could not be read: {why(error)}.") from error
    merged = merge(db, lines)
    if merged.unread and not (merged.added or merged.known):
        raise Problem(f"{file} holds no decisions. {merged.unread[0]}")
    return "\n".join(_sentences(merged))


def _sentences(merged: MergeResult) -> Iterator[str]:
    from verify.report.excerpts import flag_words
    from verify.report.wording import count

    yield f"{count(merged.added, 'decision')} added, {merged.known} known already."
    if merged.waiting:
        yield f"{merged.waiting} wait for a run that raises their flag."
    for d in merged.disagreements:
        what = f"{d.article}: {d.rule}, {flag_words(d.words)}"
        yield f"{what}: {d.ours} here, {d.theirs} there; {d.holds} holds."
    yield from merged.unread[:_LINES]
    if (further := len(merged.unread) - _LINES) > 0:
        yield f"{count(further, 'more line was', 'more lines were')} left out."
