"""Rebuild the report of the latest run from the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import ArticleReport, Coverage, Dossier, Flag, RunReport, SourceRecord
from verify.pipeline.failures import Failures
from verify.pipeline.gather import with_sources
from verify.pipeline.read import parse_again
from verify.pipeline.spooled.sources import spooled_sources
from verify.pipeline.spooled.spooled_list import SpooledList
from verify.store import runs
from verify.store.articles import articles
from verify.store.flags import flags
from verify.store.flags.queries import Filter, flag_ids
from verify.store.sources.proposals import with_proposals


def newest_report(db: Database) -> RunReport | None:
    """Return the report of the latest finished run with later decisions, or None without a run."""
    failures = Failures()
    run = runs.newest_run(db, failures)
    if run is None:
        return None
    started = datetime.fromisoformat(run["started"])
    found: SpooledList[ArticleReport] = SpooledList()
    for row in runs.run_articles(db, run["id"]):
        with failures.contained(f"article {row}", "reading it from the database"):
            found.append(_article(db, row, run, failures))
    report = RunReport(
        started=started,
        version=run["version"],
        articles=found.settled(),
        coverage=_with_absences(run["coverage"], found),
        finished=datetime.fromisoformat(run["finished"]),
        run=run["id"],
        skipped=run["skipped"],
        offline=bool(run["offline"]),
    )
    return failures.told(report)


def _with_absences(coverage: Coverage, articles: Sequence[ArticleReport]) -> Coverage:
    """Return a run's coverage with the missing sources, which are with its articles if many."""
    if coverage.absences or not articles:
        return coverage
    sources = spooled_sources()
    for one in articles:
        sources.absences.update({absence.address: absence for absence in one.coverage.absences})
    return replace(coverage, absences=sources.listed(sources.absences))


def newest_report_on(db: Database, key: str, digest: str) -> ArticleReport | None:
    """Return the newest report on an article with later decisions.

    None where no run has checked the article as it is now: ``digest`` is that of its file.
    """
    found = db.execute("SELECT id FROM articles WHERE key = ?", [key]).fetchone()
    run = runs.newest_run_of(db, found[0]) if found else None
    if run is None or articles.load_article(db, found[0]).digest != digest:
        return None
    return _article(db, found[0], run, Failures())


def _article(db: Database, row: int, run: dict[str, Any], failures: Failures) -> ArticleReport:
    day = datetime.fromisoformat(run["started"]).date()
    dossier = parse_again(articles.load_article(db, row), day)
    dossier = with_sources(db, with_proposals(db, row, dossier), failures)
    found = flags.flags(db, flag_ids(db, Filter(row=row, run=run["id"])), failures)
    origin, counted, results = dossier.article.origin, None, None
    with failures.contained(origin, "reading the history of its flags"):
        histories = runs.flag_histories(db, run["id"], row)  # another run may have changed them
        found = tuple(replace(flag, history=histories.get(flag.id, flag.history)) for flag in found)
    with failures.contained(origin, "reading its coverage"):
        counted = runs.coverage_of(db, run["id"], row) or articles.load_coverage(db, row)
    with failures.contained(origin, "reading its results"):
        results = runs.results_of(db, run["id"], row)
    return ArticleReport(without_texts(dossier), in_order(found), counted or Coverage(), results)


def without_texts(dossier: Dossier) -> Dossier:
    """Return the dossier with its sources' records but without the texts of their pages.

    Otherwise a report on a thousand articles would hold every page that they cite in memory.
    """
    return replace(dossier, sources={a: _light(s) for a, s in dossier.sources.items()})


def _light(source: SourceRecord) -> SourceRecord:
    if source.capture is None:
        return replace(source, earlier=())
    page = replace(source.capture.page, text="", whole_text="", hidden_text="")
    return replace(source, capture=replace(source.capture, page=page), earlier=())


def in_order(found: tuple[Flag, ...]) -> tuple[Flag, ...]:
    """Return the flags in text order."""
    return tuple(sorted(found, key=lambda f: (f.finding.places[0].span, f.finding.rule, f.id)))
