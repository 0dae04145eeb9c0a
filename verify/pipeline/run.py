"""One run: places in, a ``RunReport`` out, everything kept on the way.

It goes in three rounds: every article is read and stored; every cited address that is not
known freshly enough is fetched and kept; every article is looked at and its flags stored.
Each article and each page is one transaction, so a killed run loses at most the one in hand
and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify import __version__
from verify.config import Settings, section
from verify.model import ArticleReport, Dossier, RunReport, Skipped
from verify.pipeline import flagging as _flagging
from verify.pipeline.coverage import coverage, together
from verify.pipeline.crowding import withdraw_crowded
from verify.pipeline.gathering import Gathering, gather, with_sources
from verify.pipeline.parallel import in_order as in_processes
from verify.pipeline.reading import Own, gone, is_address, local, parsed_again, read_item
from verify.pipeline.reporting import in_order
from verify.pipeline.witnessing import access_dates, call_witnesses
from verify.rules import chosen
from verify.store import articles, flags, open_database, runs

if TYPE_CHECKING:
    from verify.fetch import FetchSettings


def _silent(done: int, total: int, what: str) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told how far a run is: (done, of how many; 0 if unknown, what)."""

    reading: Callable[[int, int, str], None] = _silent
    fetching: Callable[[int, int, str], None] = _silent
    checking: Callable[[int, int, str], None] = _silent


@dataclass(slots=True)
class _Run:
    """What the rounds of one run share."""

    db: Database
    settings: Settings
    fetch: FetchSettings
    now: datetime
    number: int
    watcher: Watcher
    skipped: list[Skipped] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)  # origin -> row of the article

    @property
    def folder(self) -> Path:
        return self.settings.db.absolute().parent


def run(
    places: Sequence[str],
    settings: Settings,
    now: datetime,
    watcher: Watcher | None = None,
) -> RunReport:
    """Verify articles: ``places`` are files, folders, addresses, or ``-`` for standard input.

    ``now`` is aware, UTC. Raises ``UnknownRule`` (a rule that is selected but does not
    exist), ``NotOurs`` (the database) and ``BadConfiguration`` before anything is touched;
    what cannot be read is in ``skipped`` of the report.
    """
    from verify.fetch import FetchSettings

    rules = chosen(settings.select, settings.ignore, settings.preview)
    fetch = section(settings, "fetch", FetchSettings)
    db = open_database(settings.db)
    number = runs.start_run(db, __version__, settings.offline, now)
    this = _Run(db, settings, fetch, now, number, watcher or Watcher())
    dossiers = list(_read_round(this, places))
    if not settings.offline:
        _fetch_round(this, dossiers)
    report = _look_round(this, dossiers, _flagging.Flagging(db, rules, number, now))
    runs.finish_run(db, number, report.coverage, report.skipped, now)
    return report


# ------------------------------------------------------------------------------- reading


def _read_round(this: _Run, places: Sequence[str]) -> Iterator[Dossier]:
    for done, item in enumerate(_read(this, places), start=1):
        if isinstance(item, Skipped):
            this.skipped.append(item)
            continue
        this.watcher.reading(done, 0, item.article.origin)
        key = articles.key_of(item.article, this.folder)
        row = articles.save_article(this.db, item, key, this.now, partial(gone, this.folder))
        if row not in this.rows.values():  # the same article may be given in two ways
            this.rows[item.article.origin] = row
            yield item


def _read(this: _Run, places: Sequence[str]) -> Iterator[Dossier | Skipped]:
    own = Own((this.settings.reports, this.settings.archive), this.settings.db)
    read = partial(read_item, today=this.now.date(), outlet=this.settings.outlet)
    yield from in_processes(read, own.left_out(local(places)), this.settings.jobs)
    yield from _published(this, [place for place in places if is_address(place)])


def _published(this: _Run, addresses: Iterable[str]) -> Iterator[Dossier | Skipped]:
    """Articles that are given by their address."""
    from verify.pipeline.capturing import article_at

    for address in addresses:
        if this.settings.offline:
            yield Skipped(address, "It is on the web, and this run is offline.")
            continue
        got = article_at(address, this.fetch)
        if isinstance(got, Skipped):
            yield got
        else:
            media_type = got.header("content-type")
            day, outlet = this.now.date(), this.settings.outlet
            yield read_item((address, got.body), day, outlet, media_type)


# ------------------------------------------------------------------------------ fetching


def _fetch_round(this: _Run, dossiers: Sequence[Dossier]) -> None:
    from verify.archive import Archive
    from verify.fetch.browser import rendering

    with Archive(this.settings.archive) as archive, rendering(this.fetch) as render:
        gathering = Gathering(
            db=this.db,
            archive=archive,
            settings=this.fetch,
            now=this.now,
            fresh=timedelta(days=this.settings.refresh_days),
            tell=this.watcher.fetching,
            render=render,
        )
        cited = [a for dossier in dossiers for a in dossier.addresses.values()]
        asked = gather(gathering, cited)
        withdraw_crowded(gathering, asked)
        call_witnesses(gathering, asked, access_dates(dossiers))


# ------------------------------------------------------------------------------- looking


def _look_round(this: _Run, dossiers: Sequence[Dossier], flagging: _flagging.Flagging) -> RunReport:
    full = [with_sources(this.db, dossier) for dossier in dossiers]
    found: dict[str, _flagging.Rows] = {}
    for done, dossier in enumerate(full, start=1):
        origin = dossier.article.origin
        this.watcher.checking(done, len(full), origin)
        found[origin] = _flagging.flag_article(flagging, this.rows[origin], dossier)
        articles.save_coverage(this.db, this.rows[origin], coverage(dossier))
        runs.add_article(this.db, this.number, this.rows[origin])
    for origin, (present, vanished) in _look_across(this, full, flagging).items():
        if origin in found:
            found[origin][0].extend(present)
            found[origin][1].extend(vanished)
    this.skipped.extend(flagging.failures)
    return _report(this, full, found)


def _look_across(
    this: _Run, dossiers: Sequence[Dossier], flagging: _flagging.Flagging
) -> dict[str, _flagging.Rows]:
    """What the rules over a collection find: over this run's articles or, asked for, over all."""
    if not this.settings.across:
        return _flagging.flag_collection(flagging, this.rows, dossiers)
    own = set(this.rows.values())
    others = {row: articles.load_article(this.db, row) for row in articles.rows(this.db)}
    others = {row: one for row, one in others.items() if row not in own}
    again = partial(parsed_again, today=this.now.date())
    parsed = in_processes(again, others.values(), this.settings.jobs)
    rows = {one.origin: row for row, one in others.items()} | this.rows
    known = [with_sources(this.db, dossier) for dossier in parsed]
    return _flagging.flag_collection(flagging, rows, [*known, *dossiers])


def _report(this: _Run, dossiers: Sequence[Dossier], found: dict[str, _flagging.Rows]) -> RunReport:
    reports = tuple(
        ArticleReport(d, in_order(flags.flags(this.db, found[d.article.origin][0])), coverage(d))
        for d in dossiers
    )
    vanished = [row for _, rows in found.values() for row in rows]
    return RunReport(
        started=this.now,
        version=__version__,
        articles=reports,
        coverage=together(report.coverage for report in reports),
        run=this.number,
        skipped=tuple(this.skipped),
        gone=flags.flags(this.db, vanished),
        offline=this.settings.offline,
    )
