"""Run the demo: its articles in a folder, its site on loopback, and complete runs on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from verify import recheck
from verify.config import Settings
from verify.demo.backdating import backdate
from verify.demo.examples import examples_folder
from verify.demo.folder import prepare
from verify.demo.server import REGISTRY, DemoWeb, serve
from verify.demo.site import load_site
from verify.model import RunReport, Transition
from verify.pipeline.job import Watcher
from verify.pipeline.run import run
from verify.recheck.session import LinkSelection, Round, run_round, select_links
from verify.report.write import write
from verify.store import open_database

Result = TypeVar("Result")
_FIRST_RUN = timedelta(days=21)
_ROUNDS = (timedelta(days=14), timedelta(days=7))  # links are re-checked, that long ago
_TODAY = len(_ROUNDS) + 2  # the visit of the site after the first run and the rounds


@dataclass(frozen=True, slots=True)
class DemoResult:
    """The report of the demo's last run, the file to open, and the report of its first run.

    ``first`` is the report of the run that is dated three weeks back; None if the demo was
    continued.
    """

    report: RunReport
    page: Path
    first: RunReport | None = None


def run_demo(folder: Path, now: datetime, watcher: Watcher | None = None) -> DemoResult:
    """Set the folder up anew and check the demo's articles in it. ``now`` is aware, UTC.

    The articles are checked as if three weeks ago, their links are re-checked twice, and the
    articles are checked again today, so there are dead and changed links to report. Raises
    ``NotADemo`` if the folder is in use for something else, ``NoExamples`` if the
    installation lacks the articles, ``OSError`` if the folder cannot be written.
    """
    source = examples_folder()
    prepare(folder, source)
    places = [str(folder / "articles")]
    with serve(load_site(source / "site")) as web:
        settings = _settings(folder, web)
        silent = replace(watcher or Watcher(), noting=lambda _: None)  # the last run says the same
        first = _dated(
            settings, lambda: run(places, settings, now - _FIRST_RUN, silent), _FIRST_RUN
        )
        changes: list[recheck.Transition] = []
        for ago in _ROUNDS:
            web.visit += 1
            changes += _dated(settings, lambda: _recheck_all(settings), ago)
        web.visit += 1
        report = replace(run(places, settings, now, watcher), transitions=_redated(changes, now))
    page, *_ = write(report, settings.reports)
    return DemoResult(report, page, first)


def continue_demo(folder: Path, now: datetime, watcher: Watcher | None = None) -> DemoResult:
    """Check the articles in a demo's folder once more; edits and decisions are kept.

    Raises ``NoExamples`` and ``OSError`` as ``run_demo`` does.
    """
    with serve(load_site(examples_folder() / "site"), visit=_TODAY) as web:
        settings = _settings(folder, web)
        report = run([str(folder / "articles")], settings, now, watcher)
    page, *_ = write(report, settings.reports)
    return DemoResult(report, page)


def _settings(folder: Path, web: DemoWeb) -> Settings:
    return Settings(
        db=folder / "citations.db",
        reports=folder / "reports",
        archive=folder / "archive",
        refresh_days=0.0,
        preview=True,  # identifier-other-work
        tables={
            "fetch": web.fetch_table(),
            "services": {"urls": {"doi.org": f"http://{REGISTRY}"}},
        },
    )


def _dated(settings: Settings, action: Callable[[], Result], ago: timedelta) -> Result:
    """Carry out an action, then date what it fetched that long back."""
    since = datetime.now(UTC)
    result = action()
    backdate(open_database(settings.db), since, ago)
    return result


def _recheck_all(settings: Settings) -> list[recheck.Transition]:
    db = open_database(settings.db)
    links = select_links(db, LinkSelection(all=True), datetime.now(UTC))
    return run_round(db, settings, links, Round()).transitions


def _redated(changes: list[recheck.Transition], now: datetime) -> tuple[Transition, ...]:
    """Return the changes as the report shows them, dated to the last round, a week ago."""
    at = now - _ROUNDS[-1]
    return tuple(Transition(c.address, c.kind, c.detail, at, c.articles) for c in changes)
