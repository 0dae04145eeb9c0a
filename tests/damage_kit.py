"""Damaged databases for tests: one cell with what this program never writes, and who reads it."""

from __future__ import annotations

import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from verify.pipeline import read
from verify.store import open_database
from verify.store.sources import ledger

KEPT = Path(__file__).parent / "data" / "written_by_0.1.0.tar.gz"
NOT_UTF8 = "CAST(X'42C3286F' AS TEXT)"
NOT_READABLE = "'[1'"  # neither JSON nor a date nor one of our words
NOT_TEXT = "X'FF00'"
TABLES = (
    *("articles", "revisions", "runs", "run_articles", "run_flags", "flags", "decisions"),
    *("settings", "sources", "captures", "absences", "checks", "link_states"),
    *("cited_references", "quotations", "archive_orders"),
)
Cell = tuple[str, str]  # table and column


def whole_database(folder: Path) -> Path:
    """Fill a folder with an undamaged database of this version and its archive."""
    with tarfile.open(KEPT) as archive:
        archive.extractall(folder, filter="data")
    db = open_database(folder / "citations.db")
    ledger.refresh(db)
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.conn.close()
    return folder


def cells(folder: Path) -> list[Cell]:
    """Every column of the tables that holds something."""
    db = sqlite3.connect(folder / "citations.db")
    found = []
    for table in TABLES:
        for _, column, *_, key in db.execute(f"PRAGMA table_info({table})").fetchall():
            filled = f"SELECT 1 FROM {table} WHERE {column} IS NOT NULL LIMIT 1"
            if not key and db.execute(filled).fetchone():
                found.append((table, column))
    db.close()
    return found


def damage(folder: Path, table: str, column: str, value: str, where: str = "") -> None:
    """Put a value into one column, by default into its last row that holds something."""
    last = f"rowid = (SELECT max(rowid) FROM {table} WHERE {column} IS NOT NULL)"
    db = sqlite3.connect(folder / "citations.db")
    try:
        db.execute("PRAGMA foreign_keys = OFF")
        assert db.execute(f"UPDATE {table} SET {column} = {value} WHERE {where or last}").rowcount
        db.commit()
    finally:
        db.close()


@contextmanager
def recorded_reads(into: set[Cell]) -> Iterator[None]:
    """Collect the columns that SQLite reads while the block runs, on any connection.

    What a command never reads cannot change what it does, so a sweep need not damage it there.
    """

    def allow(action: int, first: str | None, second: str | None, *_: Any) -> int:
        if action == sqlite3.SQLITE_READ:
            into.add((str(first), str(second)))
        return sqlite3.SQLITE_OK

    def connect(*given: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = usual(*given, **named)
        connection.set_authorizer(allow)
        return connection

    usual = sqlite3.connect
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", connect)
        yield


def parse_each_article_once(patch: pytest.MonkeyPatch) -> None:
    """Keep what parsing an article gives: it takes most of a report's time, and is the same."""
    patch.setattr("verify.pipeline.reports.reporting.parse_again", cache(read.parse_again))
