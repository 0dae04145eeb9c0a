"""Decide on flags, undo decisions, and dismiss flags in bulk."""

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
from verify.terms import status_label

Row = dict[str, Any]
# The reasons that are offered; an editor may write any other. Those that earlier versions
# offered are in ``terms.EARLIER_REASONS``.
REASONS = (
    "correct as written",
    "house style",
    "our copy of the source is wrong",
    "minor; readers will understand",
    "quoted from a print edition",
    "the flag is wrong",
)
_CHOICES = ", ".join(status_label(verdict) for verdict in VERDICTS)
# Why a flag has no value for a kind of bulk dismissal.
_MISSING = {
    "outlet": "publication: its article has none",
    "words": "words: it has none",
    "publisher": "publisher: its reference names none",
}


def decide(
    db: Database, flag: int, made: NewDecision, now: datetime, seen: str | None = None
) -> Decision | None:
    """Add a decision; return the previous decision in effect, or None.

    ``seen`` is the uid of the decision that the editor saw ("" for none). If another editor
    has decided since, nothing is written and ``DecisionNotPossible`` says who decided what.
    It is also raised for an unknown flag or verdict, or a dismissal without a reason.
    """
    if made.verdict not in VERDICTS:
        raise DecisionNotPossible(f"Unknown decision “{made.verdict}”. Choose {_CHOICES}.")
    if made.verdict == "dismissed" and not (made.reason or "").strip():
        raise DecisionNotPossible("A dismissal needs a reason. Choose one or write your own.")
    with transaction(db):
        before = effective_decision(db, flag).event
        if seen is not None and (before["uid"] if before else "") != seen:
            raise DecisionNotPossible(_taken(before))
        _add(db, flag, made.verdict, made, now)
        refresh(db, [flag])
    return decision_of(before)


def _taken(event: Row | None) -> str:
    if event is None:
        return "The decision you saw has been undone in the meantime. Reload the flag."
    who = event["who"] or "Somebody else"
    status = status_label(event["event"])
    return f"{who} decided “{status}” in the meantime. Reload the flag."


def undo(db: Database, flag: int, who: str | None, now: datetime) -> Decision:
    """Undo the decision in effect and return it.

    Raises ``DecisionNotPossible`` if there is none.
    """
    with transaction(db):
        event = effective_decision(db, flag).event
        if event is None:
            raise DecisionNotPossible("This flag has no decision to undo.")
        _add(db, flag, "undone", NewDecision("undone", who=who), now, undoes=event["uid"])
        refresh(db, [flag])
    undone = decision_of(event)
    assert undone is not None
    return undone


def add_note(db: Database, flag: int, made: NewDecision, now: datetime) -> None:
    """Keep a note on a flag, which decides nothing. Raises ``DecisionNotPossible``."""
    with transaction(db):
        _add(db, flag, "noted", made, now)


def lapse(db: Database, flag: int, why: str, now: datetime) -> None:
    """End the decision in effect because its facts have changed; ``why`` is the message."""
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

    Raises ``DecisionNotPossible`` if the flag has no value for it (no outlet, no publisher).
    """
    if kind not in KINDS:
        raise DecisionNotPossible(
            f"A dismissal cannot apply to “{kind}”. Choose {', '.join(KINDS)}."
        )
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
        raise DecisionNotPossible(f"This flag cannot be dismissed by {_MISSING[kind]}.")
    return str(rule), str(value)


def end_bulk_dismissal(db: Database, setting: int, who: str | None, now: datetime) -> BulkDismissal:
    """End a bulk dismissal, which reopens the flags it covered; return it."""
    with transaction(db):
        found = next((s for s in bulk_dismissals(db) if s.id == setting), None)
        if found is None:
            raise DecisionNotPossible(f"No bulk dismissal {setting}, or it was undone already.")
        db.execute(
            "UPDATE settings SET taken_back_at = ?, taken_back_by = ? WHERE id = ?",
            [now.isoformat(), who, setting],
        )
        refresh(db, matching_flags(db, found))
    return found
