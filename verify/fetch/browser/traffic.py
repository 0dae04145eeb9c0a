"""Send the requests of a page in the browser through this program's own client."""

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
    """Clients for the parts of a page: one for pages of local sites, one for all other pages.

    ``--allow-address`` lets articles cite a local site. Scripts of other pages must not reach
    that site, since they could send what they read to somebody else.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self._allowed, self._proxied = allowed_addresses(settings), bool(settings.proxy)
        # A browser requests a page's parts in parallel, without rate limit; each request is still
        # checked by the guard.
        quick = replace(settings, polite=False, robots=False, retries=0, probe=False)
        quick = replace(quick, headers_within=10.0, all_within=15.0)
        self._house = Client(quick)
        self._others = Client(replace(quick, allow_addresses=(), resolve={}))

    def client_for(self, shell: Fetched) -> Client:
        """Return the client for the parts of this page."""
        return self._house if self._is_own_network(shell) else self._others

    def close(self) -> None:
        """Close all connections."""
        self._house.close()
        self._others.close()

    def _is_own_network(self, shell: Fetched) -> bool:
        at = request_target(shell.final_address)
        if (at.host, at.port) in self._allowed:
            return True
        if self._proxied or not shell.peer:  # behind a proxy, the peer is the proxy
            return False
        return not is_public(shell.peer.rpartition(":")[0].strip("[]"))


class ResourceRouter:
    """Handle the requests of one page for ``within`` seconds, as far as its text needs them."""

    def __init__(self, client: Client, shell: Fetched, within: float) -> None:
        self._client, self._shell = client, shell
        self._until = time.monotonic() + within
        self._asked = 0

    def handle(self, route: Any) -> None:
        """Fulfill or refuse one request (a Playwright route)."""
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
    if origin := route.request.headers.get("origin"):  # “*” is invalid with cookies
        headers["access-control-allow-origin"] = origin
        headers["access-control-allow-credentials"] = "true"
    route.fulfill(status=fetched.status, headers=headers, body=fetched.body)
