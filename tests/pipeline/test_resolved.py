"""A flag is resolved only by a check that could have seen its fault again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from verify.config import Settings
from verify.model import RunReport
from verify.pipeline.run import run

NOW = datetime.now(UTC).replace(microsecond=0)
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><article>
<h1>{title}</h1><p>The new bridge at Karasu was opened to traffic on Monday morning after two
years of work, and several hundred people attended the ceremony on the northern bank.</p>
<p>“We waited a long time for this bridge, and our children will use it every day,” the mayor
said. The bridge is 312 metres long and cost 14 million, according to the council.</p>
</article></body></html>"""
SOFT = """<html lang="en"><head><title>Page not found</title></head><body><h1>Page not found</h1>
<p>Sorry, this page does not exist.</p></body></html>"""
ARTICLE = """A Bridge for Karasu

The mayor said: “We waited a long time for this bridge, and our children will use it every
day.”[1] The council gave no further details about the works that are still to be done.

[1] “Bridge opens at Karasu”, Kentaur News, {url}, (Date of Accession: 02.03.2026).
"""
Visit = Callable[[], RunReport]


class Site:
    """One URL whose response a test changes between visits."""

    def __init__(self, server: HTTPServer) -> None:
        self.shown: Callable[[], Response] = self.page
        self.server = server
        server.expect_request("/2021/07/bridge-opens").respond_with_handler(self._old)
        server.expect_request("/news/bridge-opens-at-karasu").respond_with_handler(self._new)

    def _old(self, _: Request) -> Response:
        return self.shown()

    def _new(self, _: Request) -> Response:
        return self.page()

    def page(self) -> Response:
        return Response(PAGE.format(title="Bridge opens at Karasu"), content_type="text/html")

    def moved(self) -> Response:
        target = self.server.url_for("/news/bridge-opens-at-karasu")
        return Response("", 301, {"Location": target})

    def soft(self) -> Response:
        return Response(SOFT, content_type="text/html")


@pytest.fixture
def site(httpserver: HTTPServer) -> Site:
    return Site(httpserver)


@pytest.fixture
def visit(tmp_path: Path, site: Site) -> Visit:
    """Verify the article once more, a week later each time."""
    path = tmp_path / "articles" / "bridge.txt"
    path.parent.mkdir()
    url = site.server.url_for("/2021/07/bridge-opens")
    path.write_text(ARTICLE.format(url=url), encoding="utf-8")
    fetch = {
        "allow_addresses": [["localhost", site.server.port]],
        **dict.fromkeys(("polite", "robots", "probe"), False),
        "retries": 0,
        "archive": {"enabled": False},
    }
    settings = Settings(
        db=tmp_path / "citations.db",
        reports=tmp_path / "reports",
        archive=tmp_path / "archive",
        refresh_days=0.0,
        tables={"fetch": fetch},
    )
    weeks = iter(range(50))
    return lambda: run([str(path.parent)], settings, NOW + timedelta(weeks=next(weeks)))


def rules(report: RunReport) -> set[str]:
    return {flag.finding.rule for article in report.articles for flag in article.flags}


def resolved(report: RunReport) -> set[str]:
    return {flag.finding.rule for flag in report.gone}


def failing(status: int) -> Callable[[], Response]:
    return lambda: Response("no", status)


@pytest.mark.parametrize("status", [404, 403, 500])
def test_the_new_address_stays_when_the_old_url_dies(site: Site, visit: Visit, status: int) -> None:
    site.shown = site.moved
    [first] = [f for f in visit().articles[0].flags if f.finding.rule == "link-moved"]
    site.shown = failing(status)
    after = visit()
    assert resolved(after) == set()
    [again] = [f for f in after.articles[0].flags if f.finding.rule == "link-moved"]
    assert again.id == first.id
    assert again.finding.suggestion == first.finding.suggestion
    assert "now fails" in again.finding.message


def test_a_move_is_resolved_when_the_old_url_shows_the_page_again(site: Site, visit: Visit) -> None:
    site.shown = site.moved
    assert "link-moved" in rules(visit())
    site.shown = site.page
    after = visit()
    assert "link-moved" not in rules(after)
    assert "link-moved" in resolved(after)


@pytest.mark.parametrize("status", [404, 403, 500])
def test_a_soft_404_is_not_fixed_by_another_failure(site: Site, visit: Visit, status: int) -> None:
    visit()
    site.shown = site.soft
    assert "link-soft-404" in rules(visit())
    site.shown = failing(status)
    assert resolved(visit()) == set()
    site.shown = site.page
    assert "link-soft-404" in resolved(visit())
