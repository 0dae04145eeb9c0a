"""A page in doubt is compared with what the host gives for an address that cannot exist."""

from __future__ import annotations

import pytest
from web.outcome import settings
from web.pages import TEXTS, article, page
from web.server import Server, Wire

from verify.fetch import Client, Fetched
from verify.fetch.soft404_probe import sibling_url
from verify.fitness.judge import judge
from verify.model import Reason

FRONT = page(
    "The Gauge",
    "<h1>Today</h1>" + "".join(f"<p>{t}</p>" for t in TEXTS["en"]),
    "<link rel=canonical href='/'>",
)
PATHS = ("/2019/05/water-talks.html", "/2020/01/melons-are-late.html")


def asked(behave, paths=PATHS, **changes):
    """The outcomes for the paths, and every path that the server was asked for."""
    with (
        Server(behave) as server,
        Client(settings(server.allowed, **{"probe": True, **changes})) as client,
    ):
        found = [client.get(server.address + path) for path in paths]
        return found, [path for _, path in server.log]


def test_a_site_that_serves_its_front_page_for_everything_is_found_out() -> None:
    found, log = asked(lambda wire: wire.answer(FRONT))
    assert [judge(f).reason for f in found] == [Reason.SOFT_404] * 2
    assert "made-up URL" in judge(found[0]).signs[0]
    assert len(log) == 3, "one probe for the host, whatever the number of pages"


def test_a_site_that_calls_every_page_its_front_page_keeps_its_pages() -> None:
    """A wrong rel=canonical is a doubt, not a verdict."""

    def behave(wire: Wire) -> None:
        if wire.path == PATHS[0]:
            return wire.answer(article(head="<link rel=canonical href='/'>"))
        return wire.answer("", "404 Not Found")

    [found], log = asked(behave, PATHS[:1])
    assert judge(found).usable
    assert len(log) == 2


def test_a_redirect_that_lost_all_words_is_doubted() -> None:
    def behave(wire: Wire) -> None:
        wire.answer(article()) if wire.path == "/archive" else wire.redirect("/archive")

    found, log = asked(behave)
    assert [judge(f).reason for f in found] == [Reason.SOFT_404] * 2
    assert len(log) == 2 * 2 + 2


def test_a_page_that_moved_with_its_words_is_not_doubted() -> None:
    def behave(wire: Wire) -> None:
        new = "/news/water-talks"
        wire.answer(article()) if wire.path == new else wire.redirect(new)

    [found], log = asked(behave, PATHS[:1])
    assert judge(found).usable
    assert len(log) == 2


@pytest.mark.parametrize("body", [article(), article("ru"), article("tr"), "<p>hello", "plain"])
def test_an_ordinary_page_is_not_doubted(body: str) -> None:
    _, log = asked(lambda wire: wire.answer(body), PATHS[:1])
    assert log == [PATHS[0]]


def test_one_setting_switches_it_off() -> None:
    found, log = asked(lambda wire: wire.answer(FRONT), probe=False)
    assert all(isinstance(f, Fetched) and f.sibling is None for f in found)
    assert len(log) == 2


def test_a_sibling_keeps_the_folder_and_the_ending() -> None:
    made = sibling_url("https://x.test/2019/05/water-talks.html?a=b")
    assert made.startswith("https://x.test/2019/05/")
    assert made.endswith(".html")
    assert made != sibling_url("https://x.test/2019/05/water-talks.html?a=b")


def test_many_sources_that_end_on_one_page_are_withdrawn(tmp_path) -> None:
    from datetime import UTC, datetime, timedelta

    from verify.archive import Archive
    from verify.pipeline.gather import GatherContext, gather
    from verify.pipeline.shared_landing import withdraw_shared_landings
    from verify.store import open_database
    from verify.store.sources.source_records import source_record

    words = ("river-commission", "melons-late", "upper-gate", "canal-lining")

    def behave(wire: Wire) -> None:
        wire.answer(article()) if wire.path in ("/topics", "/kept") else wire.redirect("/topics")

    db, now = open_database(tmp_path / "citations.db"), datetime(2024, 6, 1, tzinfo=UTC)
    with Server(behave) as server, Archive(tmp_path / "archive") as archive:
        lost = [f"{server.address}/{word}" for word in words]
        kept = f"{server.address}/kept"
        gathering = GatherContext(db, archive, settings(server.allowed), now, timedelta(days=7))
        withdraw_shared_landings(gathering, gather(gathering, [*lost, kept]))
    for address in lost:
        record = source_record(db, address)
        assert record.capture is None
        assert record.absence.reason is Reason.SOFT_404
    assert source_record(db, kept).capture


@pytest.mark.parametrize(
    "body",
    [
        page("The Gauge", "<p>Our shelf is bare where you look. We moved house in spring.</p>"),
        page("Pegel", "<p>Vielleicht haben wir umgeräumt, vielleicht haben Sie sich vertippt.</p>"),
        page("Водомер", "<p>Мы искали для вас везде, но этой полки у нас больше нет.</p>"),
        page("The Gauge", "<body class='home blog'>" + "<p>Mill reopens after flood.</p>" * 2_000),
        page("The Gauge", "<body class=error404>" + "<p>Bakers are glad of it.</p>" * 2_000),
    ],
)
def test_a_message_in_its_own_words_and_a_large_front_page_are_doubted(body: str) -> None:
    found, log = asked(lambda wire: wire.answer(body))
    assert [judge(f).reason for f in found] == [Reason.SOFT_404] * 2
    assert len(log) == 3


def test_a_short_report_that_speaks_to_nobody_is_not_doubted() -> None:
    report = page("Mill | The Gauge", "<h1>Mill</h1><p>The mill in Fenn opened on Tuesday.</p>")
    _, log = asked(lambda wire: wire.answer(report), PATHS[:1])
    assert log == [PATHS[0]]
