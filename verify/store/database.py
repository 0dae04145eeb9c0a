"""Open, migrate and write to ``citations.db``, which uses SQLite's write-ahead log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from verify.store.lean_import import Database  # before the other modules import it
from verify.store.migrations import STEPS, Step
from verify.text.encoding.storable import storable_value

# How long a process waits for another one's transaction. A transaction writes one article or
# one page and takes well under a second, so a minute of waiting means that the disk failed.
BUSY_SECONDS = 60
IN_MEMORY = ":memory:"  # ends a path whose database is never written to disk


class _Connection(sqlite3.Connection):
    """A connection that stores any text and replaces lone surrogates with U+FFFD.

    Text that was read from pages has been cleaned already, and its replacements were counted.
    This class covers text from elsewhere: command-line arguments, environment variables.
    """

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run one statement."""
        try:
            return super().execute(sql, parameters)
        except UnicodeEncodeError:
            return super().execute(sql, storable_value(parameters)[0])

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """Run one statement for each row.

        Rows are cleaned first: a retry would insert rows twice.
        """
        return super().executemany(sql, (storable_value(row)[0] for row in parameters))


class UnusableDatabase(Exception):
    """The file is not a database, or a newer version wrote it. The text is the message to show."""


def open_database(
    path: Path | str, *, read_only: bool = False, immutable: bool = False
) -> Database:
    """Return the database at ``path``, created and migrated as needed.

    ``":memory:"`` is a database that exists only as long as the returned object;
    ``"citations.db:memory:"`` is one that begins with the content of that file, if it exists. With
    ``read_only``, nothing is created or migrated. ``immutable`` (only with ``read_only``) also
    promises that no other process writes to the file, so SQLite needs no log file next to it.
    Raises ``UnusableDatabase`` with a message for the user.
    """
    mode = f"mode=ro{'&immutable=1' if immutable else ''}" if read_only else None
    try:
        return _open(str(path), mode)
    except sqlite3.Error as error:
        raise UnusableDatabase(_why_unusable(str(path).removesuffix(IN_MEMORY), error)) from error


def _why_unusable(path: str, error: sqlite3.Error) -> str:
    """Return why a database could not be opened, and what to do."""
    if Path(path).is_dir():
        return f"{path} is a folder, not a database. Give a file in it: {path}/citations.db"
    reason = str(error)
    if "not a database" in reason:
        reason = "it contains something else. Give another file"
    elif "unable to open" in reason:
        reason = "the file or its folder cannot be read and written. Check the permissions"
    return f"{path} could not be opened as a database: {reason}."


def _open(path: str, mode: str | None) -> Database:
    in_memory = path.endswith(IN_MEMORY)
    if not in_memory and not mode:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    where = f"{Path(path).absolute().as_uri()}?{mode}" if mode else path
    where = IN_MEMORY if in_memory else where
    connection = sqlite3.connect(where, timeout=BUSY_SECONDS, uri=bool(mode), factory=_Connection)
    if in_memory:
        _copy_into(connection, path.removesuffix(IN_MEMORY))
    # Plugins of sqlite_utils are for its command line, and looking for them reads every package.
    db = Database(connection, execute_plugins=False)
    db.execute("PRAGMA foreign_keys = ON")
    # SQLite's lower() knows only ASCII letters.
    connection.create_function("casefold", 1, _casefold, deterministic=True)
    if not mode:
        db.enable_wal()
        db.execute("PRAGMA synchronous = NORMAL")
        migrate(db)
    return db


def _copy_into(connection: sqlite3.Connection, file: str) -> None:
    """Copy a database file into one in memory. The file is only read."""
    if not file or not Path(file).is_file():
        return
    # Without “immutable” SQLite makes a log file beside a database that nobody has open.
    alone = "" if Path(f"{file}-wal").exists() else "&immutable=1"
    where = f"{Path(file).absolute().as_uri()}?mode=ro{alone}"
    with closing(sqlite3.connect(where, uri=True)) as source:
        source.backup(connection)


def _casefold(text: str | bytes | None) -> str:
    """Fold a text. Queries cast it to bytes: text that is not UTF-8 would end the whole query."""
    if isinstance(text, bytes):
        return text.decode("utf-8", "replace").casefold()
    return (text or "").casefold()


def refuse_emptied(path: Path, archive: Path) -> None:
    """Raise ``UnusableDatabase`` if the database has 0 bytes but the archive contains pages.

    Such a file lost its contents (a full disk, an interrupted copy). Creating a new database
    in its place would hide the loss.
    """
    if path.is_file() and not path.stat().st_size and any(archive.glob("*.warc*")):
        raise UnusableDatabase(
            f"{path} is empty (0 bytes), but {archive} holds archived copies. Restore the database"
            " from a backup, or delete the empty file to begin a new one."
        )


def migrate(db: Database, steps: tuple[Step, ...] = STEPS) -> list[str]:
    """Run the pending migration steps and return their names.

    Raises ``UnusableDatabase`` if a newer version applied steps that this version does not know.
    """
    db.execute(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)"
    )
    missing = pending_steps(db, steps)  # if none is pending, nothing is locked
    return [step.__name__ for step in steps if step.__name__ in missing and _apply(db, step)]


def pending_steps(db: Database, steps: tuple[Step, ...] = STEPS) -> list[str]:
    """Return the names of the steps that have not been applied to this database.

    Raises ``UnusableDatabase`` if a newer version applied steps that this version does not know.
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
    """Commit everything written inside the ``with`` block, or nothing if it raises.

    The write lock is taken at the start (``BEGIN IMMEDIATE``): a deferred transaction that
    reads first fails at once if another process writes, instead of waiting. Inside another
    transaction, the block becomes part of that one.
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
