"""One definition of each figure: the same number on every surface, for 60 articles."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from desk_kit import Client
from figures import of_report
from lxml import html
from pytest_httpserver import HTTPServer

from verify.config import Settings
from verify.model import RunReport
from verify.pipeline.reports.reporting import newest_report
from verify.pipeline.run import run
from verify.report.write import FOLDER_FROM, write
from verify.store import open_database

NOW = datetime.now(UTC).replace(microsecond=0)
ARTICLES = 60
PAGE = """<html lang="en"><head><title>Bridge {n} opens</title></head><body><article>
<h1>Bridge {n} opens</h1><p>The new bridge was opened to traffic on Monday morning after two years
of work, and several hundred people attended the ceremony on the northern bank of the river.</p>
<p>“We waited a long time for bridge number {n}, and our children will use it every day,” the
mayor of the town said. It is 312 metres long, according to the regional council.</p>
</article></body></html>"""
TEXT = """The Bridge of Town {n}

The mayor said: “We waited a long time for bridge number {said}, and our children will use it
every day.”[1] Nobody else was asked. A guest added: “It is a fine day for the whole valley.”

[1] “Bridge opens”, Courier, {url}
"""


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory, make_httpserver: HTTPServer
) -> tuple[RunReport, Settings]:
    """A run over 60 articles that cite 20 pages; five of the pages are not there."""
    folder = tmp_path_factory.mktemp("sixty")
    for n in range(15):
        make_httpserver.expect_request(f"/bridge/{n}").respond_with_data(
            PAGE.format(n=n), content_type="text/html"
        )
    articles = folder / "articles"
    articles.mkdir()
    for n in range(ARTICLES):
        url = make_httpserver.url_for(f"/bridge/{n % 20}")
        said = n % 20 if n % 3 else 900 + n
        (articles / f"{n:02}.txt").write_text(TEXT.format(n=n, said=said, url=url))
    fetch = {
        "allow_addresses": [["localhost", make_httpserver.port]],
        **dict.fromkeys(("polite", "robots", "probe"), False),
        "retries": 0,
        "archive": {"enabled": False},
    }
    settings = Settings(
        db=folder / "citations.db",
        reports=folder / "reports",
        archive=folder / "archive",
        tables={"fetch": fetch},
    )
    return run([str(articles)], settings, NOW), settings


def desk_overview(settings: Settings) -> str:
    return asyncio.run(Client(settings.db).get("/overview")).text


def test_each_figure_is_the_same_on_all_surfaces(made: tuple[RunReport, Settings]) -> None:
    report, settings = made
    latest, *_ = write(report, settings.reports)
    index = _followed(latest)
    shown = of_report(report, index.read_text(encoding="utf-8"), desk_overview(settings))
    wanted = shown["json results"]
    assert {name: figures for name, figures in shown.items() if figures != wanted} == {}
    assert (wanted["sources"], wanted["fetched"]) == (20, 15)
    assert wanted["statements"] == 120


def _followed(latest: Path) -> Path:
    """Where ``latest.html`` leads a browser that opened it from the disk."""
    page = html.fromstring(latest.read_text(encoding="utf-8"))
    [refresh] = page.xpath("//meta[@http-equiv='refresh']/@content")
    [link] = page.xpath("//a/@href")
    assert refresh.endswith(f"url={link}")
    return latest.parent / unquote(link)


def test_the_report_is_a_folder_with_a_page_for_each_article(
    made: tuple[RunReport, Settings],
) -> None:
    report, settings = made
    assert len(report.articles) >= FOLDER_FROM
    index = _followed(write(report, settings.reports)[0])
    page = html.fromstring(index.read_text(encoding="utf-8"))
    links = page.xpath("//nav[@class='overview']//a[@class='name']/@href")
    assert len(links) == ARTICLES
    assert not page.xpath("//section[@class='article']")
    for number, link in enumerate(links):
        one = html.fromstring((index.parent / link).read_text(encoding="utf-8"))
        assert len(one.xpath("//section[@class='article']")) == 1
        assert f"Town {number}" in one.xpath("string(//section[@class='article']//h2)")
        assert one.xpath("//a[@href='index.html']")


def test_a_later_report_of_the_run_shows_the_same_results(
    made: tuple[RunReport, Settings],
) -> None:
    report, settings = made
    again = newest_report(open_database(settings.db))
    assert again is not None
    assert again.coverage == report.coverage
    assert {a.dossier.article.origin: a.results for a in again.articles} == {
        a.dossier.article.origin: a.results for a in report.articles
    }


def test_a_run_made_before_results_were_recorded_shows_none(
    made: tuple[RunReport, Settings],
) -> None:
    _, settings = made
    db = open_database(settings.db)
    db.execute("BEGIN")
    try:
        db.execute("UPDATE run_articles SET results = NULL, coverage = NULL")
        again = newest_report(db)
        assert again is not None
        assert {article.results for article in again.articles} == {None}
    finally:
        db.execute("ROLLBACK")
