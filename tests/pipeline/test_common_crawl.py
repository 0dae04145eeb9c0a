"""Whether Common Crawl ever met a lost page: only if the settings name it, and never a guess."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from web.archive import ArchiveStandIn
from web.commoncrawl import PREFIX, CrawlStandIn
from web.outcome import settings
from web.pages import article
from web.server import Server, Wire

from verify.archive import Archive
from verify.config import BadConfiguration, fill
from verify.fetch import ArchiveSettings
from verify.fetch.registries.client import RegistryClient
from verify.fetch.webarchive.commoncrawl import CommonCrawl
from verify.model import Article, Dossier, Field, Reference, Span
from verify.pipeline.gather import GatherContext, gather, with_sources
from verify.pipeline.webarchive.copies import access_dates, gather_archived_pages
from verify.rules.links._links import CitedLink
from verify.rules.links.link_dead import _archives_asked
from verify.store import open_database

NOW = datetime(2024, 6, 1, tzinfo=UTC)


@pytest.fixture
def crawl() -> CrawlStandIn:
    return CrawlStandIn()


@pytest.fixture
def gathering(crawl: CrawlStandIn, tmp_path: Path) -> Iterator[GatherContext]:
    archive_stand_in = ArchiveStandIn()

    def behave(wire: Wire) -> None:
        if wire.path.startswith(PREFIX):
            return crawl(wire)
        if wire.path.startswith(("/cdx", "/web/")):
            return archive_stand_in(wire)
        return wire.answer(article()) if wire.path == "/lives" else wire.answer("", "404 Not Found")

    with Server(behave) as server, Archive(tmp_path / "archive") as archive:
        own = ArchiveSettings(
            memento=f"{server.address}/web/{{stamp}}id_/{{address}}",
            cdx=f"{server.address}/cdx",
            rate=1e6,
            also=("commoncrawl",),
            commoncrawl=f"{server.address}{PREFIX}",
        )
        [(host, port), *_] = server.allowed
        web = settings(server.allowed, archive=own, resolve={"news.test": (host, port)})
        db = open_database(tmp_path / "citations.db")
        yield GatherContext(db, archive, web, NOW, timedelta(days=7))


def signs(gathering: GatherContext, url: str, accessed: str = "2022-10-17") -> tuple[str, ...]:
    reference = Reference(
        Span(0, 1), url=Field(url, Span(0, 1)), accessed=Field(accessed, Span(0, 1))
    )
    dossier = Dossier(
        Article("a.txt", "x", "text", "utf-8", ""), references=(reference,), addresses={0: url}
    )
    asked = gather(gathering, [url])
    gather_archived_pages(gathering, asked, access_dates([dossier]))
    [record] = with_sources(gathering.db, dossier).sources.values()
    return record.absence.signs if record.absence else ()


def test_a_page_that_was_met_is_dated(gathering: GatherContext, crawl: CrawlStandIn) -> None:
    url = "http://news.test/a"
    crawl.met["CC-MAIN-2022-33", url] = "20220814101500"
    assert signs(gathering, url) == (
        "no copy in the web archive",
        "Common Crawl received the page (status 200) on 2022-08-14 (CC-MAIN-2022-33)",
    )
    assert [path.partition("?")[0] for path in crawl.asked] == [
        "/collinfo.json",
        "/CC-MAIN-2022-40-index",
        "/CC-MAIN-2022-33-index",
    ]


def test_a_page_that_was_not_met_names_the_crawls_that_were_asked(
    gathering: GatherContext, crawl: CrawlStandIn
) -> None:
    said = signs(gathering, "http://news.test/a")[1]
    assert said == (
        "Common Crawl did not receive the page in"
        " CC-MAIN-2022-40 or CC-MAIN-2022-33 or CC-MAIN-2021-43"
    )
    assert signs(gathering, "http://news.test/b")[1] == said
    assert len(crawl.asked) == 2 * (1 + 3)


def test_it_gets_the_url_and_nothing_else(gathering: GatherContext, crawl: CrawlStandIn) -> None:
    signs(gathering, "http://news.test/a")
    for path in crawl.asked[1:]:
        assert path.partition("?")[2] == (
            "url=http%3A%2F%2Fnews.test%2Fa&output=json&filter=%3Dstatus%3A200&limit=5"
        )


@pytest.mark.parametrize("fault", ["429", "page", "cut", "lost index"])
def test_what_it_cannot_tell_is_not_told(
    gathering: GatherContext, crawl: CrawlStandIn, fault: str
) -> None:
    crawl.fault = fault
    assert signs(gathering, "http://news.test/a") == ("no copy in the web archive",)
    assert len(crawl.asked) <= 4


def test_it_is_asked_about_lost_pages_only(gathering: GatherContext, crawl: CrawlStandIn) -> None:
    signs(gathering, "http://news.test/lives")
    assert crawl.asked == []


def test_it_is_off_unless_it_is_named(gathering: GatherContext, crawl: CrawlStandIn) -> None:
    own = replace(gathering.settings.archive, also=())
    off = replace(gathering, settings=replace(gathering.settings, archive=own))
    assert signs(off, "http://news.test/a") == ("no copy in the web archive",)
    assert crawl.asked == []
    assert "commoncrawl" not in ArchiveSettings().further
    with pytest.raises(BadConfiguration, match=r"takes arquivo\.pt, commoncrawl, not"):
        fill(ArchiveSettings, {"also": ["archive.today"]}, "[fetch.archive]")


def test_a_dead_links_flag_says_what_the_crawls_have(
    gathering: GatherContext, crawl: CrawlStandIn
) -> None:
    url = "http://news.test/a"
    signs(gathering, url)
    reference = Reference(Span(0, 1), url=Field(url, Span(0, 1)))
    dossier = Dossier(
        Article("a.txt", "x", "text", "utf-8", ""), references=(reference,), addresses={0: url}
    )
    [record] = with_sources(gathering.db, dossier).sources.values()
    shown = [one.text for one in _archives_asked(CitedLink(url, record, (0,)))]
    assert shown[0] == "No copy in the web archive"
    assert shown[1].startswith("Common Crawl did not receive the page in CC-MAIN-2022-40")


@dataclass
class Clock:
    """A clock that moves only when somebody sleeps."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_it_is_asked_at_most_once_a_second() -> None:
    crawl, clock = CrawlStandIn(), Clock()
    with Server(lambda wire: crawl(wire)) as server:
        polite = settings(server.allowed, polite=True)
        with closing(RegistryClient(polite, clock=clock, sleep=clock.sleep)) as client:
            index = CommonCrawl(client, f"{server.address}{PREFIX}")
            for number in range(3):
                index.sighting(f"http://news.test/{number}", date(2022, 10, 17))
        assert len(crawl.asked) == 1 + 3 * 3
        assert clock.now - 1000.0 >= len(crawl.asked) - 1
        assert server.most_at_once == 1
