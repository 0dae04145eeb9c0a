"""Opening ``citations.db``: write-ahead log, migrated, and how to write to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from verify.store.migrations import STEPS, Step
from verify.text.encoding.storable import storable_value

# A second process waits this long for the first one's transaction. One transaction holds one
# article or one page, which takes well under a second: a minute is a dead disk, not a queue.
BUSY_SECONDS = 60


class _Connection(sqlite3.Connection):
    """A connection that stores every text, half a character in it as U+FFFD.

    What was read of a page is storable already and was counted; this is for all that comes
    another way: an argument of the command line, a name in the environment.
    """

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run one statement."""
        try:
            return super().execute(sql, parameters)
        except UnicodeEncodeError:
            return super().execute(sql, storable_value(parameters)[0])

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """Run one statement for each row: cleaned first, since a second try would add rows twice."""
        return super().executemany(sql, (storable_value(row)[0] for row in parameters))


class UnusableDatabase(Exception):
    """The file is no database, or one that a newer version wrote. Show the sentence."""


def open_database(
    path: Path | str, *, read_only: bool = False, immutable: bool = False
) -> Database:
    """The database at ``path``, created and migrated as needed.

    ``":memory:"`` gives one that lives as long as the value. With ``read_only`` nothing is
    created or migrated; ``immutable`` besides promises that nobody else writes it, so that
    SQLite needs no file beside it. Raises ``UnusableDatabase`` with a sentence for the user.
    """
    mode = f"mode=ro{'&immutable=1' if immutable else ''}" if read_only else None
    try:
        return _open(str(path), mode)
    except sqlite3.Error as error:
        raise UnusableDatabase(f"{path} could not be opened as a database: {error}.") from error


def _open(path: str, mode: str | None) -> Database:
    if path != ":memory:" and not mode:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    where = f"{Path(path).absolute().as_uri()}?{mode}" if mode else path
    connection = sqlite3.connect(where, timeout=BUSY_SECONDS, uri=bool(mode), factory=_Connection)
    db = Database(connection)
    db.execute("PRAGMA foreign_keys = ON")
    # SQLite's lower() knows only ASCII letters.
    connection.create_function(
        "casefold", 1, lambda text: (text or "").casefold(), deterministic=True
    )
    if not mode:
        db.enable_wal()
        db.execute("PRAGMA synchronous = NORMAL")
        migrate(db)
    return db


def refuse_emptied(path: Path, archive: Path) -> None:
    """Raise ``UnusableDatabase`` for a database of 0 bytes beside an archive that holds pages: it
    was emptied (a full disk, a copy that broke off), and a new one would hide the loss."""
    if path.is_file() and not path.stat().st_size and any(archive.glob("*.warc*")):
        raise UnusableDatabase(
            f"{path} is empty (0 bytes), but {archive} holds archived copies. Restore the database"
            " from a backup, or delete the empty file to begin a new one."
        )


def migrate(db: Database, steps: tuple[Step, ...] = STEPS) -> list[str]:
    """Run the steps that this database has not seen; gives their names.

    Raises ``UnusableDatabase`` where the database has seen steps that this version does not know.
    """
    db.execute(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)"
    )
    missing = pending_steps(db, steps)  # where there is none nothing is locked
    return [step.__name__ for step in steps if step.__name__ in missing and _apply(db, step)]


def pending_steps(db: Database, steps: tuple[Step, ...] = STEPS) -> list[str]:
    """The names of the steps that this database has not seen.

    Raises ``UnusableDatabase`` where it has seen steps that this version does not know.
    """
    names, seen = [step.__name__ for step in steps], _seen(db)
    if unknown := seen - set(names):
        raise UnusableDatabase(
            f"This database was written by a newer version (it contains “{min(unknown)}”). Upgrade verify."
        )
    return [name for name in names if name not in seen]


def _apply(db: Database, step: Step) -> bool:
    with transaction(db):
        if step.__name__ in _seen(db):
            return False
        step(db)
        db.conn.execute("INSERT INTO migrations (name) VALUES (?)", [step.__name__])
    return True


def _seen(db: Database) -> set[str]:
    return {name for (name,) in db.conn.execute("SELECT name FROM migrations")}


@contextmanager
def transaction(db: Database) -> Iterator[Database]:
    """All that is written inside is kept together or not at all.

    It takes the write lock at once (``BEGIN IMMEDIATE``): a deferred transaction that reads
    first cannot wait for its turn to write. Inside another transaction it joins that one.
    """
    if db.conn.in_transaction:
        yield db
        return
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield db
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.commit()
