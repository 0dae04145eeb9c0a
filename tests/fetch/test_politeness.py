"""Manners: whose turn it is, robots.txt, cool-downs. No test here waits for a real clock."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.outcome import settings
from web.server import Server, Wire

from verify.fetch import Client, FetchSettings, fetch_all
from verify.fetch.etiquette.politeness import Politeness, retry_after
from verify.fetch.etiquette.robots import parse_robots
from verify.model import Absence, Reason


class Clock:
    """A clock that only sleeping moves on."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def polite(server: Server, **changes: object) -> FetchSettings:
    return settings(server.allowed, polite=True, **changes)


def client_of(own: FetchSettings) -> tuple[Client, Clock]:
    clock = Clock()
    return Client(own, politeness=Politeness(own, clock, clock.sleep), sleep=clock.sleep), clock


# ------------------------------------------------------------------ turns


def test_a_host_is_asked_one_thing_at_a_time() -> None:
    manners = Politeness(FetchSettings(), Clock())
    assert manners.try_acquire(("d:example.org",)) == 0
    assert manners.try_acquire(("d:example.org",)) > 0
    assert manners.try_acquire(("d:example.net",)) == 0


def test_a_gap_of_a_second_lies_between_two_requests() -> None:
    clock = Clock()
    manners = Politeness(FetchSettings(), clock)
    manners.try_acquire(("d:example.org",))
    manners.release(("d:example.org",))
    assert manners.try_acquire(("d:example.org",)) == pytest.approx(1.0)
    clock.now = 1.0
    assert manners.try_acquire(("d:example.org",)) == 0


def test_two_names_on_one_machine_share_their_turn() -> None:
    manners = Politeness(FetchSettings(), Clock())
    assert manners.try_acquire(("d:one.example", "a:192.0.2.7")) == 0
    assert manners.try_acquire(("d:two.example", "a:192.0.2.7")) > 0
    assert manners.try_acquire(("d:two.example", "a:192.0.2.8")) == 0


def test_a_refused_turn_takes_none_of_its_keys() -> None:
    manners = Politeness(FetchSettings(), Clock())
    manners.try_acquire(("a:192.0.2.7",))
    assert manners.try_acquire(("d:two.example", "a:192.0.2.7")) > 0
    assert manners.try_acquire(("d:two.example",)) == 0


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=30))
def test_whatever_the_order_no_host_is_ever_asked_twice_within_its_gap(hosts: list[str]) -> None:
    clock = Clock()
    manners = Politeness(FetchSettings(), clock, clock.sleep)
    asked: dict[str, list[float]] = {}
    for host in hosts:
        with manners.acquire((host,)):
            asked.setdefault(host, []).append(clock.now)
            clock.now += 0.3
    for times in asked.values():
        assert all(b - a >= 1.0 - 1e-9 for a, b in itertools.pairwise(times))


def test_a_cool_down_holds_for_everybody_and_is_only_lengthened() -> None:
    clock = Clock()
    manners = Politeness(FetchSettings(polite=False), clock)
    manners.cool_down("d:example.org", 30)
    manners.cool_down("d:example.org", 5)
    assert manners.cool_down_left("d:example.org") == 30
    assert manners.try_acquire(("d:example.org",)) == 30
    clock.now = 31
    assert manners.try_acquire(("d:example.org",)) == 0


def test_a_gap_that_robots_txt_asks_for_is_kept_up_to_half_a_minute() -> None:
    clock = Clock()
    manners = Politeness(FetchSettings(), clock)
    manners.set_crawl_delay("d:example.org", 10)
    manners.set_crawl_delay("d:example.net", 86_400)
    for host, gap in (("d:example.org", 10), ("d:example.net", 30)):
        manners.try_acquire((host,))
        manners.release((host,))
        assert manners.try_acquire((host,)) == gap


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sun, 06 Nov 1994 08:50:37 GMT", 60),
        ("Sun, 06 Nov 1994 08:40:37 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
        ("99999999999999999999", 10**9),
    ],
)
def test_retry_after_is_read_in_both_its_forms(value: str | None, seconds: float | None) -> None:
    now = datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)
    assert retry_after(value, now) == seconds


# ------------------------------------------------------------------ through the client


def test_retry_after_is_waited_for_and_then_the_page_is_there() -> None:
    answers = iter(["429", "200"])

    def behave(wire: Wire) -> None:
        if next(answers) == "429":
            wire.answer("", "429 Too Many Requests", retry_after="7")
        else:
            wire.answer("<p>hello")

    with Server(behave) as server:
        client, clock = client_of(polite(server, retries=1))
        assert client.get(server.address).status == 200
        assert sum(clock.slept) >= 7
        client.close()


def test_a_cool_down_longer_than_patience_is_an_absence_for_all_pages_of_the_host() -> None:
    with Server(lambda wire: wire.answer("", "429 Slow down", retry_after="3600")) as server:
        client, clock = client_of(polite(server, retries=2))
        outcomes = [client.get(f"{server.address}/{n}") for n in range(4)]
        assert [o.reason for o in outcomes] == [Reason.RATE_LIMITED] * 4
        assert len(server.log) == 1, "asked once, then left alone"
        assert sum(clock.slept) < 60
        client.close()


def test_a_cool_down_that_begins_while_others_wait_is_not_slept_through() -> None:
    """Four sites redirect to one that answers 429: nobody waits out its hour."""
    asked: list[str] = []

    def behave(wire: Wire) -> None:
        if wire.headers["host"].startswith("target"):
            asked.append(wire.path)
            wire.answer("", "429 Slow down", retry_after="3600")
        else:
            wire.redirect(f"http://target.test:{wire.port}{wire.path}")

    with Server(behave) as server:
        sites = [f"site{n}.test" for n in range(4)]
        names = dict.fromkeys((*sites, "target.test"), ("127.0.0.1", server.port))
        own = polite(server, gap=0.02, patience=5.0, resolve=names, jobs=4)
        addresses = [f"http://{site}:{server.port}/a" for site in sites]
        outcomes = [outcome for _, outcome in fetch_all(addresses, own)]
        assert [o.reason for o in outcomes] == [Reason.RATE_LIMITED] * 4
    assert len(asked) == 1


def test_domains_that_share_a_machine_do_not_hold_up_those_that_do_not() -> None:
    with Server(lambda wire: wire.answer("x"), "0.0.0.0") as server:
        shared = {f"shared{n}-{n}.test": "127.0.0.1" for n in range(20)}
        alone = {f"alone{n}-{n}.test": f"127.0.1.{n + 1}" for n in range(5)}
        machines = {**shared, **alone}
        allowed = tuple((host, server.port) for host in machines)
        own = settings(allowed, polite=True, gap=0.05, jobs=2)
        with Client(own, look_up=lambda host: (machines[host],)) as client:
            addresses = [f"http://{host}:{server.port}/{n}" for host in machines for n in range(2)]
            order = [address for address, _ in fetch_all(addresses, client=client)]
    assert len(order) == 50
    assert max(n for n, address in enumerate(order) if "alone" in address) < 25


def test_the_gap_that_robots_txt_asks_for_lies_before_the_first_page_too() -> None:
    def behave(wire: Wire) -> None:
        wire.answer("User-agent: *\nCrawl-delay: 7" if wire.path == "/robots.txt" else "<p>hello")

    with Server(behave) as server:
        client, clock = client_of(polite(server, robots=True, gap=1.0))
        client.get(f"{server.address}/page")
        assert clock.now == pytest.approx(7)
        client.close()


def test_a_passing_fault_is_tried_again_with_a_growing_pause() -> None:
    answers = iter([503, 503, 200])

    def behave(wire: Wire) -> None:
        status = next(answers)
        wire.answer("<p>hello", "200 OK" if status == 200 else f"{status} Busy")

    with Server(behave) as server:
        client, clock = client_of(settings(server.allowed, retries=2, backoff=4.0))
        assert client.get(server.address).status == 200
        first, second = clock.slept
        assert 2 <= first <= 6
        assert 4 <= second <= 12
        client.close()


def test_a_lasting_fault_is_asked_once() -> None:
    with Server(lambda wire: wire.answer("", "404 Not Found")) as server:
        client, clock = client_of(settings(server.allowed, retries=3))
        assert client.get(server.address).reason is Reason.NOT_FOUND
        assert (len(server.log), clock.slept) == (1, [])
        client.close()


def test_the_user_agent_tells_the_truth_and_whom_to_write_to() -> None:
    seen: list[str] = []

    def behave(wire: Wire) -> None:
        seen.append(wire.headers["user-agent"])
        wire.answer("<p>hello")

    own = {"contact": "mailto:desk@example.org"}
    with Server(behave) as server, Client(settings(server.allowed, **own)) as client:
        client.get(server.address)
    assert seen[0].startswith("verify-citations/")
    assert "desk@example.org" in seen[0]


# ------------------------------------------------------------------ robots.txt


def _site(robots: str, status: str = "200 OK"):
    def behave(wire: Wire) -> None:
        if wire.path == "/robots.txt":
            return wire.answer(robots, status, content_type="text/plain")
        return wire.answer("<p>hello")

    return behave


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private/\n", "/private/x", False),
        ("User-agent: *\nDisallow: /private/\n", "/public/x", True),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a/report.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a/report.pdf?x=1", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/\n", "/news/1", True),
        ("User-agent: other\nDisallow: /\n", "/x", True),
        ("User-agent: verify-citations\nDisallow: /\n", "/x", False),
        ("\ufeffUser-agent: *\nDisallow: /x\n", "/x", False),
        ("<html>not robots at all</html>", "/x", True),
        ("", "/x", True),
    ],
)
def test_robots_txt_is_honoured(robots: str, path: str, allowed: bool) -> None:
    with Server(_site(robots)) as server, Client(settings(server.allowed, robots=True)) as client:
        outcome = client.get(server.address + path)
        reason = outcome.reason if isinstance(outcome, Absence) else None
        assert reason == (None if allowed else Reason.ROBOTS_DISALLOWED)
        asked = [p for _, p in server.log if p != "/robots.txt"]
        assert asked == ([path] if allowed else [])


@pytest.mark.parametrize(
    ("status", "allowed"), [(200, True), (404, True), (403, True), (500, False), (503, False)]
)
def test_a_robots_txt_that_cannot_be_read_follows_rfc_9309(status: int, allowed: bool) -> None:
    refusal = parse_robots(status, b"").refusal("http://example.org/x", "verify-citations")
    assert (refusal is None) == allowed


def test_robots_txt_is_read_once_for_many_pages() -> None:
    with Server(_site("User-agent: *\nDisallow: /no\n")) as server:
        with Client(settings(server.allowed, robots=True)) as client:
            addresses = [f"{server.address}/{n}" for n in range(30)]
            assert len(list(fetch_all(addresses, client=client))) == 30
        assert [p for _, p in server.log].count("/robots.txt") == 1


def test_a_setting_asks_for_a_cited_page_all_the_same() -> None:
    with (
        Server(_site("User-agent: *\nDisallow: /\n")) as server,
        Client(settings(server.allowed, robots=False)) as client,
    ):
        assert client.get(server.address).status == 200


def test_a_redirect_into_a_forbidden_part_is_not_followed() -> None:
    def behave(wire: Wire) -> None:
        if wire.path == "/robots.txt":
            return wire.answer("User-agent: *\nDisallow: /no/\n", content_type="text/plain")
        return wire.redirect("/no/x")

    with Server(behave) as server, Client(settings(server.allowed, robots=True)) as client:
        assert client.get(f"{server.address}/yes").reason is Reason.ROBOTS_DISALLOWED
        assert "/no/x" not in [p for _, p in server.log]
