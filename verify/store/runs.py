"""Store and query runs: their articles, results and coverage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlite_utils import Database

from verify.model import Coverage, History, Results, Skipped
from verify.store.codec import dump, load
from verify.store.database import transaction

Row = dict[str, Any]
Part = TypeVar("Part", Results, Coverage)


def start_run(db: Database, version: str, offline: bool, now: datetime) -> int:
    """Add a run and return its number."""
    cursor = db.execute(
        "INSERT INTO runs (started, version, offline) VALUES (?, ?, ?)",
        [now.isoformat(), version, int(offline)],
    )
    return int(cursor.lastrowid or 0)


def add_article(db: Database, run: int, article: int, results: Results, coverage: Coverage) -> None:
    """Record that an article was checked in this run, with its results and coverage."""
    with transaction(db):
        db.execute(
            "INSERT OR REPLACE INTO run_articles (run, article, revision, results, coverage)"
            " SELECT ?, id, revision, ?, ? FROM articles WHERE id = ?",
            [run, dump(results), dump(coverage), article],
        )


def results_of(db: Database, run: int, article: int) -> Results | None:
    """Return the results of an article in a run; None if the run did not record them."""
    return _part(db, ("results", Results), run, article)


def coverage_of(db: Database, run: int, article: int) -> Coverage | None:
    """Return the coverage of an article in a run; None if the run did not record it."""
    return _part(db, ("coverage", Coverage), run, article)


def last_results(db: Database, article: int) -> Results | None:
    """Return an article's results in its newest run; None if that run did not record them."""
    found = db.execute(
        "SELECT run FROM run_articles WHERE article = ? ORDER BY run DESC LIMIT 1", [article]
    ).fetchone()
    return results_of(db, found[0], article) if found else None


def _part(db: Database, column: tuple[str, type[Part]], run: int, article: int) -> Part | None:
    name, kind = column
    found = db.execute(
        f"SELECT {name} FROM run_articles WHERE run = ? AND article = ?", [run, article]
    ).fetchone()
    return load(found[0], kind) if found and found[0] else None


def finish_run(
    db: Database, run: int, coverage: Coverage, skipped: Sequence[Skipped], now: datetime
) -> None:
    """Mark a run as finished; store its coverage, skipped files and numbers of flags."""
    total, new = db.execute(
        "SELECT count(*), coalesce(sum(f.first_run = :run), 0)"
        " FROM run_flags r JOIN flags f ON f.id = r.flag WHERE r.run = :run",
        {"run": run},
    ).fetchone()
    db.execute(
        "UPDATE runs SET finished = ?, articles = ?, notes = ?, quotations = ?, compared = ?,"
        " usable = ?, flags = ?, new_flags = ?, coverage = ?, skipped = ? WHERE id = ?",
        [
            *(now.isoformat(), coverage.articles, coverage.notes, coverage.quotations),
            *(coverage.compared, coverage.usable, total, new, dump(coverage)),
            *(dump(tuple(skipped)), run),
        ],
    )


def flag_histories(db: Database, run: int, article: int) -> dict[int, History]:
    """Return the history of an article's flags in a run (new, unchanged, reopened), by flag id."""
    rows = db.execute(
        "SELECT r.flag, r.history FROM run_flags r JOIN flags f ON f.id = r.flag"
        " WHERE r.run = ? AND f.article = ?",
        [run, article],
    )
    return {int(flag): History(history) for flag, history in rows}


def runs(db: Database, limit: int = 100) -> list[Row]:
    """Return the latest runs, newest first."""
    return list(
        db.query(
            "SELECT id, started, finished, version, offline, articles, notes, quotations,"
            " compared, usable, flags, new_flags FROM runs ORDER BY id DESC LIMIT ?",
            [limit],
        )
    )


def newest_run(db: Database) -> Row | None:
    """Return the newest finished run, with ``coverage`` and ``skipped`` decoded, or None."""
    sql = "SELECT * FROM runs WHERE finished IS NOT NULL ORDER BY id DESC LIMIT 1"
    return next((_with_values(row) for row in db.query(sql)), None)


def newest_run_of(db: Database, article: int) -> Row | None:
    """Return the newest finished run that checked this article, or None."""
    sql = (
        "SELECT runs.* FROM runs JOIN run_articles ON run = runs.id"
        " WHERE article = ? AND finished IS NOT NULL ORDER BY runs.id DESC LIMIT 1"
    )
    return next((_with_values(row) for row in db.query(sql, [article])), None)


def _with_values(row: Row) -> Row:
    coverage = load(row["coverage"], Coverage) if row["coverage"] else Coverage()
    return row | {"coverage": coverage, "skipped": load(row["skipped"], tuple[Skipped, ...])}


def run_articles(db: Database, run: int) -> list[int]:
    """Return the ids of a run's articles, ordered by article key."""
    rows = db.execute(
        "SELECT article FROM run_articles JOIN articles ON articles.id = article"
        " WHERE run = ? ORDER BY articles.key",
        [run],
    )
    return [row for (row,) in rows]
