"""Open the index: migrate it, recreate it if broken, use memory if the folder is read-only."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

_SECONDS = 60  # seconds to wait while another run holds the lock
_VERSION = 2
_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (
  file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, kind TEXT NOT NULL,
  address TEXT NOT NULL, target TEXT NOT NULL, at TEXT NOT NULL, status INTEGER,
  media_type TEXT, digest TEXT NOT NULL, payload TEXT NOT NULL, record_id TEXT NOT NULL,
  refers_to TEXT, sort_key TEXT NOT NULL, validator TEXT,
  PRIMARY KEY (file, offset)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unfit (
  record_id TEXT PRIMARY KEY, file TEXT NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_address ON records (address, at);
CREATE INDEX IF NOT EXISTS by_target ON records (target, at);
CREATE INDEX IF NOT EXISTS by_id ON records (record_id);
CREATE INDEX IF NOT EXISTS by_sort_key ON records (sort_key, at);
"""
# Version 1 had no validators: every file is read once more. Of a damaged file, entries that exist
# only in the index are kept.
_FROM_1 = ("ALTER TABLE records ADD COLUMN validator TEXT", "UPDATE files SET size = -1")

_ANEW = "The index of the archive was damaged and was rebuilt from the WARC files."


def open_index(path: Path) -> tuple[sqlite3.Connection, tuple[str, ...]]:
    """Return the index at ``path``, and a sentence on each repair made while opening it.

    An index that is broken or of an unknown version is recreated empty. If the folder is read-only,
    the index is a copy in memory. Raises ``OSError`` or ``sqlite3.OperationalError`` (another run
    holds it for more than a minute).
    """
    if not is_writable(path.parent):
        return _in_memory(path), ()
    try:
        db = _prepared(sqlite3.connect(path, timeout=_SECONDS, check_same_thread=False))
    except sqlite3.OperationalError:  # locked or no space: not broken
        raise
    except sqlite3.DatabaseError:
        return _renewed(path), (_ANEW,)
    if _whole(db):
        return db, ()
    db.close()
    return _renewed(path), (_ANEW,)


def _renewed(path: Path) -> sqlite3.Connection:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    return _prepared(sqlite3.connect(path, timeout=_SECONDS, check_same_thread=False))


def is_writable(folder: Path) -> bool:
    """Return whether files can be created in this folder (a mount may be read-only)."""
    return os.access(folder, os.W_OK)


def _whole(db: sqlite3.Connection) -> bool:
    """Return whether SQLite finds its structure intact: 0.06 s for 100,000 captures."""
    try:
        return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def _in_memory(path: Path) -> sqlite3.Connection:
    """Return an index in memory, a copy of the file; empty if the file is missing or in use."""
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    left_open = path.with_name(f"{path.name}-wal").exists()
    if path.exists() and not left_open:
        there = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            there.backup(memory)
            return _prepared(memory)
        except sqlite3.DatabaseError:
            memory.close()
            memory = sqlite3.connect(":memory:", check_same_thread=False)
        finally:
            there.close()
    return _prepared(memory)


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    try:
        version = _version(db)
        if version not in (0, 1, _VERSION):
            raise sqlite3.DatabaseError("made by another version")
        _write_ahead(db)
        db.execute("PRAGMA synchronous = NORMAL")  # safe against power cuts in WAL mode
        if version != _VERSION:
            _migrate(db)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _write_ahead(db: sqlite3.Connection) -> None:
    """Switch to the write-ahead log, which allows reading during writes; not used in memory.

    If two runs switch at the same moment, SQLite reports to one of them at once that the database
    is locked, whatever the timeout.
    """
    until = time.monotonic() + _SECONDS
    while db.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def _migrate(db: sqlite3.Connection) -> None:
    """Migrate an empty or older index to this version; two runs may try at once."""
    db.execute("BEGIN IMMEDIATE")
    steps = _FROM_1 if _version(db) == 1 else ()
    for statement in (*steps, *_SCHEMA.split(";")):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {_VERSION}")
    db.commit()


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
