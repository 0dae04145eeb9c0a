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
        yield _intact(path)
    except UnusableDatabase as error:
        yield problem("database", str(error), "")
        return
    except sqlite3.Error as error:
        yield problem(
            "database", f"{path} could not be read: {error}.", "Restore it from a backup."
        )
        return
    if not may_write(path):
        yield warning(
            "database", f"{path} is read-only.", "Change its permissions to decide flags."
        )


def _intact(path: Path) -> Checked:
    from verify.report.wording import count
    from verify.store import open_database
    from verify.store.database import pending_steps

    db = open_database(path, read_only=True)
    with closing(db.conn):
        faults = [row[0] for row in db.execute("PRAGMA integrity_check").fetchall()]
        pending = pending_steps(db) if faults == ["ok"] else []
        counts = [
            count(number, noun)
            for table, noun in _TABLES.items()
            if (number := _readable_rows(db.conn, table))
        ]
    size = f"{path.stat().st_size / 2**20:.1f} MB"
    if faults != ["ok"]:
        told = "; ".join(" ".join(fault.split()) for fault in faults[:_SHOWN])
        return problem(
            "database",
            f"{path} is damaged: {told}. Readable: {', '.join(counts) or 'nothing'}.",
            "Restore it from a backup. To save decisions: verify flags export decisions.jsonl",
        )
    more = " The next command that writes updates its tables." if pending else ""
    return ok("database", f"{path} is intact ({size}): {', '.join(counts) or 'empty'}.{more}")


def _readable_rows(connection: sqlite3.Connection, table: str) -> int:
    """Return the number of rows that can be read; 0 for a table that cannot be."""
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchone()[0])
    except sqlite3.Error:
        return 0
