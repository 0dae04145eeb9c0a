"""Save Page Now in a run: off unless asked for, ordered once, confirmed in a later run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from web.archive import ArchiveStandIn
from web.outcome import settings
from web.pages import article
from web.server import Server, Wire

from verify.archive import Archive
from verify.cli.actions.sources import print_sources
from verify.config import Settings
from verify.fetch import ArchiveSettings
from verify.model import Article
from verify.parse import parse
from verify.pipeline.gather import GatherContext, gather
from verify.pipeline.webarchive.save_page_now import follow_saved_pages, save_pages
from verify.read import read_bytes
from verify.recheck.saved_pages import follow_saves
from verify.recheck.session import Round
from verify.store import open_database
from verify.store.articles import articles
from verify.store.sources import save_orders
from verify.store.sources.ledger import LinkFilter

PAGE, DEAD = "http://gauge.test/lives", "http://gauge.test/dead"


@pytest.fixture
def stand_in() -> ArchiveStandIn:
    return ArchiveStandIn()


@pytest.fixture
def gathering(stand_in: ArchiveStandIn, tmp_path: Path) -> Iterator[GatherContext]:
    def behave(wire: Wire) -> None:
        if wire.path.startswith(("/cdx", "/save")):
            return stand_in(wire)
        return wire.answer(article()) if wire.path == "/lives" else wire.answer("", "404 Not Found")

    with Server(behave) as server, Archive(tmp_path / "archive") as archive:
        own = ArchiveSettings(
            cdx=f"{server.address}/cdx",
            save=f"{server.address}/save",
            saves=True,
            save_key="key:secret",
            save_patience=0.0,
            saves_a_minute=1e6,
            rate=1e6,
        )
        [(host, port), *_] = server.allowed
        own_web = settings(server.allowed, archive=own, resolve={"gauge.test": (host, port)})
        db = open_database(tmp_path / "citations.db")
        yield GatherContext(db, archive, own_web, datetime.now(UTC), timedelta(days=7))


def test_a_living_page_is_ordered_once_and_a_dead_one_never(
    gathering: GatherContext, stand_in: ArchiveStandIn
) -> None:
    gather(gathering, [PAGE, DEAD])
    assert save_pages(gathering, [PAGE, DEAD, PAGE]) == (0, 1)
    assert save_pages(gathering, [PAGE, DEAD]) == (0, 0)
    assert stand_in.saved == [PAGE]


def test_an_order_is_confirmed_by_a_later_run(
    gathering: GatherContext, stand_in: ArchiveStandIn
) -> None:
    gather(gathering, [PAGE])
    save_pages(gathering, [PAGE])
    later = replace(gathering, now=gathering.now + timedelta(hours=3))
    assert save_pages(later, [PAGE]) == (0, 0), "taken is not kept"
    stand_in.holds[PAGE] = {f"{later.now:%Y%m%d%H%M%S}": article()}
    assert save_pages(later, [PAGE]) == (1, 0)
    order = save_orders.orders(gathering.db)[PAGE]
    assert (order.kept_at, order.state(later.now)) == (later.now, "kept")
    assert order.kept_address is not None
    assert order.kept_address.endswith(f"/{later.now:%Y%m%d%H%M%S}/{PAGE}")


def test_a_job_that_is_done_confirms_its_order_in_the_same_run(
    gathering: GatherContext, stand_in: ArchiveStandIn
) -> None:
    stand_in.jobs = "success"
    gather(gathering, [PAGE])
    assert save_pages(gathering, [PAGE]) == (0, 1)
    order = save_orders.orders(gathering.db)[PAGE]
    assert (order.kept_address or "").endswith(f"/web/20240601000000/{PAGE}")


def test_an_unfinished_job_is_followed_by_the_next_recheck(
    gathering: GatherContext, stand_in: ArchiveStandIn, tmp_path: Path
) -> None:
    gather(gathering, [PAGE])
    assert save_pages(gathering, [PAGE]) == (0, 1)
    gathering.archive.close()
    own = gathering.settings.archive
    table = {
        **{name: getattr(own, name) for name in ("cdx", "save", "saves", "save_key")},
        "rate": 1000.0,
    }
    fetch = {
        "allow_addresses": [list(pair) for pair in gathering.settings.allow_addresses],
        "polite": False,
        "archive": table,
    }
    chosen = Settings(archive=tmp_path / "archive", tables={"fetch": fetch})
    posted = list(stand_in.forms)
    later = gathering.now + timedelta(minutes=5)
    follow_saves(gathering.db, chosen, Round(), later)
    assert save_orders.orders(gathering.db)[PAGE].kept_at is None, "it is still pending"
    stand_in.jobs = "success"
    off = {**fetch, "archive": {**table, "saves": False}}
    follow_saves(gathering.db, replace(chosen, tables={"fetch": off}), Round(), later)
    follow_saves(gathering.db, replace(chosen, offline=True), Round(), later)
    assert save_orders.orders(gathering.db)[PAGE].kept_at is None, "nothing is asked then"
    follow_saves(gathering.db, chosen, Round(), later)
    order = save_orders.orders(gathering.db)[PAGE]
    assert order.kept_at == later
    assert (order.kept_address or "").endswith(f"/web/20240601000000/{PAGE}")
    assert stand_in.forms == posted, "a re-check requests no further pages"


def test_a_job_that_failed_is_not_asked_about_again(
    gathering: GatherContext, stand_in: ArchiveStandIn
) -> None:
    gather(gathering, [PAGE])
    save_pages(gathering, [PAGE])
    stand_in.jobs = "error"
    for _ in range(2):
        follow_saved_pages(gathering)
    assert save_orders.open_jobs(gathering.db) == {}
    assert stand_in.asked_jobs == ["spn2-1"] * 2, "once in the run, and once afterwards"


def test_nothing_is_sent_without_a_key(gathering: GatherContext, stand_in: ArchiveStandIn) -> None:
    gather(gathering, [PAGE])
    without = replace(gathering.settings.archive, save_key=None)
    unkeyed = replace(gathering, settings=replace(gathering.settings, archive=without))
    assert save_pages(unkeyed, [PAGE]) == (0, 0)
    assert stand_in.seen == []


def test_the_daily_limit_of_the_account_is_obeyed(
    gathering: GatherContext, stand_in: ArchiveStandIn
) -> None:
    stand_in.daily = (100, 100)
    gather(gathering, [PAGE])
    assert save_pages(gathering, [PAGE]) == (0, 0)
    assert stand_in.forms == []


def test_an_order_that_never_shows_is_given_again(
    gathering: GatherContext, stand_in: ArchiveStandIn
) -> None:
    gather(gathering, [PAGE])
    save_pages(gathering, [PAGE])
    assert save_pages(replace(gathering, now=gathering.now + timedelta(days=8)), [PAGE]) == (0, 1)


def test_nothing_is_sent_unless_it_is_asked_for(
    gathering: GatherContext, stand_in: ArchiveStandIn
) -> None:
    gather(gathering, [PAGE])
    off = replace(gathering.settings, archive=replace(gathering.settings.archive, saves=False))
    assert save_pages(replace(gathering, settings=off), [PAGE]) == (0, 0)
    assert stand_in.seen == []


def test_a_page_of_a_host_that_had_to_be_allowed_is_nobodys_business(
    gathering: GatherContext, stand_in: ArchiveStandIn
) -> None:
    host, port = gathering.settings.allow_addresses[0]
    local = f"http://{host}:{port}/lives"
    gather(gathering, [local])
    assert save_pages(gathering, [local]) == (0, 0)
    assert stand_in.saved == []


def test_an_order_is_seen_in_the_list_of_sources(
    gathering: GatherContext, stand_in: ArchiveStandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    cite(gathering, PAGE, DEAD)
    assert listed(gathering, capsys) == {PAGE: (None, None), DEAD: (None, None)}
    gather(gathering, [PAGE])
    save_pages(gathering, [PAGE])
    assert listed(gathering, capsys)[PAGE] == ("ordered", None)
    print_sources(gathering.db, LinkFilter(), "table")
    assert f"{PAGE}  (requested from the web archive)" in capsys.readouterr().out
    later = replace(gathering, now=gathering.now + timedelta(hours=3))
    stand_in.holds[PAGE] = {f"{later.now:%Y%m%d%H%M%S}": article()}
    save_pages(later, [PAGE])
    state, copy = listed(gathering, capsys)[PAGE]
    assert state == "kept"
    assert copy is not None
    assert copy.endswith(f"/{later.now:%Y%m%d%H%M%S}/{PAGE}")
    print_sources(gathering.db, LinkFilter(), "table")
    assert f"(saved by the web archive: {copy})" in capsys.readouterr().out


def test_an_order_that_did_not_show_in_a_week_is_called_lost(gathering: GatherContext) -> None:
    save_orders.save_order(gathering.db, PAGE, gathering.now)
    [order] = save_orders.orders(gathering.db).values()
    days = (0, 6.9, 7.1)
    states = [order.state(gathering.now + timedelta(days=day)) for day in days]
    assert states == ["ordered", "ordered", "lost"]


def cite(gathering: GatherContext, *addresses: str) -> None:
    """An article that cites these."""
    text = "".join(f"A sentence.[^{n}]\n\n" for n, _ in enumerate(addresses))
    notes = "".join(f"[^{n}]: “Title”, {address}\n" for n, address in enumerate(addresses))
    read = read_bytes((text + notes).encode(), "a.md")
    assert isinstance(read, Article)
    articles.save_article(gathering.db, parse(read), "a.md", gathering.now, lambda key: False)


def listed(
    gathering: GatherContext, capsys: pytest.CaptureFixture[str]
) -> dict[str, tuple[str | None, str | None]]:
    """What ``verify sources --format json`` says of each."""
    capsys.readouterr()
    print_sources(gathering.db, LinkFilter(), "json")
    rows = json.loads(capsys.readouterr().out)
    return {row["address"]: (row["web_archive"], row["web_archive_copy"]) for row in rows}
