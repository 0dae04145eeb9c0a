"""The last round of a run: run the rules over every article, store its flags, and report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from verify.model import Article, ArticleReport, Dossier, Flag, Results, RunReport, Skipped
from verify.pipeline.contact import explained
from verify.pipeline.failures import InternalFailure
from verify.pipeline.flag import FlaggingRound, Rows, flag_article, flag_collection
from verify.pipeline.gather import with_sources
from verify.pipeline.job import Job
from verify.pipeline.parallel import in_order as in_processes
from verify.pipeline.read import parsed_or_failed
from verify.pipeline.reports.reporting import in_order, without_texts
from verify.pipeline.reports.results import keep_results
from verify.pipeline.translations import note_what_was_sent, open_translating, with_translations
from verify.results import results as results_of
from verify.results.coverage import coverage, together
from verify.store.articles import articles
from verify.store.articles.practice import with_practice
from verify.store.flags import flags
from verify.store.sources.proposals import with_proposals
from verify.store.sources.registry_answers import with_lookups
from verify.version import __version__


def report_round(job: Job, dossiers: Sequence[Dossier], flagging: FlaggingRound) -> RunReport:
    """Add the sources, run the rules, store the flags; return the report.

    Only one article's sources are in memory at a time: the dossiers kept for the report and for
    the collection rules have pages without text.
    """
    looked: list[Dossier] = []
    found: dict[str, Rows] = {}
    results: dict[str, Results] = {}
    translating = open_translating(job)
    for done, bare in enumerate(dossiers, start=1):
        origin = bare.article.origin
        with job.failures.contained(origin, "checking it"):
            job.watcher.checking(done, len(dossiers), origin)
            known = with_practice(job.db, job.rows[origin], bare, job.settings.require_sources)
            known = with_lookups(job.db, with_proposals(job.db, job.rows[origin], known))
            dossier = with_sources(job.db, known, job.failures)
            dossier = explained(dossier) if job.contact.offline else dossier
            dossier = with_translations(job, translating, dossier)
            results[origin] = results_of(dossier)
            found[origin] = flag_article(flagging, job.rows[origin], dossier, results[origin])
            keep_results(flagging, job.rows[origin], dossier, results[origin])
            looked.append(without_texts(dossier))
    note_what_was_sent(job, translating)
    with job.failures.contained("all articles together", "comparing them"):
        _add_across(job, looked, flagging, found)
    return _report(job, looked, found, results)


def _add_across(
    job: Job, looked: Sequence[Dossier], flagging: FlaggingRound, found: dict[str, Rows]
) -> None:
    for origin, (present, vanished) in _flag_collection(job, looked, flagging).items():
        if origin in found:
            found[origin][0].extend(present)
            found[origin][1].extend(vanished)


def _flag_collection(
    job: Job, dossiers: Sequence[Dossier], flagging: FlaggingRound
) -> dict[str, Rows]:
    """Run the collection rules over this run's articles or, if configured, over all articles."""
    if not job.settings.across:
        return flag_collection(flagging, job.rows, dossiers)
    set(job.rows.values())
    others = _others(job)
    again = partial(parsed_or_failed, today=job.now.date())
    parsed = list(in_processes(again, others.values(), job.settings.jobs))
    job.failures.extend(one for one in parsed if isinstance(one, InternalFailure))
    rows = {one.origin: row for row, one in others.items()} | job.rows
    known = [
        without_texts(with_sources(job.db, one, job.failures))
        for one in parsed
        if isinstance(one, Dossier)
    ]
    return flag_collection(flagging, rows, [*known, *dossiers])


def _others(job: Job) -> dict[int, Article]:
    """Return the articles of earlier runs, by database row."""
    found: dict[int, Article] = {}
    own = set(job.rows.values())
    for row in articles.rows(job.db):
        if row not in own:
            with job.failures.contained(f"article {row}", "reading it from the database"):
                found[row] = articles.load_article(job.db, row)
    return found


def _report(
    job: Job, dossiers: Sequence[Dossier], found: dict[str, Rows], results: dict[str, Results]
) -> RunReport:
    reports = []
    for dossier in dossiers:
        origin = dossier.article.origin
        with job.failures.contained(origin, "reading its flags"):
            reports.append(_article_report(job, dossier, found[origin][0], results[origin]))
    vanished = [row for _, rows in found.values() for row in rows] + job.gone
    gone: tuple[Flag, ...] = ()
    with job.failures.contained("flags that are gone", "reading them"):
        gone = flags.flags(job.db, vanished)
    return RunReport(
        started=job.now,
        version=__version__,
        articles=tuple(reports),
        coverage=replace(
            together([(report.coverage, report.results) for report in reports]),
            articles_not_checked=_not_checked(job.skipped),
        ),
        run=job.number,
        skipped=tuple(job.skipped),
        gone=gone,
        offline=job.settings.offline,
        unreachable=job.contact.unreachable,
    )


def _not_checked(skipped: Sequence[Skipped]) -> tuple[tuple[str, int], ...]:
    """Return how many articles were over a limit, by the reason, most first."""
    return tuple(Counter(one.reason for one in skipped if one.reason).most_common())


def _article_report(
    job: Job, dossier: Dossier, rows: Sequence[int], results: Results
) -> ArticleReport:
    found = in_order(flags.flags(job.db, rows))
    return ArticleReport(dossier, found, coverage(dossier, results), results)
