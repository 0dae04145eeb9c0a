"""The last round of a run: run the rules over every article, store its flags, and report."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from verify.model import ArticleReport, Dossier, Flag, Results, RunReport, Skipped
from verify.pipeline.compare import Comparison, compare
from verify.pipeline.contact import explained
from verify.pipeline.executors.executor import run_in_order
from verify.pipeline.failures import InternalFailure
from verify.pipeline.flag import FlaggingRound, Rows, flag_article, keep_findings
from verify.pipeline.gather import with_sources
from verify.pipeline.job import Job
from verify.pipeline.reports.across import Looked, flag_across
from verify.pipeline.reports.reporting import in_order, without_texts
from verify.pipeline.reports.results import keep_results
from verify.pipeline.reports.translations import (
    Translating,
    close_translating,
    open_translating,
    with_translations,
)
from verify.pipeline.spooled.sources import spooled_sources
from verify.pipeline.spooled.spooled_list import SpooledList
from verify.results import results as results_of
from verify.results.coverage import coverage, together
from verify.store.articles.practice import with_practice
from verify.store.flags import flags
from verify.store.sources.proposals import with_proposals
from verify.store.sources.registry_answers import with_lookups
from verify.version import __version__


def report_round(job: Job, dossiers: Sequence[Dossier], flagging: FlaggingRound) -> RunReport:
    """Add the sources, run the rules, store the flags; return the report.

    Only one article's sources are in memory at a time: the dossiers kept for the report and for
    the collection rules have pages without text, and after the first ones they are in a file.
    """
    looked: SpooledList[Looked] = SpooledList()
    translating = open_translating(job)

    def keep(dossier: Dossier, one: Comparison | None) -> None:
        row = job.rows[dossier.article.origin]
        results = one.results if one else results_of(dossier)
        if one:
            rows = keep_findings(flagging, row, dossier, one)
        else:
            rows = flag_article(flagging, row, dossier, results)
        keep_results(flagging, row, dossier, results)
        looked.append(Looked(without_texts(dossier), results, rows))

    if job.executor is not None:
        for dossier, one in _compared_elsewhere(job, dossiers, flagging, translating):
            with job.failures.contained(dossier.article.origin, "keeping what was found"):
                keep(dossier, one)
    else:
        for done, bare in enumerate(dossiers, start=1):
            with job.failures.contained(bare.article.origin, "checking it"):
                job.watcher.checking(done, len(dossiers), bare.article.origin)
                keep(_with_sources(job, bare, translating), None)
    translations = close_translating(job, translating)
    across: dict[str, Rows] = {}
    with job.failures.contained("all articles together", "comparing them"):
        across = flag_across(job, looked, flagging)
    report = _report(job, looked, across)
    return replace(report, coverage=replace(report.coverage, translations=translations))


def _with_sources(job: Job, bare: Dossier, translating: Translating) -> Dossier:
    """Return the dossier with everything that the database has on it and its sources."""
    row = job.rows[bare.article.origin]
    known = with_practice(job.practices, row, bare, job.settings.require_sources)
    known = with_lookups(job.db, with_proposals(job.db, row, known))
    dossier = with_sources(job.db, known, job.failures)
    dossier = explained(dossier) if job.contact.offline else dossier
    return with_translations(job, translating, dossier)


def _compared_elsewhere(
    job: Job, dossiers: Sequence[Dossier], flagging: FlaggingRound, translating: Translating
) -> Iterator[tuple[Dossier, Comparison]]:
    """Yield each article with its comparison, computed by an executor; failures are recorded."""
    names = tuple(rule.name for rule in flagging.rules)
    waiting: deque[Dossier] = deque()

    def prepared() -> Iterator[tuple[Dossier, tuple[str, ...]]]:
        for bare in dossiers:
            with job.failures.contained(bare.article.origin, "checking it"):
                waiting.append(_with_sources(job, bare, translating))
                yield waiting[-1], names

    assert job.executor is not None
    compared = run_in_order(job.executor, compare, prepared(), compare)
    for done, one in enumerate(compared, start=1):
        dossier = waiting.popleft()
        job.watcher.checking(done, len(dossiers), dossier.article.origin)
        if isinstance(one, InternalFailure):
            job.failures.append(one)
        else:
            yield dossier, one


def _report(job: Job, looked: SpooledList[Looked], across: Mapping[str, Rows]) -> RunReport:
    reports: SpooledList[ArticleReport] = SpooledList()
    vanished: list[int] = []
    for one in looked:
        origin = one.dossier.article.origin
        with job.failures.contained(origin, "reading its flags"):
            present, resolved = across.get(origin, ((), ()))
            vanished += [*one.rows[1], *resolved]
            rows = [*one.rows[0], *present]
            reports.append(_article_report(job, one.dossier, rows, one.results))
    looked.close()
    gone: tuple[Flag, ...] = ()
    with job.failures.contained("flags that are gone", "reading them"):
        gone = flags.flags(job.db, vanished + job.gone)
    return RunReport(
        started=job.now,
        version=__version__,
        articles=reports.settled(),
        coverage=replace(
            together(((one.coverage, one.results) for one in reports), spooled_sources()),
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
