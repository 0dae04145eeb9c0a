"""Statements outside a transaction are stored at once; those inside wait for its end."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from verify.store.connection import Database


@pytest.fixture
def db(tmp_path: Path) -> Database:
    db = Database(sqlite3.connect(tmp_path / "a.db"))
    db.execute("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT UNIQUE)")
    return db


def stored(db: Database) -> list[str]:
    """The words that another connection sees."""
    path = db.conn.execute("PRAGMA database_list").fetchone()[2]
    other = sqlite3.connect(path)
    try:
        return [word for (word,) in other.execute("SELECT word FROM words ORDER BY id")]
    finally:
        other.close()


def test_a_statement_of_its_own_is_stored_at_once(db: Database) -> None:
    db.execute("INSERT INTO words (word) VALUES (?)", ["harbor"])
    db.execute("UPDATE words SET word = :word", {"word": "lake"})
    assert stored(db) == ["lake"] and not db.conn.in_transaction


def test_statements_of_a_transaction_are_stored_with_it(db: Database) -> None:
    db.execute("begin immediate")
    db.execute("INSERT INTO words (word) VALUES ('harbor')")
    assert stored(db) == [] and db.conn.in_transaction
    db.execute("ROLLBACK;")
    db.execute("BEGIN")
    db.execute("INSERT INTO words (word) VALUES ('lake')")
    db.execute("COMMIT")
    assert stored(db) == ["lake"]


def test_a_statement_that_fails_leaves_no_transaction_open(db: Database) -> None:
    db.execute("INSERT INTO words (word) VALUES ('lake')")
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO words (word) VALUES ('lake')")
    assert not db.conn.in_transaction
    db.execute("INSERT INTO words (word) VALUES ('town')")
    assert stored(db) == ["lake", "town"]


def test_a_statement_that_fails_does_not_end_the_transaction_around_it(db: Database) -> None:
    db.execute("BEGIN")
    db.execute("INSERT INTO words (word) VALUES ('lake')")
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO words (word) VALUES ('lake')")
    assert db.conn.in_transaction
    db.conn.commit()
    assert stored(db) == ["lake"]


def test_a_query_runs_at_once_and_gives_rows_by_column(db: Database) -> None:
    db.execute("INSERT INTO words (word) VALUES ('lake'), ('town')")
    rows = db.query("SELECT id, word FROM words WHERE id > ? ORDER BY id", [0])
    db.execute("INSERT INTO words (word) VALUES ('bridge')")
    assert next(rows) == {"id": 1, "word": "lake"}
    with pytest.raises(sqlite3.OperationalError):
        db.query("SELECT nothing FROM words")


def test_replacing_a_row_runs_the_triggers_of_deleting_it(db: Database) -> None:
    db.execute("CREATE TABLE gone (word TEXT)")
    db.execute(
        "CREATE TRIGGER words_after_delete AFTER DELETE ON words"
        " BEGIN INSERT INTO gone VALUES (old.word); END"
    )
    db.execute("INSERT INTO words VALUES (1, 'lake')")
    db.execute("INSERT OR REPLACE INTO words VALUES (1, 'town')")
    assert db.execute("SELECT word FROM gone").fetchall() == [("lake",)]
    assert db.table_names() == ["words", "gone"] and db.journal_mode == "delete"
