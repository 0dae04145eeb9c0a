"""Turn a run's findings into flags: new, unchanged, reopened or resolved."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import Finding, Flag, History
from verify.store.codec import dump, load
from verify.store.damaged_rows import Failed, contained
from verify.store.database import transaction
from verify.store.flags import identity
from verify.store.flags.bulk_dismissals import bulk_dismissal_of, decision_by
from verify.store.flags.events import decision_of, effective_decision
from verify.store.flags.folded_texts import keep_folded_text
from verify.store.flags.lapse import lapse_where_facts_changed, note_predecessors
from verify.store.flags.moved_bounds import is_same_text, moved_flags
from verify.store.flags.status import refresh

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CheckedScope:
    """What a run checked.

    A flag outside this scope is not resolved when no rule raises it again.
    """

    rules: frozenset[str]  # the rules that ran
    needing: frozenset[str] = frozenset()  # those of them that need a usable source
    unseen: frozenset[str] = frozenset()  # cited sources that could not be checked
    unchecked: frozenset[str] = frozenset()  # words of the article that were not checked
    unanswered: frozenset[tuple[str, str]] = frozenset()  # (rule, source) pairs without a result
    among: Container[str] | None = None  # collection rules: the articles that were compared
    publishers: Mapping[int, str] = field(default_factory=dict)  # finding number -> publisher


def reconcile(
    db: Database,
    article: int,
    findings: Sequence[Finding],
    scope: CheckedScope,
    run: int | None,
    now: datetime,
) -> tuple[list[int], list[int]]:
    """Update the flags of one article from a run's findings, in one transaction.

    Return the ids of the flags found (in the order of ``findings``) and of the resolved ones.
    A flag is resolved only if its rule ran and its source could be checked. One whose words
    only grew or shrank at an end, in a text that did not change, stays the same flag.
    """
    with transaction(db):
        before = {row["key"]: row for row in _rows(db, article)}
        keys = identity.keys(findings)
        columns = [
            _values(article, key, finding, run, now, scope, number)
            for number, (key, finding) in enumerate(zip(keys, findings, strict=True))
        ]
        moved = moved_flags(before, columns) if is_same_text(db, article, run) else {}
        known = before | moved
        found = [_found(db, known.get(values["key"]), values) for values in columns]
        _note_run(db, run, found)
        same = {row["id"] for row in moved.values()}
        vanished = [r for key, r in before.items() if key not in set(keys) and r["id"] not in same]
        gone = [row for row in vanished if row["history"] != "gone" and _is_resolved(row, scope)]
        for row in gone:
            db.execute("UPDATE flags SET history = 'gone' WHERE id = ?", [row["id"]])
        fresh = [flag for key, flag in zip(keys, found, strict=True) if key not in known]
        note_predecessors(db, fresh, gone)
        refresh(db, [row["id"] for row in gone])
    return found, [row["id"] for row in gone]


def flagged_articles(db: Database, rules: Sequence[str]) -> frozenset[int]:
    """Return the articles that have flags of these rules, resolved ones included."""
    holes = ", ".join("?" for _ in rules)
    sql = f"SELECT DISTINCT article FROM flags WHERE rule IN ({holes})"
    return frozenset(row for (row,) in db.execute(sql, list(rules)))


def _note_run(db: Database, run: int | None, found: Sequence[int]) -> None:
    """Store which flags the run found, each with its current history."""
    if run is not None:
        db.conn.executemany(
            "INSERT OR REPLACE INTO run_flags (run, flag, history)"
            " SELECT ?, id, history FROM flags WHERE id = ?",
            [(run, flag) for flag in found],
        )


def mark_all_gone(db: Database, article: int) -> list[int]:
    """Mark all flags of a deleted article as resolved; return their ids."""
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
    keep_folded_text(db, flag)
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
    keep_folded_text(db, flag)


def _is_resolved(row: Row, looked: CheckedScope) -> bool:
    """Return whether the flag is resolved because it was within the run's scope and not found."""
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


def flag(db: Database, row: int, failed: Failed | None = None) -> Flag | None:
    """Return one flag with its evidence, history and the decision in effect, or None.

    A damaged bulk dismissal is added to ``failed``, if that is given, and does not apply.
    """
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
    setting = bulk_dismissal_of(db, row, failed) if decision is None else None
    return Flag(
        id=row,
        finding=load(found["finding"], Finding),
        article=found["origin"],
        history=History(found["history"]),
        first_seen=datetime.fromisoformat(found["first_seen"]),
        decision=decision_by(setting) if setting else decision,
        lapsed=found["lapsed"],
    )


def flags(db: Database, rows: Sequence[int], failed: Failed | None = None) -> tuple[Flag, ...]:
    """Return several flags, in the order of ``rows``; damaged ones are added to ``failed``."""
    found: list[Flag | None] = []
    for row in rows:
        with contained(failed, f"flag {row}"):
            found.append(flag(db, row, failed))
    return tuple(one for one in found if one)
