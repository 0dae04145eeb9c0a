"""Editors' decisions, as an append-only list of events.

An event is ``confirmed``, ``dismissed``, ``fixed`` or ``later`` (decisions), ``undone``
(reverts a decision), ``lapsed`` (the facts changed) or ``noted`` (a note that decides nothing).
The decision in effect is computed from all events of a flag, ordered by time. Two sets of events can therefore be merged in any order.
``flags.status`` caches the result for speed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import Decision
from verify.store.damaged_rows import intact_rows

Row = dict[str, Any]
VERDICTS = ("confirmed", "dismissed", "fixed", "later")


class DecisionNotPossible(Exception):
    """The decision cannot be made. The text is the message for the editor."""


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision to store: a verdict of ``VERDICTS``, the reason, a note, and the editor."""

    verdict: str
    reason: str | None = None
    note: str | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class EffectiveDecision:
    """A flag's current status and the decision in effect."""

    status: str  # open, confirmed, dismissed, fixed, later
    event: Row | None = None  # the decision in effect
    lapsed: str | None = None  # why an earlier decision lapsed


def add_event(db: Database, values: Row) -> bool:
    """Add an event unless it is stored already; return whether it was new."""
    row = {"uid": uid(values)} | values
    columns, holes = ", ".join(row), ", ".join(f":{name}" for name in row)
    cursor = db.execute(f"INSERT OR IGNORE INTO decisions ({columns}) VALUES ({holes})", row)
    return cursor.rowcount > 0


def uid(values: Row) -> str:
    """Return the identity of an event: a hash of its flag, contents, time and editor.

    It contains no row ids or article paths, since those differ between databases.
    """
    names = ("flag_key", "event", "reason", "note", "who", "at", "undoes")
    said = "\0".join(str(values.get(name) or "") for name in names)
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def history(db: Database, flag: int) -> list[Row]:
    """Return all events of a flag, oldest first. Raises ``ValueError`` if one is damaged."""
    sql = "SELECT * FROM decisions WHERE flag = ? ORDER BY at, id"
    return list(intact_rows(db, sql, [flag], dict, "decision", None))


def effective_decision(db: Database, flag: int) -> EffectiveDecision:
    """Return the status of a flag and the decision in effect, computed from its events."""
    return fold_events(history(db, flag))


def fold_events(events: Sequence[Row]) -> EffectiveDecision:
    """Return the decision in effect after these events, which may be in any order."""
    ordered = sorted(events, key=lambda e: (e["at"], e["event"] in ("undone", "lapsed"), e["uid"]))
    ended = {e["undoes"]: e for e in ordered if e["undoes"]}
    holding = [e for e in ordered if e["event"] in VERDICTS and e["uid"] not in ended]
    lapses = [e for e in ordered if e["event"] == "lapsed"]
    last_lapse = lapses[-1] if lapses else None
    if last_lapse:  # a lapse ends all decisions made on the old facts
        holding = [e for e in holding if e["at"] > last_lapse["at"]]
    if holding:
        return EffectiveDecision(holding[-1]["event"], holding[-1])
    return EffectiveDecision("open", lapsed=last_lapse["reason"] if last_lapse else None)


def decision_of(event: Row | None) -> Decision | None:
    """Return an event as a ``Decision``, None for None."""
    if event is None:
        return None
    reason = ": ".join(part for part in (event["reason"], event["note"]) if part) or None
    at = datetime.fromisoformat(event["at"])
    return Decision(event["event"], reason, event["who"], at)
