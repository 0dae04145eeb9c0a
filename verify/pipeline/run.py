"""Run a verification: read places, store everything on the way, return a ``RunReport``.

A run has three rounds: read and store every article; fetch and store every cited source
without a fresh enough capture; run the rules over every article and store its flags. Each
article and each page is one transaction, so a killed run loses at most the current one, and
the next run resumes from there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from verify.config import Settings, section
from verify.model import Coverage, Dossier, RunReport, Skipped
from verify.pipeline import limits
from verify.pipeline.cluster.connect import connected
from verify.pipeline.executors.executor import Executor
from verify.pipeline.failures import Failures, InternalFailure, bare, write_log
from verify.pipeline.flag import FlaggingRound
from verify.pipeline.job import Job, Watcher
from verify.pipeline.places.read_places import Reading, first_article, read_places
from verify.pipeline.read import (
    is_gone,
)
from verify.pipeline.reports.reporting_round import report_round
from verify.pipeline.spooled.spooled_list import SpooledList
from verify.rules import chosen
from verify.store import open_database, runs
from verify.store.articles import articles
from verify.store.database import refuse_emptied
from verify.store.flags.flags import mark_all_gone
from verify.store.sources.proposals import with_proposals
from verify.version import __version__


def run(
    places: Iterable[str],
    settings: Settings,
    now: datetime,
    watcher: Watcher | None = None,
    clock: Callable[[], datetime] | None = None,
) -> RunReport:
    """Verify articles: ``places`` are files, folders, URLs, or ``-`` for standard input.

    They are iterated several times, and never all in memory if the iterable reads them from a file.
    ``now`` is timezone-aware UTC; ``clock`` returns the time of completion (default: ``now``).
    Raises ``UnknownRule`` (a selected rule does not exist), ``UnusableDatabase``,
    ``BadConfiguration`` and ``ClusterError`` before anything is changed. Places that cannot be read are in the
    report's ``skipped``.
    """
    watcher = watcher or Watcher()
    with connected(settings, watcher.noting) as cluster:
        watched = watcher if cluster is None else watcher.with_remark(lambda: cluster.progress)
        return _run(places, _Ground(settings, now, clock, watched, cluster))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a run has before it reads anything."""

    settings: Settings
    now: datetime
    clock: Callable[[], datetime] | None
    watcher: Watcher
    executor: Executor | None


def _run(places: Iterable[str], ground: _Ground) -> RunReport:
    from verify.fetch import FetchSettings
    from verify.fetch.timestamp_settings import TimestampSettings
    from verify.translate.settings import TranslateSettings

    settings, now, clock = ground.settings, ground.now, ground.clock
    watcher, executor = ground.watcher, ground.executor
    rules = chosen(settings.select, settings.ignore, settings.preview)
    fetch = section(settings, "fetch", FetchSettings)
    section(settings, "translate", TranslateSettings)
    section(settings, "timestamp", TimestampSettings)
    failures = Failures()
    refuse_emptied(settings.db, settings.archive)
    items = read_places(Reading(settings, fetch, now, watcher, failures, executor), places)
    if not settings.db.exists():
        skipped, article = first_article(items)
        if article is None:
            return _nothing_read(settings, now, [*skipped, *failures])
        items = chain(skipped, [article], items)
    db = open_database(settings.db)
    number = runs.start_run(db, __version__, settings.offline, now)
    job = Job(db, settings, fetch, now, number, watcher, failures=failures, executor=executor)
    dossiers = SpooledList(_read_round(job, items))
    with job.failures.contained("earlier articles", "looking for those that are gone"):
        job.gone = _vanished(job, places)
    if not settings.offline:
        from verify.pipeline.fetch_round import fetch_sources

        limits.start_process()
        with job.failures.contained("all sources", "fetching them"):
            fetch_sources(job, dossiers)
        with job.failures.contained("the archive", "having it timestamped"):
            _stamp_archive(job)
    report = report_round(job, dossiers, FlaggingRound(db, rules, number, now, job.failures))
    finished = clock() if clock else now
    with job.failures.contained("this run", "keeping its figures"):
        kept = job.failures.told(report)
        runs.finish_run(db, number, kept.coverage, bare(kept.skipped), finished)
    _log(job)
    return replace(job.failures.told(report), finished=finished)


def _stamp_archive(job: Job) -> None:
    """Have the new files of the archive timestamped, if an authority is set."""
    if "timestamp" in job.settings.tables:
        from verify.pipeline.timestamps.stamp import stamp_new_files

        if sentence := stamp_new_files(job.settings):
            job.watcher.noting(f"verify: {sentence}")


def _log(job: Job) -> None:
    """Write the tracebacks of this run's internal errors."""
    try:
        write_log(job.settings.reports, job.failures, job.now)
    except OSError as error:
        job.watcher.noting(f"verify: The tracebacks could not be written: {error.strerror}.")


# ------------------------------------------------------------------------------- reading


def _nothing_read(settings: Settings, now: datetime, skipped: Sequence[Skipped]) -> RunReport:
    """Return the report of a run that read nothing; no file is created for it."""
    return RunReport(
        now, __version__, (), Coverage(), now, skipped=tuple(skipped), offline=settings.offline
    )


def _read_round(job: Job, items: Iterable[Dossier | Skipped]) -> Iterator[Dossier]:
    for done, item in enumerate(items, start=1):
        if isinstance(item, InternalFailure):
            job.failures.append(item)
        elif isinstance(item, Skipped):
            job.skipped.append(item)
        else:
            with job.failures.contained(item.article.origin, "keeping the article"):
                job.watcher.reading(done, 0, item.article.origin)
                if (kept := _kept(job, item)) is not None:
                    yield kept


def _kept(job: Job, dossier: Dossier) -> Dossier | None:
    """Store an article; return it with the URLs that an editor accepted for its references.

    Returns None for the same article from another place.
    """
    key = articles.key_of(dossier.article, job.folder)
    row = articles.save_article(job.db, dossier, key, job.now, job.moved)
    if job.has_read(row):
        return None
    job.add(dossier.article.origin, row)
    known = with_proposals(job.db, row, dossier)
    if known.addresses != dossier.addresses:
        articles.save_article(job.db, known, key, job.now, job.moved)
    return known


def _vanished(job: Job, places: Iterable[str]) -> list[int]:
    """Return the flags of articles that have disappeared from a folder that is being verified."""
    folders = [Path(place).absolute() for place in places if Path(place).is_dir()]
    flags: list[int] = []
    for row, key in articles.keys(job.db) if folders else ():
        path = Path(os.path.normpath(job.folder / key))
        within = any(path.is_relative_to(folder) for folder in folders)
        if within and not job.has_read(row) and is_gone(job.folder, key):
            flags += mark_all_gone(job.db, row)
    return flags
