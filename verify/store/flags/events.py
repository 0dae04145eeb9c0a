"""What editors decided, as events that are only ever added.

An event is one of ``confirmed``, ``dismissed``, ``fixed``, ``later`` (decisions), ``undone``
(takes one back) and ``lapsed`` (the facts changed). What holds now is a fold over the events
in the order of their time, so two sets of events merge by union and the order of merging does
not matter. ``flags.status`` is kept in step, for speed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import Decision

Row = dict[str, Any]
VERDICTS = ("confirmed", "dismissed", "fixed", "later")


class DecisionNotPossible(Exception):
    """The decision cannot be made: its text is the sentence for the editor."""


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What an editor decides: a verdict of ``VERDICTS``, why, and who."""

    verdict: str
    reason: str | None = None
    note: str | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class EffectiveDecision:
    """What holds for a flag now."""

    status: str  # open, confirmed, dismissed, fixed, later
    event: Row | None = None  # the decision that holds
    lapsed: str | None = None  # why an earlier one does not


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


def history(db: Database, flag: int) -> list[Row]:
    """All events of a flag, the oldest first."""
    return list(db.query("SELECT * FROM decisions WHERE flag = ? ORDER BY at, id", [flag]))


def effective_decision(db: Database, flag: int) -> EffectiveDecision:
    """What the events of a flag come to."""
    return fold_events(history(db, flag))


def fold_events(events: Sequence[Row]) -> EffectiveDecision:
    """The decision that holds after these events, in whatever order they are given."""
    ordered = sorted(events, key=lambda e: (e["at"], e["event"] in ("undone", "lapsed"), e["uid"]))
    ended = {e["undoes"]: e for e in ordered if e["undoes"]}
    holding = [e for e in ordered if e["event"] in VERDICTS and e["uid"] not in ended]
    lapses = [e for e in ordered if e["event"] == "lapsed"]
    last_lapse = lapses[-1] if lapses else None
    if last_lapse:  # a lapse ends all that was decided on the old facts
        holding = [e for e in holding if e["at"] > last_lapse["at"]]
    if holding:
        return EffectiveDecision(holding[-1]["event"], holding[-1])
    return EffectiveDecision("open", lapsed=last_lapse["reason"] if last_lapse else None)


def decision_of(event: Row | None) -> Decision | None:
    """An event as the noun."""
    if event is None:
        return None
    reason = ": ".join(part for part in (event["reason"], event["note"]) if part) or None
    at = datetime.fromisoformat(event["at"])
    return Decision(event["event"], reason, event["who"], at)
