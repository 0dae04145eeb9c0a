"""Counts that triggers keep equal those that are counted."""

from __future__ import annotations

import sqlite3
from collections import Counter
from random import Random
from typing import Any

from sqlite_utils import Database

from verify.containment import InternalFailure
from verify.store.database import migrate, open_database
from verify.store.desk_queries import cited_source_count
from verify.store.flags.queries import Filter, flag_rows
from verify.store.flags.tally import tally
from verify.store.migrations import STEPS

STATUSES, SEVERITIES, RULES = ("open", "fixed", "dismissed"), ("error", "warning"), ("a", "b", "c")
FLAG = (
    "INSERT {} INTO flags (id, article, key, status, severity, rule, confidence, message, words,"
    " words_key, finding, first_seen, last_seen)"
    " VALUES (?, ?, ?, ?, ?, ?, 'high', '', '', '', '', '', '')"
)
CITED = (
    "INSERT INTO cited_references (id, article, number, source, text, start, end)"
    " VALUES (?, ?, 1, ?, '', 0, 0)"
)


def fill(db: Database, draw: Random) -> None:
    """Add articles with sources, and flags, one of them in conflict with another."""
    for number in range(1, 9):
        db.conn.execute("INSERT INTO sources VALUES (?, ?, NULL, '')", [number, f"u{number}"])
        sql = "INSERT INTO articles (id, key, origin, first_seen, last_seen) VALUES (?, ?, '', '', '')"
        db.conn.execute(sql, [number, f"a{number}"])
    for number in range(1, 41):
        names = [draw.choice(STATUSES), draw.choice(SEVERITIES), draw.choice(RULES)]
        how = draw.choice(["", "OR IGNORE"])
        db.conn.execute(FLAG.format(how), [number, draw.randint(1, 8), str(number), *names])
        source = draw.choice([None, *range(1, 9)])
        db.conn.execute(CITED, [number, draw.randint(1, 8), source])
    db.conn.execute(FLAG.format("OR IGNORE"), [1, 1, "1", "open", "error", "a"])


def change(db: Database, draw: Random) -> None:
    """Change or delete some rows, as commands and the desk do."""
    one = draw.randint(1, 40)
    match draw.randint(1, 7):
        case 1:
            db.conn.execute("UPDATE flags SET status = ? WHERE id % 7 = ?", ["open", one % 7])
        case 2:
            row = [draw.choice(SEVERITIES), draw.choice(RULES), one]
            db.conn.execute(
                "UPDATE flags SET severity = ?, rule = ?, words = 'x' WHERE id = ?", row
            )
        case 3:
            db.conn.execute("DELETE FROM flags WHERE id = ?", [one])
        case 4:
            source = [draw.choice([None, *range(1, 9)]), one]
            db.conn.execute("UPDATE cited_references SET source = ? WHERE id = ?", source)
        case 5:
            db.conn.execute("DELETE FROM cited_references WHERE id = ?", [one])
        case 6:
            db.conn.execute("UPDATE cited_references SET source = 3 WHERE source = 4")
        case 7:
            db.conn.execute("DELETE FROM articles WHERE id = ?", [one])


def assert_right(db: Database) -> None:
    groups = tally(db, Filter()).groups
    found = [(one.status, one.severity, one.rule, one.number) for one in groups]
    counted = "SELECT status, severity, rule, count(*) FROM flags GROUP BY 1, 2, 3"
    assert found == db.execute(counted).fetchall()
    for asked in (Filter(status="open"), Filter(severity="error", rule="a")):
        listed = Counter(_names(row) for row in flag_rows(db, asked))
        kept = {(one.status, one.severity, one.rule): one.number for one in tally(db, asked).groups}
        assert kept == listed
    cited = "SELECT count(DISTINCT source) FROM cited_references"
    assert cited_source_count(db) == db.execute(cited).fetchone()[0]


def _names(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["status"], row["severity"], row["rule"]


def test_kept_counts_are_right_after_any_changes() -> None:
    for seed in range(12):
        draw, db = Random(seed), open_database(":memory:")
        db.execute("PRAGMA foreign_keys = ON")
        fill(db, draw)
        assert_right(db)
        for _ in range(12):
            change(db, draw)
            assert_right(db)


def test_a_transaction_that_is_taken_back_takes_its_counts_back() -> None:
    db = open_database(":memory:")
    fill(db, Random(1))
    db.conn.commit()
    before = tally(db, Filter())
    db.conn.execute("BEGIN")
    db.conn.execute("DELETE FROM flags")
    assert tally(db, Filter()).total() == 0
    db.conn.rollback()
    assert tally(db, Filter()) == before


def test_a_database_of_the_step_before_is_counted_when_it_is_opened() -> None:
    db = Database(sqlite3.connect(":memory:"), execute_plugins=False)
    db.conn.create_function("casefold", 1, lambda text: text.decode().casefold())
    migrate(db, STEPS[: [step.__name__ for step in STEPS].index("kept_counts")])
    fill(db, Random(5))
    migrate(db)
    assert tally(db, Filter()).total() > 0
    assert_right(db)


def test_a_damaged_cell_is_named_and_counted() -> None:
    db = open_database(":memory:")
    fill(db, Random(2))
    total = tally(db, Filter()).total()
    db.conn.execute("UPDATE flags SET rule = CAST(x'ff' AS TEXT) WHERE id = 7")
    failed: list[InternalFailure] = []
    counted = tally(db, Filter(), failed)
    assert counted.total() == total
    assert [one.rule for one in counted.groups].count(None) == 1
    assert [failure.origin for failure in failed] == ["flag 7"]
