"""Run a SQL script inside the caller's transaction."""

from __future__ import annotations

from sqlite_utils import Database


def run_script(db: Database, script: str) -> None:
    """Execute a script's statements one by one.

    ``executescript`` would commit the open transaction first.
    """
    import sqlite3

    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.conn.execute(statement)
            statement = ""
