"""The last round of a run: every article is looked at, its flags are stored, and reported."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from verify.model import ArticleReport, Dossier, Results, RunReport
from verify.pipeline.contact import explained
from verify.pipeline.flag import FlaggingRound, Rows, flag_article, flag_collection
from verify.pipeline.gather import with_sources
from verify.pipeline.job import Job
from verify.pipeline.parallel import in_order as in_processes
from verify.pipeline.read import parse_again
from verify.pipeline.reporting import in_order, without_texts
from verify.pipeline.results import keep_results
from verify.results import results as results_of
from verify.results.coverage import coverage, together
from verify.store.articles import articles
from verify.store.flags import flags
from verify.version import __version__


def report_round(job: Job, dossiers: Sequence[Dossier], flagging: FlaggingRound) -> RunReport:
    """Fill in the sources, let the rules look, keep the flags; gives the report.

    One article's sources are in memory at a time: what is kept for the report and for the
    rules over a collection are dossiers whose pages have no text.
    """
    looked: list[Dossier] = []
    found: dict[str, Rows] = {}
    results: dict[str, Results] = {}
    for done, bare in enumerate(dossiers, start=1):
        origin = bare.article.origin
        job.watcher.checking(done, len(dossiers), origin)
        dossier = with_sources(job.db, bare)
        dossier = explained(dossier) if job.contact.offline else dossier
        results[origin] = results_of(dossier)
        found[origin] = flag_article(flagging, job.rows[origin], dossier, results[origin])
        keep_results(flagging, job.rows[origin], dossier, results[origin])
        looked.append(without_texts(dossier))
    for origin, (present, vanished) in _look_across(job, looked, flagging).items():
        if origin in found:
            found[origin][0].extend(present)
            found[origin][1].extend(vanished)
    job.skipped.extend(flagging.failures)
    return _report(job, looked, found, results)


def _look_across(job: Job, dossiers: Sequence[Dossier], flagging: FlaggingRound) -> dict[str, Rows]:
    """What the rules over a collection find: over this run's articles or, asked for, over all."""
    if not job.settings.across:
        return flag_collection(flagging, job.rows, dossiers)
    own = set(job.rows.values())
    others = {row: articles.load_article(job.db, row) for row in articles.rows(job.db)}
    others = {row: one for row, one in others.items() if row not in own}
    again = partial(parse_again, today=job.now.date())
    parsed = in_processes(again, others.values(), job.settings.jobs)
    rows = {one.origin: row for row, one in others.items()} | job.rows
    known = [without_texts(with_sources(job.db, dossier)) for dossier in parsed]
    return flag_collection(flagging, rows, [*known, *dossiers])


def _report(
    job: Job,
    dossiers: Sequence[Dossier],
    found: dict[str, Rows],
    results: dict[str, Results],
) -> RunReport:
    reports = tuple(
        _one(job, dossier, found[dossier.article.origin][0], results[dossier.article.origin])
        for dossier in dossiers
    )
    vanished = [row for _, rows in found.values() for row in rows] + job.gone
    return RunReport(
        started=job.now,
        version=__version__,
        articles=reports,
        coverage=together([(report.coverage, report.results) for report in reports]),
        run=job.number,
        skipped=tuple(job.skipped),
        gone=flags.flags(job.db, vanished),
        offline=job.settings.offline,
        unreachable=job.contact.unreachable,
    )


def _one(job: Job, dossier: Dossier, rows: Sequence[int], results: Results) -> ArticleReport:
    found = in_order(flags.flags(job.db, rows))
    return ArticleReport(dossier, found, coverage(dossier, results), results)
