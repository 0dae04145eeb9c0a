"""What editors decided, as events that are only ever added.

An event is one of ``confirmed``, ``dismissed``, ``fixed``, ``later`` (decisions), ``undone``
(takes one back) and ``lapsed`` (the facts changed). What holds now is a fold over the events
in the order of their time, so two sets of events merge by union and the order of merging does
not matter. ``flags.status`` is kept in step, for speed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import Decision
from verify.store.database import transaction

Row = dict[str, Any]
VERDICTS = ("confirmed", "dismissed", "fixed", "later")
# The short list that a desk offers; any other words are as good.
REASONS = (
    "correct as it stands",
    "house style",
    "the source is right, our copy is not",
    "the reader will understand",
    "quoted from a print edition",
    "the finding is mistaken",
)


class NotPossible(Exception):
    """The decision cannot be made: its text is the sentence for the editor."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an editor decides: a verdict of ``VERDICTS``, why, and who."""

    verdict: str
    reason: str | None = None
    note: str | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for a flag now."""

    status: str  # open, confirmed, dismissed, fixed, later
    event: Row | None = None  # the decision that holds
    lapsed: str | None = None  # why an earlier one does not


def decide(
    db: Database, flag: int, made: Made, now: datetime, seen: str | None = None
) -> Decision | None:
    """Add a decision; gives the decision that held before it, if any.

    ``seen`` is the uid of the decision the editor was looking at (``""`` for none): where
    another editor decided meanwhile, nothing is written and ``NotPossible`` says who and what.
    Raises ``NotPossible`` for an unknown flag or verdict, or a dismissal without a reason.
    """
    if made.verdict not in VERDICTS:
        raise NotPossible(f"“{made.verdict}” is no decision: choose {', '.join(VERDICTS)}.")
    if made.verdict == "dismissed" and not (made.reason or "").strip():
        raise NotPossible("A dismissal needs a reason.")
    with transaction(db):
        before = standing(db, flag).event
        if seen is not None and (before["uid"] if before else "") != seen:
            raise NotPossible(_taken(before))
        _add(db, flag, made.verdict, made, now)
        refresh(db, [flag])
    return decision_of(before)


def _taken(event: Row | None) -> str:
    if event is None:
        return "The decision you saw was taken back meanwhile: look again."
    who = event["who"] or "Somebody"
    return f"{who} decided “{event['event']}” meanwhile: look again."


def undo(db: Database, flag: int, who: str | None, now: datetime) -> Decision:
    """Take back the decision that holds; gives it. Raises ``NotPossible`` where there is none."""
    with transaction(db):
        event = standing(db, flag).event
        if event is None:
            raise NotPossible("There is no decision to undo on this flag.")
        _add(db, flag, "undone", Made("undone", who=who), now, undoes=event["uid"])
        refresh(db, [flag])
    undone = decision_of(event)
    assert undone is not None
    return undone


def lapse(db: Database, flag: int, why: str, now: datetime) -> None:
    """The facts of the decision that holds have changed: it holds no longer, and says why."""
    with transaction(db):
        event = standing(db, flag).event
        if event is not None:
            _add(db, flag, "lapsed", Made("lapsed", reason=why), now, undoes=event["uid"])
            refresh(db, [flag])


def _add(
    db: Database, flag: int, event: str, made: Made, now: datetime, undoes: str | None = None
) -> None:
    facts = db.execute(
        "SELECT a.key, f.key, f.rule, f.words, f.source, f.source_words FROM flags f"
        " JOIN articles a ON a.id = f.article WHERE f.id = ?",
        [flag],
    ).fetchone()
    if facts is None:
        raise NotPossible(f"There is no flag {flag}.")
    names = ("article_key", "flag_key", "rule", "words", "source", "source_words")
    values: Row = dict(zip(names, facts, strict=True))
    values |= {"event": event, "reason": made.reason, "note": made.note, "who": made.who}
    values |= {"at": now.isoformat(), "undoes": undoes}
    add_event(db, values | {"flag": flag})


def add_event(db: Database, values: Row) -> bool:
    """Add one event unless it is there already; gives whether it was new."""
    row = {"uid": uid(values)} | values
    columns, holes = ", ".join(row), ", ".join(f":{name}" for name in row)
    cursor = db.execute(f"INSERT OR IGNORE INTO decisions ({columns}) VALUES ({holes})", row)
    return cursor.rowcount > 0


def uid(values: Row) -> str:
    """The identity of an event: the same words at the same time on the same flag by the same
    person. Neither row numbers nor the article's path are in it: those differ between desks."""
    names = ("flag_key", "event", "reason", "note", "who", "at", "undoes")
    said = "\0".join(str(values.get(name) or "") for name in names)
    return hashlib.sha256(said.encode()).hexdigest()[:24]


# ------------------------------------------------------------------------------ what holds


def history(db: Database, flag: int) -> list[Row]:
    """All events of a flag, the oldest first."""
    return list(db.query("SELECT * FROM decisions WHERE flag = ? ORDER BY at, id", [flag]))


def standing(db: Database, flag: int) -> Standing:
    """What the events of a flag come to."""
    return fold_events(history(db, flag))


def fold_events(events: Sequence[Row]) -> Standing:
    """The decision that holds after these events, in whatever order they are given."""
    ordered = sorted(events, key=lambda e: (e["at"], e["event"] in ("undone", "lapsed"), e["uid"]))
    ended = {e["undoes"]: e for e in ordered if e["undoes"]}
    holding = [e for e in ordered if e["event"] in VERDICTS and e["uid"] not in ended]
    lapses = [e for e in ordered if e["event"] == "lapsed"]
    last_lapse = lapses[-1] if lapses else None
    if last_lapse:  # a lapse ends all that was decided on the old facts
        holding = [e for e in holding if e["at"] > last_lapse["at"]]
    if holding:
        return Standing(holding[-1]["event"], holding[-1])
    return Standing("open", lapsed=last_lapse["reason"] if last_lapse else None)


def decision_of(event: Row | None) -> Decision | None:
    """An event as the noun."""
    if event is None:
        return None
    reason = ": ".join(part for part in (event["reason"], event["note"]) if part) or None
    at = datetime.fromisoformat(event["at"])
    return Decision(event["event"], reason, event["who"], at)


def refresh(db: Database, flags: Iterable[int]) -> None:
    """Bring ``flags.status`` and ``flags.lapsed`` in step with events, settings and presence."""
    from verify.store.settings import setting_for

    with transaction(db):
        for flag in flags:
            found = standing(db, flag)
            status = found.status
            if status == "open" and setting_for(db, flag):
                status = "dismissed"
            db.execute(
                "UPDATE flags SET lapsed = CASE WHEN :decided THEN NULL"
                " ELSE coalesce(:lapsed, lapsed) END, status ="
                " CASE WHEN history = 'gone' THEN 'fixed' ELSE :status END WHERE id = :flag",
                {
                    "decided": found.event is not None,
                    "lapsed": found.lapsed,
                    "status": status,
                    "flag": flag,
                },
            )
