"""The index: finds a capture by URL and time without loading the archive into memory.

It is a small SQLite file next to the WARCs instead of CDXJ: look-ups take microseconds with a
hundred thousand sources, two runs may write to it at once, and a record is added as it is written
(a sorted text file would have to be rewritten). It contains nothing that the WARC files do not,
and is rebuilt from them.

Error responses and pages judged unusable (challenges, soft 404s) are indexed like everything that
was received; queries with ``usable`` leave them out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

from verify.archive.surt import sort_key
from verify.archive.values import IndexEntry, UnusableMark

Row = tuple[str | int | None, ...]
Value = TypeVar("Value")
_AT_ONCE = 1000  # per transaction: a file of 1 GB contains a hundred thousand
_COLUMNS = (
    "file, offset, length, kind, address, target, at, status, media_type, digest, payload,"
    " record_id, refers_to, validator"
)
_NUMBER, _TEXT, _OPTIONAL = int, str, str | None
_TYPES = (
    *(_TEXT, _NUMBER, _NUMBER, _TEXT, _TEXT, _TEXT, _TEXT, int | None, _OPTIONAL, _TEXT, _TEXT),
    *(_TEXT, _OPTIONAL, _OPTIONAL),
)
_JUDGED = "SELECT 1 FROM unfit u WHERE u.record_id IN (r.record_id, coalesce(r.refers_to, ''))"
# A 2xx response, one confirmed by a 304, or a hand-saved copy; and not judged unusable since.
_USABLE = (
    "(status IS NULL OR status BETWEEN 200 AND 299 OR status = 304 AND kind = 'revisit')"
    f" AND NOT EXISTS ({_JUDGED})"
)


class DamagedEntry(ValueError):
    """A cell of the index holds what this program never writes there."""


class Index:
    """The open index of one archive folder. Not thread-safe.

    ``rebuild`` is called once when a query meets a damaged cell, and the query is repeated.
    """

    def __init__(self, db: sqlite3.Connection, rebuild: Callable[[], None] = lambda: None) -> None:
        self._db, self._rebuild = db, rebuild

    def add(self, found: Iterable[IndexEntry | UnusableMark]) -> None:
        """Add captures and unusable marks, replacing existing entries."""
        waiting = iter(found)
        while both := list(islice(waiting, _AT_ONCE)):
            self._add(both)

    def _add(self, both: list[IndexEntry | UnusableMark]) -> None:
        rows = [(*_row(one), sort_key(one.target)) for one in both if isinstance(one, IndexEntry)]
        said = [(v.record_id, v.file, v.reason) for v in both if isinstance(v, UnusableMark)]
        marks = ", ".join("?" * 15)
        with self._db:
            files = {(one.file,) for one in both}
            self._db.executemany("INSERT OR IGNORE INTO files VALUES (?, -1)", sorted(files))
            self._db.executemany(
                f"INSERT OR REPLACE INTO records ({_COLUMNS}, sort_key) VALUES ({marks})", rows
            )
            self._db.executemany("INSERT OR REPLACE INTO unfit VALUES (?, ?, ?)", said)

    def sizes(self) -> dict[str, int]:
        """Return the indexed files with their final size; -1 if a file is not finished."""
        rows = self._db.execute("SELECT CAST(name AS BLOB), CAST(size AS INTEGER) FROM files")
        return {name.decode("utf-8", "replace"): size for name, size in rows}

    def replace_file(
        self, name: str, size: int, found: Iterable[IndexEntry | UnusableMark]
    ) -> None:
        """Replace everything indexed for a file, and store its size."""
        self.forget(name)
        self.add(found)
        self.finish(name, size)

    def finish(self, name: str, size: int) -> None:
        """Mark a file as finished and indexed at this size."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (name, size))

    def forget(self, name: str) -> None:
        """Delete everything indexed for a file."""
        with self._db:
            self._db.execute("DELETE FROM records WHERE file = ?", (name,))
            self._db.execute("DELETE FROM unfit WHERE file = ?", (name,))
            self._db.execute("DELETE FROM files WHERE name = ?", (name,))

    def keep_only(self, names: Iterable[str]) -> None:
        """Delete the entries of every file that is not among ``names``."""
        kept = sorted(names)
        holes = ", ".join("?" * len(kept))
        with self._db:
            for table, column in (("records", "file"), ("unfit", "file"), ("files", "name")):
                self._db.execute(f"DELETE FROM {table} WHERE {column} NOT IN ({holes})", kept)

    def captures_of(self, address: str, *, usable: bool = True) -> tuple[IndexEntry, ...]:
        """Return the usable captures of a cited URL (or every response), oldest first."""
        also = f" AND {_USABLE}" if usable else ""
        return tuple(self._ask(f"WHERE address = ?{also} ORDER BY at, file, offset", address))

    def nearest(self, address: str, at: datetime) -> IndexEntry | None:
        """Return the usable capture of a cited URL that is nearest in time, or None."""
        stamp, where = _stamp(at), f"WHERE address = ? AND {_USABLE}"
        before = self._ask(f"{where} AND at <= ? ORDER BY at DESC LIMIT 1", address, stamp)
        after = self._ask(f"{where} AND at > ? ORDER BY at LIMIT 1", address, stamp)
        return min([*before, *after], key=lambda kept: abs(kept.at - at), default=None)

    def same_response(self, target: str, payload: str, status: int) -> IndexEntry | None:
        """Return the latest response of a target with this body and status that is not unusable."""
        where = "WHERE target = ? AND kind = 'response' AND payload = ? AND status = ?"
        order = f"AND NOT EXISTS ({_JUDGED}) ORDER BY at DESC LIMIT 1"
        return next(self._ask(f"{where} {order}", target, payload, status), None)

    def revalidated(self, target: str, validator: str | None) -> IndexEntry | None:
        """Return the usable response that a 304 with this validator confirms (None: the latest)."""
        also = "" if validator is None else " AND validator = ?"
        where = f"WHERE target = ? AND kind IN ('response', 'revisit') AND {_USABLE}{also}"
        values = (target,) if validator is None else (target, validator)
        found = next(self._ask(f"{where} ORDER BY at DESC LIMIT 1", *values), None)
        return self.by_id(found.refers_to) if found and found.refers_to else found

    def body_record(self, target: str, payload: str) -> IndexEntry | None:
        """Return the latest record of a target that contains this body, usable or not."""
        where = "WHERE target = ? AND kind = 'response' AND payload = ?"
        return next(self._ask(f"{where} ORDER BY at DESC LIMIT 1", target, payload), None)

    def by_id(self, record_id: str) -> IndexEntry | None:
        """Return the capture with this WARC-Record-ID."""
        return next(self._ask("WHERE record_id = ? LIMIT 1", record_id), None)

    def capture_at(self, file: str, offset: int) -> IndexEntry | None:
        """Return the capture at this offset of the file."""
        return next(self._ask("WHERE file = ? AND offset = ?", file, offset), None)

    def unusable_reason(self, kept: IndexEntry) -> str | None:
        """Return why a capture was marked unusable, or None if it was not."""
        where = "FROM unfit WHERE record_id IN (?, ?) LIMIT 1"
        sql = f"SELECT reason {where}"
        rows = self._read(sql, (kept.record_id, kept.refers_to or ""), _reason)
        return rows[0] if rows else None

    def all_captures(self, *, usable: bool = False) -> Iterator[tuple[str, IndexEntry]]:
        """Yield all captures with their sort keys, in CDX order."""
        where = f"WHERE {_USABLE} " if usable else ""
        order = f"{where}ORDER BY sort_key, at"
        sql = f"SELECT sort_key, {_COLUMNS} FROM records r {order}"
        self._read(sql, (), _intact)
        return ((str(row[0]), _kept(row[1:])) for row in self._db.execute(sql))

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def _ask(self, where: str, *values: object) -> Iterator[IndexEntry]:
        return iter(self._read(f"SELECT {_COLUMNS} FROM records r {where}", values, _kept))

    def _read(
        self, sql: str, values: Sequence[object], read: Callable[[Row], Value]
    ) -> list[Value]:
        """Return what ``read`` makes of each row; None is left out."""
        try:
            return [found for row in self._db.execute(sql, values) if (found := read(row))]
        except (DamagedEntry, sqlite3.OperationalError) as error:
            if not (isinstance(error, DamagedEntry) or "decode to UTF-8" in str(error)):
                raise
        self._rebuild()
        return [found for row in self._db.execute(sql, values) if (found := read(row))]


def _row(kept: IndexEntry) -> tuple[object, ...]:
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
        kept.validator,
    )


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _kept(row: Row) -> IndexEntry:
    """Return the entry of a row. Raises ``DamagedEntry``."""
    values: list[object] = list(row)
    for name, value, kind in zip(_COLUMNS.split(", "), row, _TYPES, strict=True):
        if not isinstance(value, kind):
            raise DamagedEntry(f"the cell “{name}” of the archive's index holds {value!r:.40}")
    try:
        values[6] = datetime.fromisoformat(str(row[6]))
    except ValueError as error:
        raise DamagedEntry(f"the cell “at” of the archive's index: {error}") from error
    return IndexEntry(*values)  # type: ignore[arg-type]  # the columns are the fields, in order


def _reason(row: Row) -> str:
    """Return the reason of an unusable mark. Raises ``DamagedEntry``."""
    if not isinstance(row[0], str):
        raise DamagedEntry("the cell “reason” of the archive's index is not text")
    return row[0]


def _intact(row: Row) -> None:
    """Raise ``DamagedEntry`` where a row with its sort key is damaged."""
    if not isinstance(row[0], str):
        raise DamagedEntry("the cell “sort_key” of the archive's index is not text")
    _kept(row[1:])
