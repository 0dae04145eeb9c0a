"""The second way of asking, against a local site and a local stand-in for a web archive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from recheck_kit import html

from verify.archive import Archive
from verify.fetch import ArchiveSettings, FetchSettings
from verify.recheck.asking import SecondWay, second_way

SINCE = datetime.now(UTC) - timedelta(days=6)


def settings(server: HTTPServer, *, witness: bool = True) -> FetchSettings:
    return FetchSettings(
        allow_addresses=((server.host, server.port),),
        polite=False,
        robots=False,
        retries=0,
        probe=False,
        archive=ArchiveSettings(enabled=witness, cdx=server.url_for("/cdx"), rate=1000.0),
    )


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path) as made:
        yield made


@pytest.fixture
def ask(httpserver: HTTPServer, archive: Archive) -> Iterator[SecondWay]:
    with second_way(settings(httpserver), archive) as made:
        yield made


def held(server: HTTPServer, *days_ago: float) -> None:
    """The web archive holds captures of so many days ago."""
    stamps = [f"{datetime.now(UTC) - timedelta(days=days):%Y%m%d%H%M%S}" for days in days_ago]
    rows = [["timestamp", "original", "statuscode"]]
    rows += [[stamp, server.url_for("/page"), "200"] for stamp in stamps]
    server.expect_request("/cdx").respond_with_data(
        json.dumps(rows), content_type="application/json"
    )


def test_a_page_that_the_web_archive_got_since_is_only_kept_from_us(
    httpserver: HTTPServer, ask: SecondWay
) -> None:
    held(httpserver, 400, 2)
    check = ask(httpserver.url_for("/page"), SINCE)
    assert check is not None
    assert (check.outcome, check.method) == ("ok", "archive")


def test_an_old_copy_proves_nothing_and_the_page_is_asked_for_once_more(
    httpserver: HTTPServer, ask: SecondWay
) -> None:
    held(httpserver, 400)
    httpserver.expect_request("/page").respond_with_data("no", status=404)
    check = ask(httpserver.url_for("/page"), SINCE)
    assert check is not None
    assert (check.outcome, check.method) == ("not-found", "again")


def test_a_page_that_answers_the_second_time_is_no_death(
    httpserver: HTTPServer, ask: SecondWay
) -> None:
    held(httpserver)
    httpserver.expect_request("/page").respond_with_data(html(), content_type="text/html")
    check = ask(httpserver.url_for("/page"), SINCE)
    assert check is not None
    assert (check.outcome, check.method) == ("ok", "again")


def test_a_page_that_says_it_is_not_there_is_not_saved_by_its_status(
    httpserver: HTTPServer, ask: SecondWay
) -> None:
    held(httpserver)
    gone = "<html lang=en><head><title>404 Not Found</title></head><body><h1>Page not found</h1></body></html>"
    httpserver.expect_request("/page").respond_with_data(gone, content_type="text/html")
    check = ask(httpserver.url_for("/page"), SINCE)
    assert check is not None
    assert check.outcome == "soft-404"


def test_the_web_archive_is_left_alone_after_it_said_so(
    httpserver: HTTPServer, ask: SecondWay
) -> None:
    httpserver.expect_request("/cdx").respond_with_data("slow down", status=429)
    httpserver.expect_request("/page").respond_with_data("no", status=404)
    for _ in range(3):
        ask(httpserver.url_for("/page"), SINCE)
    asked = [request.path for request, _ in httpserver.log]
    assert asked.count("/cdx") == 1


def test_nobody_else_is_asked_unless_that_is_configured(
    httpserver: HTTPServer, archive: Archive
) -> None:
    httpserver.expect_request("/page").respond_with_data("no", status=404)
    with second_way(settings(httpserver, witness=False), archive) as ask:
        check = ask(httpserver.url_for("/page"), SINCE)
    assert check is not None
    assert check.method == "again"
    assert {request.path for request, _ in httpserver.log} == {"/page"}
