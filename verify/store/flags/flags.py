"""Findings become flags: new, still there, gone, or back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import Finding, Flag, History
from verify.store.codec import dump, load
from verify.store.database import transaction
from verify.store.flags import identity
from verify.store.flags.bulk_dismissals import bulk_dismissal_of, decision_by
from verify.store.flags.events import decision_of, effective_decision
from verify.store.flags.lapse import lapse_where_facts_changed, note_predecessors
from verify.store.flags.status import refresh

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CheckedScope:
    """What a run looked at: outside of it, silence means nothing."""

    rules: frozenset[str]  # the rules that ran
    needing: frozenset[str] = frozenset()  # those of them that need the source to be there
    unseen: frozenset[str] = frozenset()  # cited sources that could not be looked at
    unchecked: frozenset[str] = frozenset()  # words of the article that were not checked
    unanswered: frozenset[tuple[str, str]] = frozenset()  # (rule, source) that showed nothing
    among: frozenset[str] | None = None  # collection rules: the articles that were compared
    publishers: Mapping[int, str] = field(default_factory=dict)  # finding number -> publisher


def reconcile(
    db: Database,
    article: int,
    findings: Sequence[Finding],
    scope: CheckedScope,
    run: int | None,
    now: datetime,
) -> tuple[list[int], list[int]]:
    """Bring the flags of one article in step with what a run found, in one transaction.

    Gives the rows of the flags found (in the order of ``findings``) and of those that are
    gone. A flag is gone only where its rule ran and its source could be looked at.
    """
    with transaction(db):
        before = {row["key"]: row for row in _rows(db, article)}
        keys = identity.keys(findings)
        found = [
            _found(db, before.get(key), _values(article, key, finding, run, now, scope, number))
            for number, (key, finding) in enumerate(zip(keys, findings, strict=True))
        ]
        _note_run(db, run, found)
        vanished = [row for key, row in before.items() if key not in set(keys)]
        gone = [row for row in vanished if row["history"] != "gone" and _silent(row, scope)]
        for row in gone:
            db.execute("UPDATE flags SET history = 'gone' WHERE id = ?", [row["id"]])
        fresh = [flag for key, flag in zip(keys, found, strict=True) if key not in before]
        note_predecessors(db, fresh, gone)
        refresh(db, [row["id"] for row in gone])
    return found, [row["id"] for row in gone]


def _note_run(db: Database, run: int | None, found: Sequence[int]) -> None:
    """Keep which flags the run found, each with its history now."""
    if run is not None:
        db.conn.executemany(
            "INSERT OR REPLACE INTO run_flags (run, flag, history)"
            " SELECT ?, id, history FROM flags WHERE id = ?",
            [(run, flag) for flag in found],
        )


def mark_all_gone(db: Database, article: int) -> list[int]:
    """The article itself is not there any more: so are its flags. Gives their rows."""
    with transaction(db):
        rows = [row["id"] for row in _rows(db, article) if row["history"] != "gone"]
        for row in rows:
            db.execute("UPDATE flags SET history = 'gone' WHERE id = ?", [row])
        refresh(db, rows)
    return rows


def _rows(db: Database, article: int) -> list[Row]:
    return list(db.query("SELECT * FROM flags WHERE article = ?", [article]))


def _values(
    article: int,
    key: str,
    finding: Finding,
    run: int | None,
    now: datetime,
    looked: CheckedScope,
    number: int,
) -> Row:
    place = finding.places[0].span if finding.places else None
    return {
        "article": article,
        "key": key,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "words": identity.words(finding),
        "words_key": identity.words_key(finding),
        "source": finding.source,
        "publisher": looked.publishers.get(number),
        "source_words": identity.source_words(finding),
        "start": place.start if place else None,
        "end": place.end if place else None,
        "finding": dump(finding),
        "last_seen": now.isoformat(),
        "last_run": run,
    }


def _found(db: Database, before: Row | None, values: Row) -> int:
    if before is None:
        return _insert(db, values)
    back = before["history"] == "gone"
    values["history"] = History.BACK.value if back else History.STILL.value
    if before["last_run"] == values["last_run"] and not back:
        values["history"] = before["history"]
    _update(db, before["id"], values)
    lapse_where_facts_changed(db, before, values)
    if back:
        refresh(db, [before["id"]])
    return int(before["id"])


def _insert(db: Database, values: Row) -> int:
    row = values | {"first_seen": values["last_seen"], "first_run": values["last_run"]}
    columns, holes = ", ".join(f'"{c}"' for c in row), ", ".join(f":{c}" for c in row)
    cursor = db.execute(f"INSERT INTO flags ({columns}) VALUES ({holes})", row)
    flag = int(cursor.lastrowid or 0)
    db.execute(
        "UPDATE decisions SET flag = :flag WHERE flag IS NULL AND flag_key = :key AND"
        " article_key = (SELECT key FROM articles WHERE id = :article)",
        {"flag": flag, "key": row["key"], "article": row["article"]},
    )
    refresh(db, [flag])
    return flag


def _update(db: Database, flag: int, values: Row) -> None:
    changes = ", ".join(f'"{name}" = :{name}' for name in values)
    db.execute(f"UPDATE flags SET {changes} WHERE id = :id", values | {"id": flag})


def _silent(row: Row, looked: CheckedScope) -> bool:
    """Whether not raising this flag again means that the fault is not there any more."""
    if row["rule"] not in looked.rules:
        return False
    if row["rule"] in looked.needing and row["source"] in looked.unseen:
        return False
    if (row["rule"], row["source"]) in looked.unanswered:
        return False
    places = load(row["finding"], Finding).places
    if row["rule"] in looked.needing and any(p.text in looked.unchecked for p in places):
        return False
    if looked.among is None:
        return True
    return all(place.article is None or place.article in looked.among for place in places)


# ------------------------------------------------------------------------------- reading


def flag(db: Database, row: int) -> Flag | None:
    """One flag with its evidence, history and the decision that holds."""
    found = next(
        db.query(
            "SELECT f.*, a.origin FROM flags f JOIN articles a ON a.id = f.article WHERE f.id = ?",
            [row],
        ),
        None,
    )
    if found is None:
        return None
    decision = decision_of(effective_decision(db, row).event)
    setting = bulk_dismissal_of(db, row) if decision is None else None
    return Flag(
        id=row,
        finding=load(found["finding"], Finding),
        article=found["origin"],
        history=History(found["history"]),
        first_seen=datetime.fromisoformat(found["first_seen"]),
        decision=decision_by(setting) if setting else decision,
        lapsed=found["lapsed"],
    )


def flags(db: Database, rows: Sequence[int]) -> tuple[Flag, ...]:
    """Several flags, in the order asked for."""
    return tuple(found for row in rows if (found := flag(db, row)))
