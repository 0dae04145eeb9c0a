"""Many addresses at once: fair, complete, bounded, and an honest answer for each."""

from __future__ import annotations

import threading

import pytest
from web.outcome import settings
from web.server import Server, Wire

from verify.fetch import Client, EarlierResponse, Fetched, fetch_all
from verify.model import Absence, Reason


def test_every_address_is_answered_exactly_once() -> None:
    with Server(lambda wire: wire.answer(wire.path)) as server:
        addresses = [f"{server.address}/{n}" for n in range(200)]
        found = dict(fetch_all([*addresses, *addresses], settings(server.allowed)))
        assert set(found) == set(addresses)
        assert len(server.log) == 200
    for address, outcome in found.items():
        assert isinstance(outcome, Fetched)
        assert outcome.body.decode() == address.removeprefix(server.address)


def test_an_address_that_is_none_does_not_stop_the_rest() -> None:
    with Server(lambda wire: wire.answer("x")) as server:
        found = dict(fetch_all(["nonsense", server.address, ""], settings(server.allowed)))
    assert isinstance(found["nonsense"], Absence)
    assert isinstance(found[""], Absence)
    assert isinstance(found[server.address], Fetched)


def test_the_pages_of_a_host_are_asked_for_in_the_order_given() -> None:
    """Those that a quotation rests on come first: waiting for robots.txt does not change it."""
    with Server(lambda wire: wire.answer("x")) as server:
        own = settings(server.allowed, jobs=4, polite=True, robots=True, gap=0.02)
        addresses = [f"{server.address}/{n}" for n in range(6)]
        assert [address for address, _ in fetch_all(addresses, own)] == addresses


def test_a_host_with_many_links_does_not_hold_up_the_rest() -> None:
    """One worker only: the hosts take turns all the same."""
    names = ("many.test", "one.test", "other.test")
    with Server(lambda wire: wire.answer("x")) as server:
        own = settings(
            server.allowed,
            jobs=1,
            polite=True,
            gap=0.001,
            resolve=dict.fromkeys(names, ("127.0.0.1", server.port)),
        )
        many = [f"http://many.test:{server.port}/{n}" for n in range(30)]
        rest = [f"http://{name}:{server.port}/" for name in names[1:]]
        order = [address for address, _ in fetch_all([*many, *rest], own)]
    assert len(order) == 32
    assert max(order.index(address) for address in rest) < 6


def test_one_host_is_asked_one_thing_at_a_time_by_many_workers() -> None:
    with Server(lambda wire: wire.answer("x")) as server:
        own = settings(server.allowed, polite=True, gap=0.002, jobs=16)
        assert len(list(fetch_all([f"{server.address}/{n}" for n in range(40)], own))) == 40
        assert server.most_at_once == 1


def test_without_manners_many_things_are_asked_at_once() -> None:
    together = threading.Barrier(8, timeout=10)

    def behave(wire: Wire) -> None:
        together.wait()
        wire.answer("x")

    with Server(behave) as server:
        own = settings(server.allowed, jobs=8, headers_within=15, all_within=15)
        found = list(fetch_all([f"{server.address}/{n}" for n in range(8)], own))
    assert all(isinstance(outcome, Fetched) for _, outcome in found)


def test_nobody_who_takes_the_results_means_nobody_who_fetches_on() -> None:
    with Server(lambda wire: wire.answer("x")) as server:
        results = fetch_all(
            [f"{server.address}/{n}" for n in range(2000)], settings(server.allowed, jobs=4)
        )
        next(results)
        results.close()
        assert len(server.log) < 200


def test_a_bug_that_shows_on_one_page_costs_the_others_nothing_and_is_said(monkeypatch) -> None:
    whole = Client.attempt

    def broken(self, address, earlier=None):
        return 1 / 0 if address.endswith("bad") else whole(self, address, earlier)

    monkeypatch.setattr(Client, "attempt", broken)
    with Server(lambda wire: wire.answer("x")) as server:
        bad, good = f"{server.address}/bad", f"{server.address}/good"
        found = dict(fetch_all([bad, good], settings(server.allowed)))
    assert isinstance(found[good], Fetched)
    assert "ZeroDivisionError" in found[bad].detail


def test_what_has_not_changed_is_not_sent_again() -> None:
    def behave(wire: Wire) -> None:
        if wire.headers.get("if-none-match") == '"7"':
            return wire.send(b'HTTP/1.1 304 Not Modified\r\nETag: "7"\r\n\r\n')
        return wire.answer("x", etag='"7"')

    with Server(behave) as server, Client(settings(server.allowed)) as client:
        first = client.get(server.address)
        again = client.get(server.address, EarlierResponse(etag=first.header("ETag")))
    assert (first.status, first.body) == (200, b"x")
    assert (again.status, again.body) == (304, b"")


def test_whether_a_page_has_changed_is_asked_only_where_its_copy_came_from() -> None:
    """An article that now leads to the front page is not unchanged because that page is."""

    def behave(wire: Wire) -> None:
        if wire.path == "/article":
            wire.redirect("/")
        elif "if-none-match" in wire.headers or "if-modified-since" in wire.headers:
            wire.answer(b"", "304 Not Modified")
        else:
            wire.answer("front page")

    with Server(behave) as server, Client(settings(server.allowed)) as client:
        article, front = f"{server.address}/article", f"{server.address}/"
        then = "Sun, 06 Nov 1994 08:49:37 GMT"
        for earlier in (EarlierResponse('"7"', then), EarlierResponse('"7"', then, article)):
            found = client.get(article, earlier)
            assert (found.status, found.final_address, found.body) == (200, front, b"front page")
        assert client.get(article, EarlierResponse('"7"', then, front)).status == 304


def test_hints_before_an_answer_are_not_taken_for_it_nor_it_for_the_next_one() -> None:
    def behave(wire: Wire) -> None:
        wire.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n")
        wire.wait(0.05)
        wire.answer(f"This is {wire.path}")

    with Server(behave) as server, Client(settings(server.allowed)) as client:
        for n in range(3):
            assert client.get(f"{server.address}/{n}").body == f"This is /{n}".encode()


def test_a_header_that_cannot_be_sent_is_not_the_fault_of_the_site() -> None:
    with Server(lambda wire: wire.answer("x")) as server:
        own = settings(server.allowed, languages="рус")
        found = dict(fetch_all([server.address], own))
    assert found[server.address].reason is Reason.UNSUPPORTED_TYPE
    assert "internal error" in found[server.address].detail


def test_a_response_keeps_the_bytes_as_sent_and_as_read() -> None:
    import gzip

    data = gzip.compress(b"<p>hello</p>")
    with (
        Server(lambda wire: wire.answer(data, content_encoding="gzip")) as server,
        Client(settings(server.allowed)) as client,
    ):
        fetched = client.get(f"{server.address}/a?b=c#d")
    assert fetched.raw == data
    assert fetched.body == b"<p>hello</p>"
    assert fetched.content_encoding == "gzip"
    assert fetched.address == f"{server.address}/a?b=c"
    assert fetched.peer == f"127.0.0.1:{server.port}"
    assert dict(fetched.request_headers)["User-Agent"].startswith("verify")


def test_the_chain_of_redirects_is_kept() -> None:
    def behave(wire: Wire) -> None:
        wire.answer("x") if wire.path == "/c" else wire.redirect(
            {"/a": "/b", "/b": "/c"}[wire.path]
        )

    with Server(behave) as server, Client(settings(server.allowed)) as client:
        fetched = client.get(f"{server.address}/a")
    assert fetched.redirects == (f"{server.address}/a", f"{server.address}/b")
    assert fetched.final_address == f"{server.address}/c"
    assert [hop.status for hop in fetched.hops] == [302, 302]


def test_a_name_that_leads_nowhere_is_looked_up_once() -> None:
    asked: list[str] = []

    def nowhere(host: str) -> tuple[str, ...]:
        asked.append(host)
        raise OSError("no such host")

    with Client(settings((), polite=True, retries=2), look_up=nowhere) as client:
        found = dict(fetch_all(["http://nowhere.test/a"], client=client))
    assert found["http://nowhere.test/a"].reason is Reason.DNS
    assert asked == ["nowhere.test"]


def test_a_body_may_pause_longer_than_the_headers_may_take() -> None:
    def behave(wire: Wire) -> None:
        wire.send(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab")
        wire.wait(0.4)
        wire.send(b"cd")

    with Server(behave) as server:
        own = settings(server.allowed, headers_within=0.2, all_within=20.0)
        with Client(own) as client:
            assert client.get(server.address).body == b"abcd"


@pytest.mark.parametrize(
    ("age", "ended"),
    [("0", True), ("-1", True), ("3600", False), ("--1", False), ("²", False), ("", False)],
)
def test_a_cookie_ends_when_its_age_says_so_and_never_a_fetch(age: str, ended: bool) -> None:
    def behave(wire: Wire) -> None:
        if wire.path == "/a":
            wire.redirect("/b", set_cookie=f"seen=1; Max-Age={age}")
        else:
            wire.answer(wire.headers.get("cookie", "none"))

    with Server(behave) as server, Client(settings(server.allowed)) as client:
        found = client.get(f"{server.address}/a")
    assert found.body == (b"none" if ended else b"seen=1")
