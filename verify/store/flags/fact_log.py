"""Export decisions to a fact log, and import those that were changed in it.

A flag's identity in the log consists of its article, its key and the decision in effect when
the log was exported: ``articles/bridge.txt|3f2a…|9c01…``. If the flag was decided since, the
import reports a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.store.damaged_rows import Failed, contained
from verify.store.flags.decisions import decide
from verify.store.flags.events import DecisionNotPossible, NewDecision, effective_decision
from verify.terms import status_label, stored_status

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FlagDecision:
    """One flag's identity and decision in the log."""

    identity: str
    status: str
    reason: str
    note: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class FactLogImport:
    """The result of an import: the number of decisions made, and what was not applied and why."""

    decided: int = 0
    unchanged: int = 0
    conflicts: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def flag_decisions(
    db: Database, numbers: Sequence[int], failed: Failed | None = None
) -> dict[int, FlagDecision]:
    """Return the identity of each flag with its decision in effect, by flag id.

    A flag whose row is damaged is left out and added to ``failed``, if that is given.
    """
    found: dict[int, FlagDecision] = {}
    for number in numbers:
        with contained(failed, f"flag {number}"):
            found[number] = _decision(db, number)
    return found


def _decision(db: Database, number: int) -> FlagDecision:
    article, key = db.execute(
        "SELECT a.key, f.key FROM flags f JOIN articles a ON a.id = f.article WHERE f.id = ?",
        [number],
    ).fetchone()
    held = effective_decision(db, number)
    event = held.event or {}
    identity = "|".join((article, key, event.get("uid", "")))
    values = [str(event.get(name) or "") for name in ("reason", "note", "who", "at")]
    return FlagDecision(identity, status_label(held.status), *values)


def import_decisions(
    db: Database, rows: Iterable[tuple[int, Mapping[str, str]]], who: str | None, now: datetime
) -> FactLogImport:
    """Make the decisions that were changed in a fact log.

    Unchanged and deleted rows have no effect. If the flag was decided since the log was
    exported, the row is reported as a conflict and not applied.
    """
    counts = {"decided": 0, "unchanged": 0}
    conflicts: list[str] = []
    unread: list[str] = []
    for number, row in _one_per_flag(rows, conflicts):
        try:
            counts[_apply(db, row, who, now)] += 1
        except _Conflict as error:
            conflicts.append(f"Row {number}: {error}")
        except (DecisionNotPossible, ValueError) as error:
            unread.append(f"Row {number}: {error}")
    return FactLogImport(counts["decided"], counts["unchanged"], tuple(conflicts), tuple(unread))


class _Conflict(Exception):
    """The flag was decided differently since the log was exported."""


def _one_per_flag(
    rows: Iterable[tuple[int, Mapping[str, str]]], conflicts: list[str]
) -> list[tuple[int, Mapping[str, str]]]:
    """Return one row per flag; a flag that concerns several items has several rows.

    A changed row takes precedence over unchanged ones. Two rows changed in different ways are
    a conflict.
    """
    by_flag: dict[str, list[tuple[int, Mapping[str, str]]]] = {}
    for number, row in rows:
        if identity := row.get("Flag", "").strip():
            by_flag.setdefault(identity, []).append((number, row))
    chosen: list[tuple[int, Mapping[str, str]]] = []
    for same in by_flag.values():
        said = {tuple(_said(row)): (number, row) for number, row in same}
        if len(said) > 2:
            numbers = ", ".join(str(number) for number, _ in same)
            conflicts.append(f"Rows {numbers}: they decide one flag differently.")
        else:
            chosen.extend(said.values())
    return chosen


def _said(row: Mapping[str, str]) -> list[str]:
    return [row.get(name, "").strip() for name in ("Decision", "Reason", "Note")]


def _apply(db: Database, row: Mapping[str, str], who: str | None, now: datetime) -> str:
    article, key, uid = _identity(row["Flag"])
    flag = _flag(db, article, key)
    word, reason, note = _said(row)
    wanted = [stored_status(word.lower()) if word else "open", reason, note]
    exported = _event(db, uid) if uid else {}
    before = [exported.get("event") or "open", *(_part(exported, n) for n in ("reason", "note"))]
    if wanted == before:
        return "unchanged"
    held = effective_decision(db, flag)
    now_held = [held.status, *(_part(held.event, n) for n in ("reason", "note"))]
    if wanted == now_held:
        return "unchanged"
    if ((held.event or {}).get("uid") or "") != uid:
        by = (held.event or {}).get("who") or "somebody"
        raise _Conflict(
            f"{row.get('Words', '')[:60]}: “{word or 'open'}” in the log, but {by} decided"
            f" “{status_label(held.status)}” since. Decide it at the desk."
        )
    if wanted[0] == "open":
        raise ValueError("a decision cannot be emptied here; use verify flags decide ID --undo.")
    name = row.get("Who", "").strip()
    own = name if name and name != _part(exported, "who") else who
    decide(db, flag, NewDecision(wanted[0], reason or None, note or None, own), now, seen=uid)
    return "decided"


def _identity(text: str) -> tuple[str, str, str]:
    parts = text.strip().rsplit("|", 2)
    if len(parts) != 3:
        raise ValueError("its flag column was changed; it says which flag the row is about.")
    return parts[0], parts[1], parts[2]


def _flag(db: Database, article: str, key: str) -> int:
    found = db.execute(
        "SELECT f.id FROM flags f JOIN articles a ON a.id = f.article"
        " WHERE a.key = ? AND f.key = ?",
        [article, key],
    ).fetchone()
    if found is None:
        raise ValueError("no flag of this database is meant; was the log made with another one?")
    return int(found[0])


def _event(db: Database, uid: str) -> Row:
    found = next(db.query("SELECT * FROM decisions WHERE uid = ?", [uid]), None)
    if found is None:
        raise ValueError("the decision that it was made from is not in this database.")
    return found


def _part(event: Row | None, name: str) -> str:
    return str((event or {}).get(name) or "").strip()
