"""robots.txt: the URLs that a site forbids to crawlers (RFC 9309, protego)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from verify.web.urls import Target

_PARSED_BYTES = 512_000  # RFC 9309 §2.5: at least 500 KiB must be read
_ORIGINS_KEPT = 20_000

#: Fetches one URL: (status, or None without a response; body).
Ask = Callable[[str], tuple[int | None, bytes]]


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """Rules of one origin's robots.txt. ``closed_because``: unreadable, so all is forbidden."""

    parsed: Any = None
    closed_because: str | None = None

    def refusal(self, href: str, agent: str) -> str | None:
        """Return a sentence saying why this URL may not be requested, or None if it may be."""
        if self.closed_because:
            return self.closed_because
        if self.parsed is None or self.parsed.can_fetch(href, agent):
            return None
        return "robots.txt asks automatic visitors to leave this page alone."

    def crawl_delay(self, agent: str) -> float | None:
        """Return the gap between requests that robots.txt asks for, in seconds."""
        found = self.parsed.crawl_delay(agent) if self.parsed is not None else None
        return float(found) if found else None


class Robots:
    """The robots.txt rules of every origin, each read once per run."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[str, RobotsRules] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def rules(self, target: Target) -> RobotsRules:
        """Return the rules of this URL's origin; the first call fetches its robots.txt."""
        if known := self._known.get(target.origin):
            return known
        with self._lock:
            own = self._locks.setdefault(target.origin, threading.Lock())
        with own:
            if known := self._known.get(target.origin):
                return known
            status, body = self._ask(_robots_address(target))
            rules = parse_robots(status, body)
            self._keep(target.origin, rules)
            return rules

    def _keep(self, origin: str, rules: RobotsRules) -> None:
        with self._lock:
            if len(self._known) >= _ORIGINS_KEPT:
                self._known.clear()
                self._locks.clear()
            self._known[origin] = rules


def parse_robots(status: int | None, body: bytes) -> RobotsRules:
    """Return the rules in a response for robots.txt.

    2xx: as written. 4xx: no rules (RFC 9309 §2.3.1.3). 5xx: everything is forbidden (§2.3.1.4).
    Without a response nothing is forbidden; the request for the page itself will give the reason.
    """
    from protego import Protego

    if status is not None and 200 <= status < 300:
        text = body[:_PARSED_BYTES].decode("utf-8", errors="replace").removeprefix("\ufeff")
        return RobotsRules(parsed=Protego.parse(text))
    if status is not None and status >= 500:
        return RobotsRules(
            closed_because=f"robots.txt answered {status}; until it can be read, nothing is asked."
        )
    return RobotsRules()


def _robots_address(target: Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    port = (
        "" if (target.scheme, target.port) in (("http", 80), ("https", 443)) else f":{target.port}"
    )
    return f"{target.scheme}://{host}{port}/robots.txt"
