"""The guard: no spelling of a non-public address is ever connected to."""

from __future__ import annotations

import ipaddress
import os
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.outcome import settings
from web.server import Server, Wire

from verify.fetch import Client, FetchSettings, fetch_all
from verify.fetch.connection.guard import is_public
from verify.model import Absence, Reason

HOSTILE = (
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://0.1.2.3/",
    "http://127.255.255.254/",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://⑫⑦.0.0.1/",
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.0.1/",
    "http://0xc0a80001/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/latest/meta-data/",
    "http://169.254.1.1/",
    "http://100.64.0.1/",
    "http://100.100.100.200/",
    "http://100.127.255.255/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://198.19.255.255/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://192.88.99.1/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::127.0.0.1]/",
    "http://[::10.0.0.1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::ffff:8.8.8.8]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a00:1::1]/",
    "http://[2001:0:53aa:64c::1]/",
    "http://[2606:4700::5efe:7f00:1]/",
    "http://[2606:4700::200:5efe:10.0.0.1]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[5f00::1]/",
    "http://[100::1]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[ff02::1]/",
    "http://user:secret@127.0.0.1/",
    "http://example.org@127.0.0.1/",
    "http://127.0.0.1#@example.org/",
    "http://127.0.0.1\\@example.org/",
    "https://127.0.0.1/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://sub.localhost/",
)
OFF_THE_WEB = (
    "file:///etc/passwd",
    "ftp://example.org/x",
    "gopher://127.0.0.1:6379/_INFO",
    "data:text/html,x",
    "javascript:alert(1)",
    "dict://127.0.0.1:11211/stats",
    "http://",
    "http:///",
    "//example.org/x",
    "example.org/x",
    "http://exa mple.org/",
    "http://example.org:99999/",
    "http://[::1",
    "",
)


def _local(host: str) -> tuple[str, ...]:
    return ("127.0.0.1", "::1") if host.endswith("localhost") else ()


@pytest.fixture(scope="module")
def client():
    with Client(FetchSettings(polite=False, retries=0), look_up=_local) as client:
        yield client


@pytest.fixture(autouse=True)
def no_connection(monkeypatch, request):
    """Whatever the guard says, a test fails that would really connect to a hostile address."""
    if "client" not in request.fixturenames:
        return

    def refuse(self, address):
        raise AssertionError(f"connected to {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.parametrize("address", HOSTILE)
def test_a_hostile_address_is_not_asked(client: Client, address: str) -> None:
    outcome = client.get(address)
    assert isinstance(outcome, Absence)
    assert outcome.reason is Reason.PRIVATE_ADDRESS, outcome.detail


@pytest.mark.parametrize("address", OFF_THE_WEB)
def test_what_is_no_web_address_is_malformed(client: Client, address: str) -> None:
    outcome = client.get(address)
    assert isinstance(outcome, Absence)
    assert outcome.reason is Reason.MALFORMED, outcome.detail


@pytest.mark.parametrize(
    "answers",
    [("93.184.216.34", "10.0.0.1"), ("10.0.0.1", "93.184.216.34"), ("2606:2800::1", "::1")],
)
def test_one_private_answer_among_public_ones_refuses_them_all(answers, monkeypatch) -> None:
    with Client(FetchSettings(polite=False, retries=0), look_up=lambda host: answers) as client:
        assert client.get("http://mixed.example.org/").reason is Reason.PRIVATE_ADDRESS


def test_a_name_is_resolved_once_and_that_answer_is_connected_to() -> None:
    """A second look-up that answers otherwise (DNS rebinding) cannot happen."""
    asked: list[str] = []

    def rebinding(host: str) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) == 1 else ("10.0.0.1",)

    with Server(lambda wire: wire.answer("<p>hello")) as server:
        allowed = settings((("127.0.0.1", server.port),))
        with Client(allowed, look_up=rebinding) as client:
            fetched = client.get(f"http://rebinding.example.org:{server.port}/")
    assert fetched.status == 200
    assert fetched.peer == f"127.0.0.1:{server.port}"
    assert asked == ["rebinding.example.org"]


def test_names_that_hang_keep_no_other_name_waiting() -> None:
    import threading

    ended = threading.Event()

    def look_up(host: str) -> tuple[str, ...]:
        if host.startswith("dead"):
            ended.wait(30)
        return ("10.0.0.1",)

    addresses = [f"http://dead{n}.test/" for n in range(40)] + ["http://living.test/"]
    own = settings((), connect_within=0.2, jobs=8)
    with Client(own, look_up=look_up) as client:
        found = dict(fetch_all(addresses, client=client))
    ended.set()
    reasons = [found[address].reason for address in addresses]
    assert reasons == [Reason.DNS] * 40 + [Reason.PRIVATE_ADDRESS]


def test_an_allowed_address_is_allowed_on_its_port_only() -> None:
    with Server(lambda wire: wire.answer("<p>hello")) as server:
        with Client(settings((("127.0.0.1", server.port),))) as client:
            assert client.get(server.address).status == 200
        with Client(settings((("127.0.0.1", server.port + 1),))) as client:
            assert client.get(server.address).reason is Reason.PRIVATE_ADDRESS
        assert len(server.log) == 1


@pytest.mark.parametrize("written", ["Наш.сайт", "наш.сайт", "xn--80az8a.xn--80aswg"])
def test_a_site_is_allowed_however_its_name_is_written(written: str) -> None:
    with Server(lambda wire: wire.answer("<p>hello")) as server:
        own = settings(((written, server.port),))
        with Client(own, look_up=lambda host: ("127.0.0.1",)) as client:
            assert client.get(f"http://наш.сайт:{server.port}/").status == 200


def test_a_redirect_to_a_private_address_is_not_followed() -> None:
    with (
        Server(lambda wire: wire.answer("<p>secret")) as inside,
        Server(lambda wire: wire.redirect(f"{inside.address}/secret")) as outside,
        Client(settings(outside.allowed)) as client,
    ):
        assert client.get(outside.address).reason is Reason.PRIVATE_ADDRESS
        assert inside.log == []


def test_credentials_in_an_address_are_dropped_and_said() -> None:
    seen: list[dict[str, str]] = []

    def behave(wire: Wire) -> None:
        seen.append(wire.headers)
        wire.answer("<p>hello")

    with Server(behave) as server, Client(settings(server.allowed)) as client:
        fetched = client.get(f"http://user:secret@127.0.0.1:{server.port}/")
    assert "authorization" not in seen[0]
    assert "secret" not in fetched.address
    assert any("redentials" in note for note in fetched.notes)


def test_proxies_of_the_environment_are_not_used(monkeypatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setitem(os.environ, name, "http://127.0.0.1:9")
    with (
        Server(lambda wire: wire.answer("<p>hello")) as server,
        Client(settings(server.allowed)) as client,
    ):
        assert client.get(server.address).status == 200


def test_a_configured_proxy_is_used_and_the_target_is_checked_all_the_same() -> None:
    paths: list[str] = []

    def proxy(wire: Wire) -> None:
        paths.append(wire.path)
        wire.answer("<p>through the proxy")

    answers = {"example.org": ("93.184.216.34",), "inside.example.org": ("10.0.0.1",)}
    with Server(proxy) as server:
        own = settings((), proxy=f"http://127.0.0.1:{server.port}")
        with Client(own, look_up=lambda host: answers[host]) as client:
            assert client.get("http://example.org/a?b=c").status == 200
            assert client.get("http://inside.example.org/").reason is Reason.PRIVATE_ADDRESS
    assert paths == ["http://example.org/a?b=c"]


def test_the_proxy_itself_is_no_page_that_may_be_asked_for() -> None:
    with Server(lambda wire: wire.answer("<p>what the proxy tells its own house")) as server:
        own = settings((), proxy=f"http://127.0.0.1:{server.port}")
        with Client(own) as client:
            outcome = client.get(f"{server.address}/status")
        assert isinstance(outcome, Absence)
        assert outcome.reason is Reason.PRIVATE_ADDRESS
        assert server.log == []


@given(st.ip_addresses())
def test_what_the_guard_lets_pass_an_independent_judge_calls_global(address) -> None:
    if is_public(str(address)):
        assert address.is_global
        assert not address.is_multicast


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_inside_an_ipv6_one_is_never_public(address) -> None:
    number = int(address)
    for prefix in ("::", "::ffff:0:0", "64:ff9b::", "::ffff:0:0:0"):
        carried = ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) | number)
        assert not is_public(str(carried))


def _judged_private(host: str) -> bool:
    judge = pytest.importorskip("requests_hardened.ip_filter")
    try:
        judge.get_ip_address(host, 80, allow_loopback=False)
    except judge.InvalidIPAddress:
        return True
    return False


@given(st.ip_addresses())
def test_what_requests_hardened_refuses_the_guard_refuses_too(address) -> None:
    if _judged_private(str(address)):
        assert not is_public(str(address))


def test_the_guard_is_at_least_as_strict_as_requests_hardened_on_every_hostile_literal() -> None:
    import ada_url

    hosts = [ada_url.URL(address).hostname.strip("[]") for address in HOSTILE]
    literals = [host for host in hosts if not host.endswith("localhost")]
    refused = [host for host in literals if _judged_private(host)]
    assert len(refused) > 40, "the judge refuses most of them"
    assert not any(is_public(host) for host in literals)
