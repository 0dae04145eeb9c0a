"""The report of the newest run, made again from the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from verify.model import ArticleReport, Dossier, Flag, RunReport, SourceRecord
from verify.pipeline.gather import with_sources
from verify.pipeline.read import parse_again
from verify.store import runs
from verify.store.articles import articles
from verify.store.flags import flags
from verify.store.flags.queries import Filter, flag_ids


def newest_report(db: Database) -> RunReport | None:
    """What the newest finished run found, with the decisions made since; None without a run."""
    run = runs.newest_run(db)
    if run is None:
        return None
    started = datetime.fromisoformat(run["started"])
    rows = runs.run_articles(db, run["id"])
    return RunReport(
        started=started,
        version=run["version"],
        articles=tuple(_article(db, row, run, started) for row in rows),
        coverage=run["coverage"],
        finished=datetime.fromisoformat(run["finished"]),
        run=run["id"],
        skipped=run["skipped"],
        offline=bool(run["offline"]),
    )


def _article(db: Database, row: int, run: dict[str, Any], started: datetime) -> ArticleReport:
    dossier = parse_again(articles.load_article(db, row), started.date())
    dossier = with_sources(db, dossier)
    found = flags.flags(db, flag_ids(db, Filter(row=row, run=run["id"])))
    histories = runs.flag_histories(db, run["id"], row)  # another run may have changed them since
    told = tuple(replace(flag, history=histories.get(flag.id, flag.history)) for flag in found)
    counted = runs.coverage_of(db, run["id"], row) or articles.load_coverage(db, row)
    results = runs.results_of(db, run["id"], row)
    return ArticleReport(without_texts(dossier), in_order(told), counted, results)


def without_texts(dossier: Dossier) -> Dossier:
    """The dossier with what is known of its sources, but not the texts of their pages: a report
    of a thousand articles would hold every page that they cite."""
    return replace(dossier, sources={a: _light(s) for a, s in dossier.sources.items()})


def _light(source: SourceRecord) -> SourceRecord:
    if source.capture is None:
        return replace(source, earlier=())
    page = replace(source.capture.page, text="", whole_text="", hidden_text="")
    return replace(source, capture=replace(source.capture, page=page), earlier=())


def in_order(found: tuple[Flag, ...]) -> tuple[Flag, ...]:
    """Flags in the order of the text."""
    return tuple(sorted(found, key=lambda f: (f.finding.places[0].span, f.finding.rule, f.id)))
