"""Many addresses on several processors: complete, the pages read, and no fault spreads."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from typing import Any

import pytest
from web.outcome import settings
from web.server import Server, Wire

from verify.fetch import EarlierResponse, Fetched, FetchSettings
from verify.model import Absence, Page, Reason
from verify.pipeline.fetch_all import fetch_in_processes
from verify.pipeline.limits import end_process
from verify.pipeline.page_readers import PageReaders
from verify.pipeline.parallel import WORTHWHILE
from verify.pipeline.shards import fetch_shards, split_into_shards

PAGE = (
    "<!doctype html><html lang=en><title>Talks</title><article><h1>Talks</h1>"
    + "<p>The river commission of the two valleys met on Monday to settle how much water each "
    "side may take before the harvest, its secretary said.</p>" * 3 + "</article></html>"
)
MANY = WORTHWHILE + 6


def _answer(wire: Wire) -> None:
    if wire.headers.get("if-none-match") == '"a"':
        wire.answer(status="304 Not Modified")
    elif wire.path.startswith("/dead"):
        wire.answer("no such page", status="404 Not Found")
    else:
        wire.answer(PAGE)


@pytest.fixture
def site() -> Iterator[Server]:
    with Server(_answer) as server:
        yield server


def _addresses(site: Server) -> list[str]:
    return [f"{site.address}/{'dead' if n % 7 == 0 else ''}{n}" for n in range(MANY)]


def _response(body: bytes) -> Fetched:
    address, now = "http://site.test/page", datetime(2025, 6, 3, tzinfo=UTC)
    headers = (("content-type", "text/html"),)
    return Fetched(address, address, 200, headers, body, body, None, now, 0.1)


class _Killer(bytes):
    """A body that ends the process it is sent to."""

    def __reduce__(self) -> Any:
        return os._exit, (1,)


@pytest.mark.parametrize("polite", [True, False])
def test_every_address_is_answered_once_and_its_page_is_read(site: Server, polite: bool) -> None:
    own = settings(site.allowed, polite=polite, gap=0.0, jobs=8)
    found = list(fetch_in_processes(_addresses(site), own, jobs=2))
    assert sorted(address for address, _ in found) == sorted(_addresses(site))
    for address, outcome in found:
        if "dead" in address:
            assert isinstance(outcome, Absence)
            assert outcome.reason is Reason.NOT_FOUND
        else:
            assert isinstance(outcome, Fetched)
            assert isinstance(outcome.page, Page)
            assert "river commission" in outcome.page.text


@pytest.mark.parametrize("polite", [True, False])
def test_what_an_earlier_capture_knows_reaches_the_site(site: Server, polite: bool) -> None:
    own = settings(site.allowed, polite=polite, gap=0.0, jobs=8)
    known = _addresses(site)[3]
    found = dict(
        fetch_in_processes(_addresses(site), own, {known: EarlierResponse(etag='"a"')}, jobs=2)
    )
    unchanged = [a for a, o in found.items() if isinstance(o, Fetched) and o.status == 304]
    assert unchanged == [known]


def test_few_addresses_start_no_process(site: Server) -> None:
    end_process()  # which an earlier test may have left
    own = settings(site.allowed)
    for _, outcome in fetch_in_processes(_addresses(site)[1:4], own, jobs=2):
        assert isinstance(outcome, Fetched)
        assert outcome.page is None
        assert not multiprocessing.active_children()


def test_a_page_that_kills_its_reader_is_an_absence_and_the_next_is_read() -> None:
    with PageReaders(1) as readers:
        killed = readers.read(_response(_Killer(b"<html>")))
        good = readers.read(_response(PAGE.encode()))
    assert isinstance(killed, Fetched)
    assert isinstance(killed.page, Absence)
    assert killed.page.reason is Reason.UNSUPPORTED_TYPE
    assert "failed" in killed.page.detail
    assert isinstance(good, Fetched)
    assert isinstance(good.page, Page)


def _no_process(count: int) -> ProcessPoolExecutor:
    """A pool whose processes end as they begin."""
    return ProcessPoolExecutor(count, get_context("spawn"), os._exit, (1,))


def test_where_no_process_starts_pages_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verify.pipeline.page_readers.new_pool", _no_process)
    with PageReaders(1) as readers:
        found = readers.read(_response(PAGE.encode()))
    assert isinstance(found, Fetched)
    assert isinstance(found.page, Page)


def test_what_a_killed_process_leaves_undone_is_fetched_all_the_same(site: Server) -> None:
    own = settings(site.allowed, jobs=1)
    parts = split_into_shards(_addresses(site), own, {}, at_most=1)
    found = []
    for address, _ in fetch_shards(parts):
        found.append(address)
        for process in multiprocessing.active_children():
            process.kill()
    assert sorted(found) == sorted(_addresses(site))


def test_closing_the_iterator_ends_the_processes(site: Server) -> None:
    results = fetch_shards(
        split_into_shards(_addresses(site), settings(site.allowed), {}, at_most=1)
    )
    next(results)
    assert multiprocessing.active_children()
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_a_domain_is_never_divided_and_the_parts_are_even() -> None:
    addresses = [f"http://www{n % 3}.site{n % 40}.test/{n}" for n in range(900)]
    addresses += [f"http://large.test/{n}" for n in range(300)]
    parts = split_into_shards(addresses, FetchSettings(jobs=256), {}, at_most=8)
    assert [part.settings.jobs for part in parts] == [64] * 4
    assert sorted(a for part in parts for a in part.addresses) == sorted(addresses)
    assert max(len(part.addresses) for part in parts) < 330
    of_domain = [{a.split("/")[2].split(".", 1)[-1] for a in part.addresses} for part in parts]
    assert sum(len(domains) for domains in of_domain) == len(set().union(*of_domain))


def test_one_domain_or_few_jobs_are_one_process() -> None:
    one = [f"http://site.test/{n}" for n in range(100)]
    many = [f"http://site{n}.test/" for n in range(100)]
    assert len(split_into_shards(one, FetchSettings(jobs=256), {}, at_most=8)) == 1
    assert len(split_into_shards(many, FetchSettings(jobs=32), {}, at_most=8)) == 1
    assert len(split_into_shards(many, FetchSettings(jobs=256), {}, at_most=2)) == 2
    assert (
        replace(FetchSettings(jobs=256), jobs=128)
        == split_into_shards(many, FetchSettings(jobs=256), {}, at_most=2)[0].settings
    )
