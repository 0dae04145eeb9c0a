"""Decide flags, take decisions back, and dismiss in bulk."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import Decision
from verify.store.database import transaction
from verify.store.flags.bulk_dismissals import KINDS, BulkDismissal, bulk_dismissals, matching_flags
from verify.store.flags.events import (
    VERDICTS,
    DecisionNotPossible,
    NewDecision,
    add_event,
    decision_of,
    effective_decision,
)
from verify.store.flags.status import refresh

Row = dict[str, Any]
# The short list that a desk offers; any other words are as good.
REASONS = (
    "correct as it stands",
    "house style",
    "the source is right, our copy is not",
    "the reader will understand",
    "quoted from a print edition",
    "the finding is mistaken",
)


def decide(
    db: Database, flag: int, made: NewDecision, now: datetime, seen: str | None = None
) -> Decision | None:
    """Add a decision; gives the decision that held before it, if any.

    ``seen`` is the uid of the decision the editor was looking at (``""`` for none): where
    another editor decided meanwhile, nothing is written and ``DecisionNotPossible`` says who and what.
    Raises ``DecisionNotPossible`` for an unknown flag or verdict, or a dismissal without a reason.
    """
    if made.verdict not in VERDICTS:
        raise DecisionNotPossible(f"“{made.verdict}” is no decision: choose {', '.join(VERDICTS)}.")
    if made.verdict == "dismissed" and not (made.reason or "").strip():
        raise DecisionNotPossible("A dismissal needs a reason.")
    with transaction(db):
        before = effective_decision(db, flag).event
        if seen is not None and (before["uid"] if before else "") != seen:
            raise DecisionNotPossible(_taken(before))
        _add(db, flag, made.verdict, made, now)
        refresh(db, [flag])
    return decision_of(before)


def _taken(event: Row | None) -> str:
    if event is None:
        return "The decision you saw was taken back meanwhile: look again."
    who = event["who"] or "Somebody"
    return f"{who} decided “{event['event']}” meanwhile: look again."


def undo(db: Database, flag: int, who: str | None, now: datetime) -> Decision:
    """Take back the decision that holds; gives it. Raises ``DecisionNotPossible`` where there is none."""
    with transaction(db):
        event = effective_decision(db, flag).event
        if event is None:
            raise DecisionNotPossible("There is no decision to undo on this flag.")
        _add(db, flag, "undone", NewDecision("undone", who=who), now, undoes=event["uid"])
        refresh(db, [flag])
    undone = decision_of(event)
    assert undone is not None
    return undone


def lapse(db: Database, flag: int, why: str, now: datetime) -> None:
    """The facts of the decision that holds have changed: it holds no longer, and says why."""
    with transaction(db):
        event = effective_decision(db, flag).event
        if event is not None:
            _add(db, flag, "lapsed", NewDecision("lapsed", reason=why), now, undoes=event["uid"])
            refresh(db, [flag])


def _add(
    db: Database, flag: int, event: str, made: NewDecision, now: datetime, undoes: str | None = None
) -> None:
    facts = db.execute(
        "SELECT a.key, f.key, f.rule, f.words, f.source, f.source_words FROM flags f"
        " JOIN articles a ON a.id = f.article WHERE f.id = ?",
        [flag],
    ).fetchone()
    if facts is None:
        raise DecisionNotPossible(f"There is no flag {flag}.")
    names = ("article_key", "flag_key", "rule", "words", "source", "source_words")
    values: Row = dict(zip(names, facts, strict=True))
    values |= {"event": event, "reason": made.reason, "note": made.note, "who": made.who}
    values |= {"at": now.isoformat(), "undoes": undoes}
    add_event(db, values | {"flag": flag})


def dismiss_all_like(
    db: Database, flag: int, kind: str, made: NewDecision, now: datetime
) -> BulkDismissal:
    """Dismiss all flags like this one, now and in future. ``kind`` is one of ``KINDS``.

    Raises ``DecisionNotPossible`` where the flag has nothing of that kind (no outlet, no publisher).
    """
    if kind not in KINDS:
        raise DecisionNotPossible(f"“{kind}” is no way to widen: choose {', '.join(KINDS)}.")
    rule, value = _facts(db, flag, kind)
    uid = hashlib.sha256("\0".join((kind, rule, value, now.isoformat())).encode()).hexdigest()[:24]
    row: Row = {"uid": uid, "kind": kind, "rule": rule, "value": value}
    row |= {"reason": made.reason, "who": made.who, "at": now.isoformat()}
    with transaction(db):
        columns, holes = ", ".join(row), ", ".join(f":{name}" for name in row)
        cursor = db.execute(f"INSERT INTO settings ({columns}) VALUES ({holes})", row)
        setting = next(s for s in bulk_dismissals(db) if s.id == cursor.lastrowid)
        refresh(db, matching_flags(db, setting))
    return setting


def _facts(db: Database, flag: int, kind: str) -> tuple[str, str]:
    found = db.execute(
        "SELECT f.rule, a.outlet, f.words_key, f.publisher FROM flags f"
        " JOIN articles a ON a.id = f.article WHERE f.id = ?",
        [flag],
    ).fetchone()
    if found is None:
        raise DecisionNotPossible(f"There is no flag {flag}.")
    rule, *values = found
    value = dict(zip(("outlet", "words", "publisher"), values, strict=True))[kind]
    if not value:
        raise DecisionNotPossible(f"This flag cannot be widened by {kind}: none is known for it.")
    return str(rule), str(value)


def end_bulk_dismissal(db: Database, setting: int, who: str | None, now: datetime) -> BulkDismissal:
    """End a setting; the flags it held down are open again. Gives the setting."""
    with transaction(db):
        found = next((s for s in bulk_dismissals(db) if s.id == setting), None)
        if found is None:
            raise DecisionNotPossible(f"There is no setting {setting} to take back.")
        db.execute(
            "UPDATE settings SET taken_back_at = ?, taken_back_by = ? WHERE id = ?",
            [now.isoformat(), who, setting],
        )
        refresh(db, matching_flags(db, found))
    return found
