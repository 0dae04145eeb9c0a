"""A connection to a SQLite database that commits each statement outside a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

# Statements that begin or end a transaction themselves.
_CONTROL = frozenset(("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"))


class Database:
    """A database by its connection, ``conn``, whose own methods leave transactions open."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        # INSERT OR REPLACE runs the triggers of what it deletes.
        conn.execute("PRAGMA recursive_triggers = ON")

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        """Execute a statement, as a part of the open transaction or as one of its own."""
        open_before = self.conn.in_transaction
        try:
            cursor = self.conn.execute(sql, parameters)
        except Exception:
            # Nobody would end the transaction that Python opened for the failed statement.
            if not open_before and self.conn.in_transaction:
                self.conn.rollback()
            raise
        if not open_before and cursor.description is None and not _controls(sql):
            self.conn.commit()
        return cursor

    def query(self, sql: str, parameters: Any = ()) -> Iterator[dict[str, Any]]:
        """Execute a query at once; return an iterator of its rows by column name."""
        cursor = self.conn.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)

    @property
    def journal_mode(self) -> str:
        """The mode of the log: ``wal``, or ``memory`` for a database in memory."""
        return str(self.conn.execute("PRAGMA journal_mode").fetchone()[0])

    def table_names(self) -> list[str]:
        """Return the names of all tables."""
        rows = self.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return [name for (name,) in rows]

    def close(self) -> None:
        """Close the connection."""
        self.conn.close()


def _controls(sql: str) -> bool:
    return sql.split(None, 1)[0].rstrip(";").upper() in _CONTROL
