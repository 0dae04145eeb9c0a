"""A shell page is filled by Chromium, and nothing it asks for goes round the guard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from web.outcome import settings
from web.pages import TEXTS
from web.server import Server, Wire

from verify.fetch import Client
from verify.fetch.browser.render import Renderer, find_chromium
from verify.fetch.settings import FetchSettings
from verify.fitness.judge import judge
from verify.model import Absence, Reason

needs_chromium = pytest.mark.skipif(
    find_chromium(FetchSettings()) is None, reason="no Chromium on this machine"
)

SHELL = """<!doctype html><title>The Gauge</title><div id="root"></div>
<script src="/app.js"></script>"""
APP = """
fetch('/text.json').then(r => r.json()).then(texts => {
  document.getElementById('root').innerHTML =
    '<article><h1>Water talks</h1>' + texts.map(t => `<p>${t}</p>`).join('') + '</article>';
});
fetch('http://127.0.0.1:%d/secret').catch(() => {});
fetch('http://169.254.169.254/latest/').catch(() => {});
fetch('/collect', {method: 'POST', body: 'x'}).catch(() => {});
new Image().src = '/pixel.gif';
try { new WebSocket('ws://127.0.0.1:%d/socket'); } catch (e) {}
"""


@pytest.fixture
def secret():
    with Server(lambda wire: wire.answer("secret")) as server:
        yield server


@pytest.fixture
def site(secret):
    import json

    def behave(wire: Wire) -> None:
        if wire.path == "/app.js":
            script = APP % (secret.port, secret.port)
            return wire.answer(script, content_type="text/javascript")
        if wire.path == "/text.json":
            return wire.answer(json.dumps(TEXTS["en"]), content_type="application/json")
        return wire.answer(SHELL)

    with Server(behave) as server:
        yield server


def shell_of(site: Server):
    with Client(settings(site.allowed)) as client:
        shell = client.get(f"{site.address}/news/water")
    assert judge(shell).reason is Reason.NEEDS_BROWSER
    return shell


@pytest.mark.browser
@needs_chromium
def test_a_shell_page_is_filled_and_nothing_goes_round_the_guard(site, secret) -> None:
    shell = shell_of(site)
    with Renderer(settings(site.allowed)) as renderer:
        filled = renderer.render(shell)
    assert not isinstance(filled, Absence), filled
    assert "river commission" in filled.body.decode()
    assert judge(filled).usable
    assert any("Chromium" in note for note in filled.notes)
    assert secret.log == [], "another port was not allowed"
    asked = {path for _, path in site.log}
    assert asked == {"/news/water", "/app.js", "/text.json"}
    assert [path for _, path in site.log].count("/news/water") == 1


# What goes by UDP takes no proxy and meets no route: in the page, in a frame, in a popup.
STUN = """
const call = w => { try {
  const peer = new w.RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:%d'}]});
  peer.createDataChannel('x'); peer.createOffer().then(o => peer.setLocalDescription(o));
} catch (e) {} };
const frame = document.createElement('iframe'); document.body.append(frame);
call(window); call(frame.contentWindow); call(window.open('about:blank') || window);
try { new WebTransport('https://127.0.0.1:%d/'); } catch (e) {}
document.title = typeof RTCPeerConnection + ' ' + typeof WebTransport;
"""


def rendered(script: str) -> tuple[str, object]:
    """The address of a shell with this script, and what the browser made of it."""
    paths = {"/other": "<title>Elsewhere</title><p>other page", "/robots.txt": ""}

    def behave(wire: Wire) -> None:
        shell = f"<title>Shell</title><body><div id=root></div><script>{script}</script>"
        wire.answer(paths.get(wire.path, shell))

    with Server(behave) as server, Client(settings(server.allowed)) as client:
        shell = client.get(f"{server.address}/shell")
        with Renderer(settings(server.allowed)) as renderer:
            return server.address, renderer.render(shell)


@pytest.mark.browser
@needs_chromium
def test_no_packet_of_a_page_goes_past_the_guard_by_udp() -> None:
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.setblocking(False)
        port = listener.getsockname()[1]
        filled = rendered(STUN % (port, port))[1]
        assert not isinstance(filled, Absence), filled
        assert "undefined undefined" in filled.body.decode()
        with pytest.raises(BlockingIOError):  # nothing came
            listener.recv(500)


@pytest.mark.browser
@needs_chromium
def test_a_stranger_s_page_does_not_look_into_a_site_that_was_allowed(site, secret) -> None:
    own = settings(site.allowed + secret.allowed)
    with Client(own) as client:
        shell = client.get(f"{site.address}/news/water")
    strange = replace(shell, final_address="http://gauge.test/a", peer="93.184.216.34:80")
    script = f"<script>fetch('{secret.address}/list')</script>"
    with Renderer(own) as renderer:
        renderer.render(replace(strange, body=b"<title>Shell</title>" + script.encode()))
        assert secret.log == []
        renderer.render(replace(shell, body=b"<title>Shell</title>" + script.encode()))
        assert [path for _, path in secret.log] == ["/list"]


@pytest.mark.browser
@needs_chromium
def test_a_page_may_take_its_text_from_another_host_with_cookies(site, secret) -> None:
    own = settings(site.allowed + secret.allowed)
    with Client(own) as client:
        shell = client.get(f"{site.address}/news/water")
    script = f"""<div id=root></div><script>
      fetch('{secret.address}/text', {{credentials: 'include'}}).then(r => r.text())
        .then(t => {{ document.getElementById('root').textContent = 'It says: ' + t; }})
    </script>"""
    with Renderer(own) as renderer:
        filled = renderer.render(replace(shell, body=script.encode()))
    assert "It says: secret" in filled.body.decode()


@pytest.mark.browser
@needs_chromium
def test_a_page_that_keeps_the_browser_busy_for_ever_does_not_hold_up_the_run(monkeypatch) -> None:
    monkeypatch.setattr("verify.fetch.browser.render._READ_WITHIN_MS", 500)
    monkeypatch.setattr("verify.fetch.browser.render._QUIET_WITHIN_MS", 500)
    absent = rendered("onload = () => setTimeout(() => { for (;;); }, 50)")[1]
    assert isinstance(absent, Absence)
    assert absent.reason is Reason.NEEDS_BROWSER
    assert "did not finish loading" in absent.detail


@pytest.mark.browser
@needs_chromium
def test_a_page_that_a_script_leads_to_is_filed_under_its_own_address() -> None:
    address, filled = rendered("onload = () => { location.replace('/other'); }")
    assert not isinstance(filled, Absence), filled
    assert filled.final_address == f"{address}/other"
    assert [hop.target for hop in filled.hops] == [f"{address}/other"]
    assert "other page" in filled.body.decode()


@pytest.mark.browser
@needs_chromium
def test_a_browser_that_crashed_is_started_anew(site) -> None:
    shell = shell_of(site)
    with Renderer(settings(site.allowed)) as renderer:
        renderer.render(shell)
        renderer._browser.close()
        filled = renderer.render(shell)
    assert not isinstance(filled, Absence), filled
    assert "river commission" in filled.body.decode()


def test_without_a_browser_the_absence_says_so(site, monkeypatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with Renderer(settings(site.allowed)) as renderer:
        outcome = renderer.render(shell_of(site))
    assert isinstance(outcome, Absence)
    assert outcome.reason is Reason.NEEDS_BROWSER
    assert "Chromium" in outcome.detail


@pytest.mark.browser
@needs_chromium
def test_a_run_with_a_browser_keeps_the_filled_page(site, tmp_path) -> None:
    from datetime import UTC, datetime, timedelta

    from verify.archive import Archive
    from verify.fetch.browser.render import open_renderer
    from verify.model import Via
    from verify.pipeline.gather import GatherContext, gather
    from verify.store import open_database
    from verify.store.sources.source_records import source_record

    own = settings(site.allowed, browser=True)
    address = f"{site.address}/news/water"
    db, now = open_database(tmp_path / "citations.db"), datetime(2024, 6, 1, tzinfo=UTC)
    with Archive(tmp_path / "archive") as archive, open_renderer(own) as render:
        gather(GatherContext(db, archive, own, now, timedelta(days=7), render=render), [address])
    record = source_record(db, address)
    assert record.absence is None
    assert record.capture.via is Via.BROWSER
    assert "river commission" in record.capture.page.text
