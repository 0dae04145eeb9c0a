"""A dictionary whose items are in a temporary database once there are many."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, MutableMapping, Sequence, ValuesView
from typing import TYPE_CHECKING, TypeVar, cast, overload

if TYPE_CHECKING:
    from sqlite3 import Connection

Value = TypeVar("Value")

KEPT = 1_000  # items in memory; with more, all are in the database
_CACHE = -1024  # KiB of the database in memory (negative: kibibytes, sqlite.org/pragma.html)


class SpooledDict(MutableMapping[str, Value]):
    """A mapping of strings to values in the order in which the keys were added, as ``dict`` has it.

    Beyond ``kept`` items they are in an unnamed SQLite database in the folder for temporary files,
    which vanishes with this object or this process.
    """

    def __init__(self, kept: int = KEPT) -> None:
        self._first: dict[str, Value] = {}
        self._most = kept
        self._db: Connection | None = None
        self._size = 0

    @property
    def on_disk(self) -> bool:
        """Whether there are so many items that they are in the database."""
        return self._db is not None

    def __getitem__(self, key: str) -> Value:
        if self._db is None:
            return self._first[key]
        sql = "SELECT value FROM items WHERE key = ?"
        found = self._db.execute(sql, [_bytes(key)]).fetchone()
        if found is None:
            raise KeyError(key)
        return cast(Value, pickle.loads(found[0]))

    def __setitem__(self, key: str, value: Value) -> None:
        if self._db is None:
            self._first[key] = value
            if len(self._first) > self._most:
                self._move()
            return
        self._put(self._db, key, value)

    def __delitem__(self, key: str) -> None:
        if self._db is None:
            del self._first[key]
        elif self._db.execute("DELETE FROM items WHERE key = ?", [_bytes(key)]).rowcount:
            self._size -= 1
        else:
            raise KeyError(key)

    def __len__(self) -> int:
        return len(self._first) if self._db is None else self._size

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.stored())

    def stored(self) -> Iterator[tuple[str, Value]]:
        """Yield keys and values in their order, with one query."""
        if self._db is None:
            yield from self._first.items()
            return
        for key, value in self._db.execute("SELECT key, value FROM items ORDER BY number"):
            yield key.decode("utf-8", "surrogatepass"), pickle.loads(value)

    def values(self) -> ValuesView[Value]:
        """Return the values, which one query reads."""
        return _Values(self)

    def _move(self) -> None:
        """Put all items into the database."""
        import sqlite3

        db = sqlite3.connect("", isolation_level=None)  # no name: a file that SQLite deletes itself
        db.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = {_CACHE};"
            " CREATE TABLE items (number INTEGER PRIMARY KEY AUTOINCREMENT,"
            " key BLOB NOT NULL UNIQUE, value BLOB NOT NULL); BEGIN"
        )
        for key, value in self._first.items():
            self._put(db, key, value)
        self._first, self._db = {}, db

    def _put(self, db: Connection, key: str, value: Value) -> None:
        packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        changed = db.execute("UPDATE items SET value = ? WHERE key = ?", [packed, _bytes(key)])
        if not changed.rowcount:
            db.execute("INSERT INTO items (key, value) VALUES (?, ?)", [_bytes(key), packed])
            self._size += 1


class _Values(ValuesView[Value]):
    _mapping: SpooledDict[Value]

    def __iter__(self) -> Iterator[Value]:
        return (value for _, value in self._mapping.stored())


class SpooledValues(Sequence[Value]):
    """The values of a spooled dictionary as a sequence that is read from it each time."""

    def __init__(self, found: SpooledDict[Value]) -> None:
        self._found = found

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...
    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        return list(self)[index] if index != 0 else next(iter(self))

    def __iter__(self) -> Iterator[Value]:
        return iter(self._found.values())


def _bytes(key: str) -> bytes:
    """Return a key that SQLite can hold: names of files may have lone surrogates."""
    return key.encode("utf-8", "surrogatepass")
