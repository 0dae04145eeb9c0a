"""Render empty shells (pages that need scripts) in the system's Chromium, behind the guard.

The browser has no network access of its own. Every request it makes is intercepted and sent by
this program's client, which checks IP addresses, limits sizes and sends GET only. Everything that
could bypass the interception (sockets, service workers, WebRTC, WebTransport, DNS lookups) is
switched off, and the browser's proxy is a closed port. The extra ``browser`` installs Playwright;
Chromium comes from the system.

A page can keep its browser busy forever, so every call that waits for the page needs a time
limit. ``page.content()`` and ``page.evaluate()`` have none and must not be used here.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import escape
from types import TracebackType
from typing import Any

from verify.fetch.browser.traffic import ResourceClients, ResourceRouter
from verify.fetch.settings import FetchSettings
from verify.model import Absence, Reason
from verify.web.absences import absence
from verify.web.response import Fetched, Hop

_WITHIN = 30.0  # seconds for one page to load, including its scripts
_QUIET_WITHIN_MS = 8_000  # after this, use the page as it is
_READ_WITHIN_MS = 5_000
_NOWHERE = "http://127.0.0.1:9"  # the discard port: nothing listens there
_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    # WebRTC packets do not use the proxy. Chromium renamed the switch; version 156 knows only the
    # second name.
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
)
# Run in every frame and popup before its own scripts, in case the switch is renamed again.
# (Workers have no WebRTC.)
_WITHOUT = """
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport'])
  delete globalThis[name];
"""


def find_chromium(settings: FetchSettings) -> str | None:
    """Return the path of Chromium: the configured one, or else the first one found."""
    usual = ("chromium", "chromium-browser", "google-chrome", "chrome")
    names = (settings.browser_path,) if settings.browser_path else usual
    return next((path for name in names if (path := shutil.which(name))), None)


class Renderer:
    """One browser per run. Use it only from the thread that created it."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._clients = ResourceClients(settings)
        self._playwright: Any = None
        self._browser: Any = None

    def render(self, shell: Fetched) -> Fetched | Absence:
        """Return the page after its scripts ran: a response whose body is the rendered HTML.

        The document itself is not requested again. If rendering fails, the ``Absence`` keeps the
        reason needs-browser and its detail says why.
        """
        path = find_chromium(self._settings)
        if path is None:
            return self._cannot(shell, "No Chromium was found on this machine.")
        try:
            self._start(path)
            html, at = self._rendered(shell)
        except ImportError:
            return self._cannot(shell, "The extra “browser” is not installed.")
        except Exception as error:  # Playwright's exceptions, importable only with the extra
            return self._cannot(shell, _in_words(error))
        if len(html) > self._settings.max_bytes:
            return self._cannot(shell, "The page that the scripts produced is too large.")
        return _as_fetched(shell, html, at, self._browser.version)

    def close(self) -> None:
        """Close the browser and its connections."""
        self._stop()
        self._clients.close()

    def __enter__(self) -> Renderer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.close()

    def _start(self, path: str) -> None:
        if self._browser is not None and self._browser.is_connected():
            return
        from playwright.sync_api import sync_playwright

        self._stop()  # the browser crashed
        self._playwright = sync_playwright().start()
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        self._browser = self._playwright.chromium.launch(
            executable_path=path, args=[*_FLAGS, *root], proxy={"server": _NOWHERE}
        )

    def _stop(self) -> None:
        browser, playwright = self._browser, self._playwright
        self._browser = self._playwright = None
        if browser is not None:
            browser.close()
        if playwright is not None:
            playwright.stop()

    def _rendered(self, shell: Fetched) -> tuple[str, str]:
        """Return the HTML after the scripts ran, and the URL that the browser shows."""
        context = self._browser.new_context(
            service_workers="block", user_agent=self._settings.agent, accept_downloads=False
        )
        try:
            context.add_init_script(_WITHOUT)
            traffic = ResourceRouter(self._clients.client_for(shell), shell, _WITHIN)
            context.route("**/*", traffic.handle)
            context.route_web_socket("**/*", lambda socket: socket.close())
            page = context.new_page()
            page.goto(shell.final_address, wait_until="commit", timeout=_WITHIN * 1000)
            _settle(page)
            return _html(page), str(page.url)
        finally:
            context.close()

    def _cannot(self, shell: Fetched, detail: str) -> Absence:
        return absence(
            shell.address,
            Reason.NEEDS_BROWSER,
            detail,
            checked_at=shell.started,
            status=shell.status,
            final_address=shell.final_address,
        )


@contextmanager
def open_renderer(
    settings: FetchSettings,
) -> Iterator[Callable[[Fetched], Fetched | Absence] | None]:
    """Yield a function that renders empty shells, or None if rendering is switched off."""
    if not settings.browser:
        yield None
        return
    with Renderer(settings) as renderer:
        yield renderer.render


def _settle(page: Any) -> None:
    from playwright.sync_api import TimeoutError as Late

    for state, within in (("load", _WITHIN * 1000), ("networkidle", _QUIET_WITHIN_MS)):
        try:
            page.wait_for_load_state(state, timeout=within)
        except Late:
            continue  # use a page that never becomes idle as it is


def _html(page: Any) -> str:
    root = page.locator(":root")
    language = root.get_attribute("lang", timeout=_READ_WITHIN_MS)
    said = f' lang="{escape(language)}"' if language else ""
    inner = root.inner_html(timeout=_READ_WITHIN_MS)
    return f"<!doctype html><html{said}>{inner}</html>"


def _in_words(error: Exception) -> str:
    """Return a plain-English explanation of a Playwright error."""
    said = str(error)
    if type(error).__name__ == "TimeoutError":
        return "The page did not finish loading in the browser in time."
    if "crashed" in said or "has been closed" in said:
        return "The page made the browser crash."
    first = (said.splitlines() or [type(error).__name__])[0]
    return f"The browser failed: {first[:160].rstrip('.')}."


def _as_fetched(shell: Fetched, html: str, shown: str, version: str) -> Fetched:
    body = html.encode("utf-8", errors="replace")
    kept = ("content-type", "content-encoding", "content-length", "transfer-encoding")
    headers = tuple((k, v) for k, v in shell.headers if k.lower() not in kept)
    at = shown.split("#")[0] if shown.startswith(("http://", "https://")) else shell.final_address
    moved = (Hop(shell.final_address, 200, at),) if at != shell.final_address else ()
    return replace(
        shell,
        final_address=at,
        hops=(*shell.hops, *moved),
        headers=(*headers, ("Content-Type", "text/html; charset=utf-8")),
        body=body,
        raw=body,
        content_encoding=None,
        page=None,  # the page extracted from the empty shell is out of date
        notes=(*shell.notes, f"Rendered by Chromium {version}."),
    )
