"""The index: finds a capture by address and time, without holding the archive in memory.

A small SQLite file beside the WARCs rather than CDXJ: it answers in microseconds with a
hundred thousand sources, two runs may write to it at once, and a record is entered as it is
written (a sorted text file would be rewritten). Nothing in it is only in it: it is rebuilt
from the WARC files, so it is written without waiting for the disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from verify.archive.surt import sort_key
from verify.archive.values import Kept

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (
  file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, kind TEXT NOT NULL,
  address TEXT NOT NULL, target TEXT NOT NULL, at TEXT NOT NULL, status INTEGER,
  media_type TEXT, digest TEXT NOT NULL, payload TEXT NOT NULL, record_id TEXT NOT NULL,
  refers_to TEXT, sort_key TEXT NOT NULL, PRIMARY KEY (file, offset)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_address ON records (address, at);
CREATE INDEX IF NOT EXISTS by_target ON records (target, at);
CREATE INDEX IF NOT EXISTS by_id ON records (record_id);
CREATE INDEX IF NOT EXISTS by_sort_key ON records (sort_key, at);
"""
_COLUMNS = (
    "file, offset, length, kind, address, target, at, status, media_type, digest, payload,"
    " record_id, refers_to"
)


class Index:
    """The open index of one archive folder. Not for several threads at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = _open(path)

    def add(self, kept: Iterable[Kept]) -> None:
        """Enter captures; one that is there already is replaced."""
        rows = [(*_row(one), sort_key(one.target)) for one in kept]
        marks = ", ".join("?" * 14)
        with self._db:
            files = {(str(row[0]),) for row in rows}
            self._db.executemany("INSERT OR IGNORE INTO files VALUES (?, -1)", sorted(files))
            self._db.executemany(
                f"INSERT OR REPLACE INTO records ({_COLUMNS}, sort_key) VALUES ({marks})", rows
            )

    def sizes(self) -> dict[str, int]:
        """The files that are indexed, with the size they had when finished; -1: not yet."""
        return dict(self._db.execute("SELECT name, size FROM files"))

    def replace_file(self, name: str, size: int, kept: Iterable[Kept]) -> None:
        """Forget what was known of a file, enter these captures, and note its size."""
        self.forget(name)
        self.add(kept)
        self.finish(name, size)

    def finish(self, name: str, size: int) -> None:
        """Note that a file is finished and indexed at this size."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (name, size))

    def forget(self, name: str) -> None:
        """Drop all that is known of a file."""
        with self._db:
            self._db.execute("DELETE FROM records WHERE file = ?", (name,))
            self._db.execute("DELETE FROM files WHERE name = ?", (name,))

    def of(self, address: str) -> tuple[Kept, ...]:
        """All captures of a cited address, oldest first."""
        found = self._ask("WHERE address = ? ORDER BY at, file, offset", address)
        return tuple(found)

    def nearest(self, address: str, at: datetime) -> Kept | None:
        """The capture of a cited address that is nearest in time; None: there is none."""
        stamp = _stamp(at)
        before = self._ask("WHERE address = ? AND at <= ? ORDER BY at DESC LIMIT 1", address, stamp)
        after = self._ask("WHERE address = ? AND at > ? ORDER BY at LIMIT 1", address, stamp)
        return min([*before, *after], key=lambda kept: abs(kept.at - at), default=None)

    def body_of(self, target: str, payload: str | None = None) -> Kept | None:
        """The latest capture of a target that holds a body (this very one, where given)."""
        where = "WHERE target = ? AND kind = 'response' AND status BETWEEN 200 AND 299"
        if payload is None:
            return next(self._ask(f"{where} ORDER BY at DESC LIMIT 1", target), None)
        where = "WHERE target = ? AND kind = 'response' AND payload = ?"
        return next(self._ask(f"{where} ORDER BY at DESC LIMIT 1", target, payload), None)

    def by_id(self, record_id: str) -> Kept | None:
        """The capture with this WARC-Record-ID."""
        return next(self._ask("WHERE record_id = ? LIMIT 1", record_id), None)

    def at(self, file: str, offset: int) -> Kept | None:
        """The capture that lies there."""
        return next(self._ask("WHERE file = ? AND offset = ?", file, offset), None)

    def everything(self) -> Iterator[tuple[str, Kept]]:
        """All captures with their sort keys, in the order of a CDX index; lazily."""
        rows = self._db.execute(f"SELECT sort_key, {_COLUMNS} FROM records ORDER BY sort_key, at")
        return ((row[0], _kept(row[1:])) for row in rows)

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def _ask(self, where: str, *values: object) -> Iterator[Kept]:
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM records {where}", values)
        return map(_kept, rows)


def _open(path: Path) -> sqlite3.Connection:
    """Open the index; one that is broken or of another version is made anew."""
    try:
        return _prepared(path)
    except sqlite3.DatabaseError as problem:
        if isinstance(problem, sqlite3.OperationalError) and "locked" in str(problem):
            raise
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
        return _prepared(path)


def _prepared(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=60, check_same_thread=False)
    try:
        if db.execute("PRAGMA user_version").fetchone()[0] not in (0, _VERSION):
            raise sqlite3.DatabaseError("made by another version")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")  # rebuilt from the WARC files when lost
        db.executescript(_SCHEMA)
        db.execute(f"PRAGMA user_version = {_VERSION}")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _row(kept: Kept) -> tuple[object, ...]:
    return (
        kept.file,
        kept.offset,
        kept.length,
        kept.kind,
        kept.address,
        kept.target,
        _stamp(kept.at),
        kept.status,
        kept.media_type,
        kept.digest,
        kept.payload,
        kept.record_id,
        kept.refers_to,
    )


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _kept(row: tuple[str | int | None, ...]) -> Kept:
    values: list[object] = list(row)
    values[6] = datetime.fromisoformat(str(row[6]))
    return Kept(*values)  # type: ignore[arg-type]  # the columns are the fields, in order
