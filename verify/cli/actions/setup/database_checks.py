"""Checks of the database: whether it is intact, current and writable, and what can be saved."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from verify.cli.actions.setup.values import Checked, ok, problem, warning

_TABLES = {"articles": "article", "flags": "flag", "decisions": "decision", "sources": "source"}
_SHOWN = 3  # faults that SQLite names


def check_database(path: Path, archive: Path) -> Iterator[Checked]:
    """Yield what is wrong with the database, or that nothing is."""
    from verify.store.database import UnusableDatabase, refuse_emptied
    from verify.store.read_only import may_write

    if not path.exists():
        yield ok("database", f"No database at {path} yet. `verify run` creates it.")
        return
    try:
        refuse_emptied(path, archive)
        yield _no_database(path) or _intact(path)
    except UnusableDatabase as error:
        yield problem("database", str(error), "")
        return
    except sqlite3.Error as error:
        yield _unreadable(path, error)
        return
    if path.is_file() and not may_write(path):
        yield warning(
            "database",
            f"{path} or its folder is read-only.",
            "Change the permissions to run checks and to decide flags.",
        )


def read_only_uri(path: Path) -> str:
    """Return the URI that opens a database without a trace.

    SQLite makes a log beside a database of which it may only read the file, unless it is told
    that nobody else writes; whoever does has a log there.
    """
    alone = "" if Path(f"{path}-wal").exists() else "&immutable=1"
    return f"{path.absolute().as_uri()}?mode=ro{alone}"


def _no_database(path: Path) -> Checked | None:
    """Return why there is no database of verify at this place, or None if there may be one."""
    if not path.is_file():
        return problem(
            "database", f"{path} is not a file.", "Move it away, or set “db” to another place."
        )
    if not path.stat().st_size:
        return ok("database", f"{path} is empty (0 bytes). `verify run` fills it.")
    with closing(sqlite3.connect(read_only_uri(path), uri=True)) as opened:
        tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master")}
    if "migrations" in tables:
        return None
    return problem(
        "database", f"{path} is a database of another program.", "Set “db” to another place."
    )


def _intact(path: Path) -> Checked:
    from verify.store import open_database
    from verify.store.database import pending_steps

    db = open_database(path, read_only=True, immutable="immutable" in read_only_uri(path))
    with closing(db.conn):
        faults = [row[0] for row in db.execute("PRAGMA integrity_check").fetchall()]
        pending = pending_steps(db) if faults == ["ok"] else []
        counts = _readable(db.conn)
    size = f"{path.stat().st_size / 2**20:.1f} MB"
    if faults != ["ok"]:
        told = "; ".join(" ".join(fault.split()) for fault in faults[:_SHOWN])
        return _damaged(path, told, counts)
    more = " The next command that writes updates its tables." if pending else ""
    return ok("database", f"{path} is intact ({size}): {', '.join(counts) or 'empty'}.{more}")


def _unreadable(path: Path, error: sqlite3.Error) -> Checked:
    """Return why SQLite refused the database, with the tables that can be read all the same."""
    try:
        with closing(sqlite3.connect(read_only_uri(path), uri=True)) as opened:
            counts = _readable(opened)
    except sqlite3.Error:
        counts = []
    if counts:
        return _damaged(path, str(error), counts)
    action = "Restore it from a backup, or set “db” to another place."
    return problem("database", f"{path} could not be read: {error}.", action)


def _damaged(path: Path, told: str, counts: list[str]) -> Checked:
    """Return what is damaged, what can be read, and how to save decisions if there are some."""
    action = "Restore it from a backup."
    if any(one.endswith(("decision", "decisions")) for one in counts):
        action += f" To save decisions first: verify flags export decisions.jsonl --db {path}"
    readable = ", ".join(counts) or "nothing"
    return problem("database", f"{path} is damaged: {told}. Readable: {readable}.", action)


def _readable(connection: sqlite3.Connection) -> list[str]:
    """Return how many rows of each table can be read: "12 articles", "71 flags"."""
    from verify.report.wording import count

    numbers = ((noun, _readable_rows(connection, table)) for table, noun in _TABLES.items())
    return [count(number, noun) for noun, number in numbers if number]


def _readable_rows(connection: sqlite3.Connection, table: str) -> int:
    """Return the number of rows that can be read; 0 for a table that cannot be."""
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchone()[0])
    except sqlite3.Error:
        return 0
