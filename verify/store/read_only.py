"""Open a database that cannot be written to: on a disk mounted read-only, or a backup."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from verify.store.database import UnusableDatabase, open_database, pending_steps


def may_write(path: Path) -> bool:
    """Return whether the database and its folder are writable: SQLite's log is in that folder."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def open_for_reading(path: Path) -> Database:
    """Return the database as it is, without locking or changing the file.

    Link states, which ``ledger.refresh`` updates, are copied to memory and updated there.
    Raises ``UnusableDatabase`` with a message for the user.
    """
    try:
        db = _opened(path)
        missing = pending_steps(db)
    except sqlite3.Error as error:
        raise UnusableDatabase(f"{path} could not be read as a database: {error}.") from error
    if missing:
        raise UnusableDatabase(
            f"{path} was written by an older version (it lacks “{missing[0]}”) and cannot be"
            " updated because it is read-only. Copy it to a folder that can be written."
        )
    _in_memory(db, "link_states")
    return db


def _opened(path: Path) -> Database:
    db = open_database(path, read_only=True)
    try:
        db.execute("SELECT 1 FROM sqlite_master").fetchone()
        return db
    except sqlite3.OperationalError:  # SQLite cannot create its log here, so no process can write
        db.conn.close()
        return open_database(path, read_only=True, immutable=True)


def _in_memory(db: Database, table: str) -> None:
    """Copy a table to a temporary one, which SQLite resolves first on this connection."""
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute(
        "PRAGMA foreign_keys = OFF"
    )  # the temporary table's would refer to other temporary tables
    sql = db.execute("SELECT sql FROM main.sqlite_master WHERE name = ?", [table]).fetchone()[0]
    db.execute(sql.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
    db.execute(f"INSERT INTO temp.{table} SELECT * FROM main.{table}")
    db.execute(f"CREATE INDEX temp.{table}_folded_here ON {table}(folded)")
    db.conn.commit()
