"""Run the rules across articles: over the articles of a run or, if configured, over all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from verify.model import Article, Dossier, Results
from verify.pipeline.failures import InternalFailure
from verify.pipeline.flag import FlaggingRound, Rows, flag_collection
from verify.pipeline.gather import with_sources
from verify.pipeline.job import Job
from verify.pipeline.parallel import in_order as in_processes
from verify.pipeline.read import parsed_or_failed
from verify.pipeline.reports.reporting import without_texts
from verify.pipeline.spooled.spooled_list import KEPT
from verify.pipeline.spooled.stand_ins import stand_ins
from verify.store.articles import articles


@dataclass(frozen=True, slots=True)
class Looked:
    """One article that the rules of scope ``article`` have run over."""

    dossier: Dossier
    results: Results
    rows: Rows


def flag_across(job: Job, looked: Sequence[Looked], flagging: FlaggingRound) -> dict[str, Rows]:
    """Return the flags of the rules across articles, by the origin of their article."""
    dossiers = _dossiers(looked)
    if not job.settings.across:
        return flag_collection(flagging, job.rows, dossiers)
    others = _others(job)
    again = partial(parsed_or_failed, today=job.now.date())
    parsed = list(in_processes(again, others.values(), job.settings.jobs))
    job.failures.extend(one for one in parsed if isinstance(one, InternalFailure))
    rows = {one.origin: row for row, one in others.items()} | dict(job.rows)
    known = [
        without_texts(with_sources(job.db, one, job.failures))
        for one in parsed
        if isinstance(one, Dossier)
    ]
    return flag_collection(flagging, rows, [*known, *dossiers])


def _dossiers(looked: Sequence[Looked]) -> Sequence[Dossier]:
    """Return the dossiers; of many articles, objects that load them when they are read."""
    if len(looked) <= KEPT:
        return [one.dossier for one in looked]
    return stand_ins(lambda index: looked[index].dossier, len(looked))


def _others(job: Job) -> dict[int, Article]:
    """Return the articles of earlier runs, by database row."""
    found: dict[int, Article] = {}
    for row in articles.rows(job.db):
        if not job.has_read(row):
            with job.failures.contained(f"article {row}", "reading it from the database"):
                found[row] = articles.load_article(job.db, row)
    return found
