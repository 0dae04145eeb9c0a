"""The demo from end to end: its articles in a folder, its site on loopback, the whole job."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from verify import recheck
from verify.config import Settings
from verify.demo.backdating import move_back
from verify.demo.examples import examples
from verify.demo.server import Web, serve
from verify.demo.site import load
from verify.model import RunReport, Transition
from verify.pipeline.job import Watcher
from verify.pipeline.run import run
from verify.recheck.session import LinkSelection, Round, run_round, select_links
from verify.report.write import write
from verify.store import open_database

_SIGN = ".verify-demo"  # marks a folder that the demo made and may empty
_OWN = ("articles", "archive", "reports", "citations.db", "citations.db-wal", "citations.db-shm")
_FIRST_RUN = timedelta(days=21)
_ROUNDS = (timedelta(days=14), timedelta(days=7))  # looked at again, so many days ago


class NotADemo(Exception):
    """The folder holds something else: choose another one. The text is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demo leaves: the report of its last run and the file to open."""

    report: RunReport
    page: Path


def run_demo(folder: Path, now: datetime, watcher: Watcher | None = None) -> Shown:
    """Make the folder afresh and verify the demo's articles in it. ``now`` is aware, UTC.

    The articles are verified as if three weeks ago, their links looked at again twice, and
    the articles verified once more today: so there are dead and changed links to tell of.
    Raises ``NotADemo`` where the folder is in use for something else, ``NoExamples`` where
    the installation lacks the articles, ``OSError`` where the folder cannot be written.
    """
    source = examples()
    prepare(folder, source)
    places = [str(folder / "articles")]
    with serve(load(source / "site")) as web:
        settings = _settings(folder, web)
        _visit(settings, lambda: run(places, settings, now - _FIRST_RUN, watcher), _FIRST_RUN)
        told: list[recheck.Transition] = []
        for ago in _ROUNDS:
            web.visit += 1
            _visit(settings, lambda: told.extend(_round(settings)), ago)
        web.visit += 1
        report = replace(run(places, settings, now, watcher), transitions=_as_told(told, now))
    page, *_ = write(report, settings.reports)
    return Shown(report, page)


def _settings(folder: Path, web: Web) -> Settings:
    return Settings(
        db=folder / "citations.db",
        reports=folder / "reports",
        archive=folder / "archive",
        refresh_days=0.0,
        tables={"fetch": web.fetch_table()},
    )


def _visit(settings: Settings, visit: Callable[[], object], ago: timedelta) -> None:
    """Do what is done on a visit, then date what it fetched to its day."""
    since = datetime.now(UTC)
    visit()
    move_back(open_database(settings.db), since, ago)


def _round(settings: Settings) -> list[recheck.Transition]:
    db = open_database(settings.db)
    links = select_links(db, LinkSelection(all=True), datetime.now(UTC))
    return run_round(db, settings, links, Round()).transitions


def _as_told(told: list[recheck.Transition], now: datetime) -> tuple[Transition, ...]:
    """The changes of the rounds, each dated to its round: the last one was a week ago."""
    at = now - _ROUNDS[-1]
    return tuple(Transition(t.address, t.kind, t.detail, at, t.articles) for t in told)


def prepare(folder: Path, source: Path) -> None:
    """An empty demo folder with the articles in it; only the demo's own files are removed."""
    if folder.exists() and any(folder.iterdir()) and not (folder / _SIGN).is_file():
        raise NotADemo(f"{folder} is in use for something else: choose another with --folder.")
    for name in _OWN:
        old = folder / name
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _SIGN).write_text("Made by “verify demo”, which empties it.\n", encoding="utf-8")
    shutil.copytree(source / "articles", folder / "articles")
