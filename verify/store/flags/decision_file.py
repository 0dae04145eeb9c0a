"""Export and import of decisions as JSON lines, so that a team can keep them in git.

Events are never changed, and each has a uid that is the same in every database. Merging two
sets is therefore their union: the order does not matter, and merging twice changes nothing.
Lines are sorted, so that a diff shows what was decided.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.store.damaged_rows import Failed, intact_rows
from verify.store.database import transaction
from verify.store.flags.events import VERDICTS, add_event, fold_events
from verify.store.flags.status import refresh
from verify.terms import dismissal_label, status_label

Row = dict[str, Any]
_FIELDS = (
    *("at", "event", "rule", "article_key", "words", "source", "reason", "note", "who"),
    *("undoes", "source_words", "flag_key"),
)
_NEEDED = ("at", "event", "rule", "article_key", "words", "flag_key")
_SETTING = ("at", "kind", "rule", "value", "reason", "who", "taken_back_at", "taken_back_by", "uid")

# A lone surrogate: valid in JSON as \ud800, but no database can store it.
_HALF_PAIR = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two different decisions on the same flag. The later one is in effect."""

    article: str
    rule: str
    words: str
    ours: str
    theirs: str
    holds: str


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The result of an import."""

    added: int
    known: int
    waiting: int  # events on flags that no run here has found yet
    disagreements: tuple[Disagreement, ...]
    unread: tuple[str, ...] = ()  # one sentence for each line that could not be used


def export(db: Database, failed: Failed | None = None) -> Iterator[str]:
    """Yield all events and bulk dismissals, one JSON object per line, in a stable order.

    A damaged row is added to ``failed``, if that is given.
    """
    decisions, dismissals = (
        f"SELECT * FROM {t} ORDER BY at, uid" for t in ("decisions", "settings")
    )
    yield from intact_rows(db, decisions, [], _decision_line, "decision", failed)
    yield from intact_rows(db, dismissals, [], _dismissal_line, "bulk dismissal", failed)


def _decision_line(row: Row) -> str:
    return _line({name: row[name] for name in _FIELDS})


def _dismissal_line(row: Row) -> str:
    return _line({"setting": True} | {name: row[name] for name in _SETTING})


def _line(row: Row) -> str:
    """Return a row as JSON. Raises ``ValueError`` if ``merge`` could not read it back."""
    kept = {name: value for name, value in row.items() if value is not None}
    _event(dict(kept))
    return json.dumps(kept, ensure_ascii=False)


def merge(db: Database, lines: Iterable[str]) -> MergeResult:
    """Add the events exported from another database, in one transaction."""
    good, unread = _read(lines)
    events = [row for row in good if not row.pop("setting", False)]
    settings = [row for row in good if "kind" in row]
    events = [row for row in events if "kind" not in row]
    with transaction(db):
        disagreements = _disagreements(db, events)
        added = sum(add_event(db, row | {"flag": _flag(db, row)}) for row in events)
        for row in settings:
            _add_setting(db, row)
        touched = {flag for row in events if (flag := _flag(db, row))}
        refresh(db, sorted(touched) if not settings else _all_flags(db))
        waiting = sum(1 for row in events if _flag(db, row) is None)
    return MergeResult(added, len(events) - added, waiting, disagreements, unread)


def _read(lines: Iterable[str]) -> tuple[list[Row], tuple[str, ...]]:
    good, unread = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            good.append(_event(_parsed(line)))
        except ValueError as error:
            unread.append(f"Line {number} was skipped: {error}.")
    return good, tuple(unread)


def _parsed(line: str) -> Any:
    """Return the JSON value of a line. Raises ``ValueError`` with the reason."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None


def _event(data: Any) -> Row:
    """Return a line's event as a row. Raises ``ValueError`` with the reason."""
    if not isinstance(data, dict):
        raise ValueError("it is not a JSON object")
    if data.get("setting"):
        return _setting(data)
    if missing := [name for name in _NEEDED if not isinstance(data.get(name), str)]:
        raise ValueError(f"it has no “{missing[0]}”")
    if data["event"] not in (*VERDICTS, "undone", "lapsed", "noted"):
        raise ValueError(f"“{data['event']}” is not a decision")
    datetime.fromisoformat(data["at"])
    return {name: _text(data, name) for name in _FIELDS}


def _setting(data: Row) -> Row:
    from verify.store.flags.bulk_dismissals import KINDS

    if missing := [n for n in ("at", "kind", "rule", "value", "uid") if not _text(data, n)]:
        raise ValueError(f"it has no “{missing[0]}”")
    if data["kind"] not in KINDS:
        raise ValueError(f"“{data['kind']}” is not a kind of bulk dismissal")
    datetime.fromisoformat(data["at"])
    return {"setting": True} | {name: _text(data, name) for name in _SETTING}


def _text(data: Row, name: str) -> str | None:
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or _HALF_PAIR.search(value):
        raise ValueError(f"“{name}” is not text")
    return value


def _flag(db: Database, row: Row) -> int | None:
    found = db.execute(
        "SELECT f.id FROM flags f JOIN articles a ON a.id = f.article"
        " WHERE a.key = ? AND f.key = ?",
        [row["article_key"], row["flag_key"]],
    ).fetchone()
    return int(found[0]) if found else None


def _all_flags(db: Database) -> list[int]:
    return [row for (row,) in db.execute("SELECT id FROM flags")]


def _add_setting(db: Database, row: Row) -> None:
    columns, holes = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(
        f"INSERT INTO settings ({columns}) VALUES ({holes}) ON CONFLICT (uid) DO UPDATE SET"
        " taken_back_at = min(coalesce(taken_back_at, excluded.taken_back_at),"
        " coalesce(excluded.taken_back_at, taken_back_at)),"
        " taken_back_by = coalesce(taken_back_by, excluded.taken_back_by)",
        row,
    )


def _disagreements(db: Database, events: list[Row]) -> tuple[Disagreement, ...]:
    """Return the flags whose current decision here differs from the one in the import."""
    incoming: dict[tuple[str, str], list[Row]] = {}
    for event in events:
        incoming.setdefault((event["article_key"], event["flag_key"]), []).append(event)
    found = []
    for (article, key), theirs in sorted(incoming.items()):
        ours = _known(db, article, key)
        mine, other = fold_events(ours), fold_events(_with_uids(theirs))
        if mine.event and other.event and mine.status != other.status:
            both = {e["uid"]: e for e in (*ours, *_with_uids(theirs))}
            holds = status_label(fold_events(list(both.values())).status)
            facts = (article, theirs[0]["rule"], theirs[0]["words"])
            found.append(
                Disagreement(
                    *facts, _decision_sentence(mine.event), _decision_sentence(other.event), holds
                )
            )
    return tuple(found)


def _known(db: Database, article: str, key: str) -> list[Row]:
    sql = "SELECT * FROM decisions WHERE article_key = ? AND flag_key = ?"
    return list(db.query(sql, [article, key]))


def _with_uids(events: list[Row]) -> list[Row]:
    from verify.store.flags.events import uid

    return [event | {"uid": uid(event)} for event in events]


def _decision_sentence(event: Row) -> str:
    who = f" by {event['who']}" if event["who"] else ""
    why = f" ({dismissal_label(event['reason'])})" if event["reason"] else ""
    return f"{status_label(event['event'])}{who}{why}"
