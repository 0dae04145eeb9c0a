"""What a page in the browser asks for, asked by our own client instead."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from verify.fetch.client import Client
from verify.fetch.connection.guard import is_public
from verify.fetch.connection.resolver import allowed_addresses
from verify.fetch.settings import FetchSettings
from verify.web.response import Fetched
from verify.web.urls import request_target

_MOST_REQUESTS = 150
_NEEDED = frozenset({"document", "script", "xhr", "fetch", "stylesheet"})


class ResourceClients:
    """Who asks for the parts of pages: one client for pages of the house, one for all others.

    ``--allow-address`` opens a local site to whoever cites it. The scripts of a stranger's page
    must not look into it, for what they read they can send on.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self._allowed, self._proxied = allowed_addresses(settings), bool(settings.proxy)
        # A page brings its parts at once, as for every visitor; each goes through the guard.
        quick = replace(settings, polite=False, robots=False, retries=0, probe=False)
        quick = replace(quick, headers_within=10.0, all_within=15.0)
        self._house = Client(quick)
        self._others = Client(replace(quick, allow_addresses=(), resolve={}))

    def client_for(self, shell: Fetched) -> Client:
        """The client for the parts of this page."""
        return self._house if self._is_of_the_house(shell) else self._others

    def close(self) -> None:
        """Close all connections."""
        self._house.close()
        self._others.close()

    def _is_of_the_house(self, shell: Fetched) -> bool:
        at = request_target(shell.final_address)
        if (at.host, at.port) in self._allowed:
            return True
        if self._proxied or not shell.peer:  # then the peer is not the site
            return False
        return not is_public(shell.peer.rpartition(":")[0].strip("[]"))


class ResourceRouter:
    """Answers the requests of one page, for ``within`` seconds and as far as its text needs them."""

    def __init__(self, client: Client, shell: Fetched, within: float) -> None:
        self._client, self._shell = client, shell
        self._until = time.monotonic() + within
        self._asked = 0

    def handle(self, route: Any) -> None:
        """Fulfil one request (a Playwright route), or refuse it."""
        request = route.request
        address = request.url.split("#")[0]
        if address == self._shell.final_address and request.is_navigation_request():
            _give(route, self._shell)
            return
        outcome = self._client.attempt(address) if self._may_ask(request) else None
        if isinstance(outcome, Fetched):
            _give(route, outcome)
        else:
            route.abort()

    def _may_ask(self, request: Any) -> bool:
        self._asked += 1
        spent = self._asked > _MOST_REQUESTS or time.monotonic() > self._until
        return request.method == "GET" and request.resource_type in _NEEDED and not spent


def _give(route: Any, fetched: Fetched) -> None:
    kind = fetched.header("content-type") or "text/html"
    headers = {"content-type": kind, "access-control-allow-origin": "*"}
    if origin := route.request.headers.get("origin"):  # “*” is not enough for one with cookies
        headers["access-control-allow-origin"] = origin
        headers["access-control-allow-credentials"] = "true"
    route.fulfill(status=fetched.status, headers=headers, body=fetched.body)
