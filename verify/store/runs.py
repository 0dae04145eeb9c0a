"""Store and query runs: their articles, results and coverage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlite_utils import Database

from verify.model import Coverage, History, Results, Skipped
from verify.store.codec import dump, load
from verify.store.damaged_rows import Failed, contained
from verify.store.database import transaction

Row = dict[str, Any]
MOST_ABSENCES = 1_000  # of one run; 50,000 articles have 100,000, some 25 MB
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
    """Mark a run as finished; store its coverage, skipped files and numbers of flags.

    More than ``MOST_ABSENCES`` missing sources are not stored with the run: they are in the
    coverage of its articles.
    """
    if len(coverage.absences) > MOST_ABSENCES:
        coverage = replace(coverage, absences=())
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


def newest_run(db: Database, failed: Failed | None = None) -> Row | None:
    """Return the newest finished run, with ``coverage`` and ``skipped`` decoded, or None.

    A damaged cell has the value that says least; it is added to ``failed``, if that is given.
    """
    sql = "SELECT id FROM runs WHERE finished IS NOT NULL ORDER BY id DESC LIMIT 1"
    found = db.execute(sql).fetchone()
    return None if found is None else _run(db, found[0], failed)


def newest_run_of(db: Database, article: int, failed: Failed | None = None) -> Row | None:
    """Return the newest finished run that checked this article, as ``newest_run`` does."""
    sql = (
        "SELECT runs.id FROM runs JOIN run_articles ON run = runs.id"
        " WHERE article = ? AND finished IS NOT NULL ORDER BY runs.id DESC LIMIT 1"
    )
    found = db.execute(sql, [article]).fetchone()
    return None if found is None else _run(db, found[0], failed)


def _run(db: Database, number: int, failed: Failed | None) -> Row:
    run: Row = {"id": number}
    for name, (absent, read) in _CELLS.items():
        run[name] = absent
        with contained(failed, f"run {number}, its {name}"):
            cell = db.execute(f"SELECT {name} FROM runs WHERE id = ?", [number]).fetchone()[0]
            run[name] = absent if cell is None else read(cell)
    return run


def _moment(cell: str) -> str:
    datetime.fromisoformat(cell)
    return cell


_NEVER = "1970-01-01T00:00:00+00:00"
# Column of a run: its value where there is none, and how it is read.
_CELLS: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "started": (_NEVER, _moment),
    "finished": (_NEVER, _moment),
    "version": ("", str),
    "offline": (False, bool),
    "coverage": (Coverage(), lambda cell: load(cell, Coverage)),
    "skipped": ((), lambda cell: load(cell, tuple[Skipped, ...])),
}


def run_articles(db: Database, run: int) -> list[int]:
    """Return the ids of a run's articles, ordered by article key."""
    rows = db.execute(
        "SELECT article FROM run_articles JOIN articles ON articles.id = article"
        " WHERE run = ? ORDER BY articles.key",
        [run],
    )
    return [row for (row,) in rows]
