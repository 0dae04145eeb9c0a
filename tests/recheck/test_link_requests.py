"""The second way of asking, against a local site and a local stand-in for a web archive."""

from __future__ import annotations

import itertools
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from recheck_kit import html

from verify.archive import Archive
from verify.fetch import ArchiveSettings, FetchSettings
from verify.fetch.etiquette.politeness import Politeness
from verify.model import Check, Reason, Via
from verify.recheck.link_requests import RequestContext, second_method
from verify.store import open_database
from verify.store.sources import sources

SINCE = datetime.now(UTC) - timedelta(days=6)
GONE = "<html lang=en><head><title>404 Not Found</title></head><body><h1>Page not found</h1></body></html>"
SOLD = (
    "<html lang=en><head><title>news.example is for sale</title></head><body>"
    "<h1>This domain is for sale</h1><p>Buy this domain now.</p></body></html>"
)

AskAll = Callable[..., dict[str, Check]]


def settings(server: HTTPServer, *, witness: bool = True) -> FetchSettings:
    return FetchSettings(
        allow_addresses=((server.host, server.port),),
        polite=False,
        robots=False,
        retries=0,
        probe=False,
        archive=ArchiveSettings(
            enabled=witness,
            cdx=server.url_for("/cdx"),
            memento=server.url_for("/web/{stamp}id_/{address}"),
            rate=1000.0,
        ),
    )


@contextmanager
def asked(chosen: FetchSettings, folder: Path) -> Iterator[AskAll]:
    """A function that asks about addresses, all failing since ``SINCE``."""
    with Archive(folder) as archive:
        asking = RequestContext(chosen, open_database(folder / "a.db"), archive, Politeness(chosen))
        with second_method(asking) as way:
            yield lambda *addresses: {c.address: c for c in way(dict.fromkeys(addresses, SINCE))}


@pytest.fixture
def ask(httpserver: HTTPServer, tmp_path: Path) -> Iterator[AskAll]:
    with asked(settings(httpserver), tmp_path) as made:
        yield made


def held(server: HTTPServer, *days_ago: float, page: bytes | str = b"") -> None:
    """The web archive holds captures of so many days ago, all with this body."""
    stamps = [f"{datetime.now(UTC) - timedelta(days=days):%Y%m%d%H%M%S}" for days in days_ago]
    rows = [["timestamp", "original", "statuscode"]]
    rows += [[stamp, server.url_for("/page"), "200"] for stamp in stamps]
    server.expect_request("/cdx").respond_with_data(
        json.dumps(rows), content_type="application/json"
    )
    for stamp in stamps:
        place = f"/web/{stamp}id_/{server.url_for('/page')}"
        server.expect_request(place).respond_with_data(
            page or html(), content_type="text/html; charset=utf-8"
        )


def test_a_page_that_the_web_archive_got_since_is_only_kept_from_us(
    httpserver: HTTPServer, ask: AskAll, tmp_path: Path
) -> None:
    held(httpserver, 400, 2)
    check = ask(httpserver.url_for("/page"))[httpserver.url_for("/page")]
    assert (check.outcome, check.method) == ("ok", "archive")
    assert check.warc is not None
    db = open_database(tmp_path / "a.db")
    assert [copy.via for copy in sources.captures(db, check.address)] == [Via.ARCHIVE]
    why = sources.absence(db, check.address)
    assert why is not None
    assert why.reason is Reason.BLOCKED


@pytest.mark.parametrize("page", [GONE, SOLD], ids=["not found", "for sale"])
def test_an_archive_that_kept_the_very_page_that_is_no_page_proves_nothing(
    page: str, httpserver: HTTPServer, ask: AskAll
) -> None:
    held(httpserver, 2, page=page)
    httpserver.expect_request("/page").respond_with_data(page, content_type="text/html")
    check = ask(httpserver.url_for("/page"))[httpserver.url_for("/page")]
    assert check.method == "again"
    assert check.outcome in ("soft-404", "parked")


def test_an_old_copy_proves_nothing_and_the_page_is_asked_for_once_more(
    httpserver: HTTPServer, ask: AskAll
) -> None:
    held(httpserver, 400)
    httpserver.expect_request("/page").respond_with_data("no", status=404)
    check = ask(httpserver.url_for("/page"))[httpserver.url_for("/page")]
    assert (check.outcome, check.method) == ("not-found", "again")
    assert check.seconds is not None


def test_a_page_that_answers_the_second_time_is_no_death_and_is_kept(
    httpserver: HTTPServer, ask: AskAll, tmp_path: Path
) -> None:
    held(httpserver)
    httpserver.expect_request("/page").respond_with_data(html(), content_type="text/html")
    check = ask(httpserver.url_for("/page"))[httpserver.url_for("/page")]
    assert (check.outcome, check.method) == ("ok", "again")
    db = open_database(tmp_path / "a.db")
    assert [kept.address for kept in sources.captures(db, check.address)] == [check.address]


def test_a_page_that_answers_in_the_other_scheme_is_no_death(
    httpserver: HTTPServer, ask: AskAll
) -> None:
    held(httpserver)
    httpserver.expect_request("/page").respond_with_data(html(), content_type="text/html")
    secure = httpserver.url_for("/page").replace("http:", "https:")
    (check,) = ask(secure).values()
    assert (check.address, check.outcome, check.method) == (secure, "ok", "again")


def test_a_page_that_says_it_is_not_there_is_not_saved_by_its_status(
    httpserver: HTTPServer, ask: AskAll
) -> None:
    held(httpserver)
    httpserver.expect_request("/page").respond_with_data(GONE, content_type="text/html")
    (check,) = ask(httpserver.url_for("/page")).values()
    assert check.outcome == "soft-404"


def test_the_web_archive_is_left_alone_after_it_said_so(
    httpserver: HTTPServer, ask: AskAll
) -> None:
    httpserver.expect_request("/cdx").respond_with_data("slow down", status=429)
    httpserver.expect_request("/page").respond_with_data("no", status=404)
    for _ in range(3):
        ask(httpserver.url_for("/page"))
    paths = [request.path for request, _ in httpserver.log]
    assert paths.count("/cdx") == 1


def test_nobody_else_is_asked_unless_that_is_configured(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    httpserver.expect_request("/page").respond_with_data("no", status=404)
    with asked(settings(httpserver, witness=False), tmp_path) as ask:
        (check,) = ask(httpserver.url_for("/page")).values()
    assert check.method == "again"
    assert {request.path for request, _ in httpserver.log} == {"/page"}


# ------------------------------------------------------------------ manners


def test_the_links_of_a_host_are_asked_at_its_pace_and_its_rules_read_once(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    times: list[float] = []

    def note(_: object) -> object:
        from werkzeug import Response

        times.append(time.monotonic())
        return Response("no", status=404)

    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /x\n")
    for n in range(3):
        httpserver.expect_request(f"/{n}").respond_with_handler(note)  # type: ignore[arg-type]
    chosen = replace(settings(httpserver, witness=False), polite=True, robots=True, gap=0.2)
    with asked(chosen, tmp_path) as ask:
        ask(*(httpserver.url_for(f"/{n}") for n in range(3)))
    assert all(later - sooner >= 0.19 for sooner, later in itertools.pairwise(times))
    paths = [request.path for request, _ in httpserver.log]
    assert paths.count("/robots.txt") == 1


def test_what_the_round_has_learnt_of_a_host_holds_for_the_second_way(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    chosen = replace(settings(httpserver, witness=False), patience=1.0)
    manners = Politeness(chosen)
    manners.cool_down("d:127.0.0.1", 3600)
    manners.cool_down(f"d:{httpserver.host}", 3600)
    with Archive(tmp_path) as archive:
        asking = RequestContext(chosen, open_database(":memory:"), archive, manners)
        with second_method(asking) as way:
            (check,) = way({httpserver.url_for("/page"): SINCE})
    assert check.outcome == "rate-limited"
    assert httpserver.log == []


class Plain:
    """A server that knows http only, and hangs up on whatever else it hears."""

    def __init__(self) -> None:
        self.greeted = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                if connection.recv(4096).startswith(b"GET"):
                    connection.sendall(
                        b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    )
                else:
                    self.greeted += 1

    def close(self) -> None:
        self._listener.close()


def test_a_host_without_the_other_scheme_is_asked_for_it_once(tmp_path: Path) -> None:
    plain = Plain()
    chosen = FetchSettings(
        allow_addresses=(("127.0.0.1", plain.port),),
        polite=False,
        robots=False,
        backoff=0.0,
        archive=ArchiveSettings(enabled=False),
    )
    links = [f"http://127.0.0.1:{plain.port}/{n}" for n in range(8)]
    with asked(chosen, tmp_path) as ask:
        found = ask(*links)
    plain.close()
    assert [found[link].outcome for link in links] == ["not-found"] * 8
    assert plain.greeted == 1
