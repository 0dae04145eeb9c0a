"""Resolve host names to checked IP addresses, cached for one minute."""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from verify.fetch.connection import guard
from verify.fetch.settings import FetchSettings
from verify.model import Reason
from verify.web.errors import FetchError
from verify.web.urls import normalized_host

LookUp = Callable[[str], Sequence[str]]
_REMEMBER = 60.0  # seconds; cached IP addresses are checked once and then connected to as they are


def look_up(host: str) -> tuple[str, ...]:
    """Return all IP addresses of a host from the system's resolver. Raises ``OSError``."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(item[4][0]) for item in found))


def allowed_addresses(settings: FetchSettings) -> frozenset[tuple[str, int]]:
    """Return the (host or IP, port) pairs that may be requested although they are not public."""
    pairs = ((normalized_host(host), port) for host, port in settings.allow_addresses)
    return frozenset((host, port) for host, port in pairs if host)


class Resolver:
    """Return IP addresses to connect to; raise ``FetchError`` for forbidden or unknown hosts."""

    def __init__(self, settings: FetchSettings, ask: LookUp = look_up) -> None:
        self._settings = settings
        self._ask = ask
        self._allowed = allowed_addresses(settings)
        self._known: dict[str, tuple[float, tuple[str, ...]]] = {}
        self._lock = threading.Lock()

    def route_or_proxy(self, host: str, port: int) -> tuple[tuple[str, int], ...]:
        """Return the same as ``route``, but allow the configured proxy to have a private address.

        Use it for connections only: if a page's URL names the proxy, it is checked like any
        other.
        """
        if self._is_proxy(host, port):
            return tuple((ip, port) for ip in self.addresses(host))
        return self.route(host, port)

    def route(self, host: str, port: int) -> tuple[tuple[str, int], ...]:
        """Return the (IP, port) pairs of a page's host to try in order, all of them checked.

        Raises ``FetchError`` with private-address or dns.
        """
        pair = self._settings.resolve.get(host)
        if pair is not None:
            guard.check_addresses(host, pair[1], (pair[0],), self._allowed)
            return (pair,)
        found = self.addresses(host)
        guard.check_addresses(host, port, found, self._allowed)
        return tuple((ip, port) for ip in found)

    def addresses(self, host: str) -> tuple[str, ...]:
        """Return all IP addresses of the host, unchecked. Raises ``FetchError(dns)``."""
        now = time.monotonic()
        with self._lock:
            known = self._known.get(host)
        if known and known[0] > now:
            return known[1]
        found = self._resolve(host)
        with self._lock:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[host] = (now + _REMEMBER, found)
        return found

    def close(self) -> None:
        """Clear the cache; lookups in progress end by themselves."""
        with self._lock:
            self._known.clear()

    def _resolve(self, host: str) -> tuple[str, ...]:
        if _is_ip(host):
            return (host,)
        try:
            found = self._asked(host)
        except queue.Empty as error:
            raise FetchError(Reason.DNS, f"The name {host} was not resolved in time.") from error
        except (OSError, UnicodeError) as error:
            raise FetchError(Reason.DNS, f"The name {host} could not be resolved.") from error
        if not found:
            raise FetchError(Reason.DNS, f"The name {host} has no address.")
        return found

    def _asked(self, host: str) -> tuple[str, ...]:
        """Return the result of the lookup. Raises ``queue.Empty`` on a timeout.

        The system's lookup has no time limit and cannot be canceled; a dead name takes half a
        minute. Each lookup therefore has its own daemon thread: a pool would keep other names
        waiting and would delay the end of the program.
        """
        answer: queue.SimpleQueue[tuple[str, ...] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answer.put(tuple(self._ask(host)))
            except Exception as error:  # passed on to the waiting thread
                answer.put(error)

        threading.Thread(target=ask, name=f"dns-{host}", daemon=True).start()
        found = answer.get(timeout=self._settings.connect_within)
        if isinstance(found, Exception):
            raise found
        return found

    def _is_proxy(self, host: str, port: int) -> bool:
        if not self._settings.proxy:
            return False
        proxy = urlsplit(self._settings.proxy)
        usual = 443 if proxy.scheme == "https" else 80
        return (proxy.hostname, proxy.port or usual) == (host, port)


def _is_ip(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()
