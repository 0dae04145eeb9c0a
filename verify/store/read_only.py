"""Reading a database where nothing may be written: a disk that is mounted read-only, a backup."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from verify.store.database import UnusableDatabase, open_database, pending_steps


def may_write(path: Path) -> bool:
    """May this database be written? Its folder must be too: SQLite keeps its log beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def open_for_reading(path: Path) -> Database:
    """The database as it is, none of it locked or changed. Raises ``UnusableDatabase`` with a sentence.

    What is derived from it and kept up (``ledger.refresh``) is kept up in memory.
    """
    try:
        db = _opened(path)
        missing = pending_steps(db)
    except sqlite3.Error as error:
        raise UnusableDatabase(f"{path} could not be read as a database: {error}.") from error
    if missing:
        raise UnusableDatabase(
            f"{path} was written by an older version (without “{missing[0]}”) and may not be"
            " brought up to date where it is: copy it to a place where it may be written."
        )
    _in_memory(db, "link_states")
    return db


def _opened(path: Path) -> Database:
    db = open_database(path, read_only=True)
    try:
        db.execute("SELECT 1 FROM sqlite_master").fetchone()
        return db
    except sqlite3.OperationalError:  # the log cannot be made beside it: nobody writes it, either
        db.conn.close()
        return open_database(path, read_only=True, immutable=True)


def _in_memory(db: Database, table: str) -> None:
    """A copy of a table that takes its place on this connection: names mean it first."""
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("PRAGMA foreign_keys = OFF")  # a copy's would point into the copies
    sql = db.execute("SELECT sql FROM main.sqlite_master WHERE name = ?", [table]).fetchone()[0]
    db.execute(sql.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
    db.execute(f"INSERT INTO temp.{table} SELECT * FROM main.{table}")
    db.execute(f"CREATE INDEX temp.{table}_folded_here ON {table}(folded)")
    db.conn.commit()
