"""Opening the index: migrated, made anew where it is broken, in memory where nothing may be
written."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

_SECONDS = 60  # that another run may hold it
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
# Version 1 knew no validators: every file is read once more, and what only the index still
# knows of a damaged one is kept.
_FROM_1 = ("ALTER TABLE records ADD COLUMN validator TEXT", "UPDATE files SET size = -1")

_ANEW = "The index of the archive was damaged and was rebuilt from the WARC files."


def open_index(path: Path) -> tuple[sqlite3.Connection, tuple[str, ...]]:
    """The index at ``path``, and what was put right on the way: one that is broken or of an
    unknown version is made anew, empty.

    Where the folder may not be written, a copy in memory. Raises ``OSError`` or
    ``sqlite3.OperationalError`` (another run holds it for more than a minute).
    """
    if not is_writable(path.parent):
        return _in_memory(path), ()
    try:
        db = _prepared(sqlite3.connect(path, timeout=_SECONDS, check_same_thread=False))
    except sqlite3.OperationalError:  # locked, no room: it is not broken
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
    """May files be made in this folder? (Asked of the system: a mount may be read-only.)"""
    return os.access(folder, os.W_OK)


def _whole(db: sqlite3.Connection) -> bool:
    """Whether SQLite finds its own structure in order: 0.06 s for 100,000 captures."""
    try:
        return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def _in_memory(path: Path) -> sqlite3.Connection:
    """What the file holds, as a start; without it all is read out of the WARC files."""
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
        db.execute("PRAGMA synchronous = NORMAL")  # a power cut does not break it
        if version != _VERSION:
            _migrate(db)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _write_ahead(db: sqlite3.Connection) -> None:
    """Change to the log that lets others read meanwhile, once; in memory there is none.

    Two runs that do so at the same moment: SQLite tells one of them at once that it is locked,
    whatever the timeout.
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
    """Bring an empty or older index to this version; two runs may try at once."""
    db.execute("BEGIN IMMEDIATE")
    steps = _FROM_1 if _version(db) == 1 else ()
    for statement in (*steps, *_SCHEMA.split(";")):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {_VERSION}")
    db.commit()


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
