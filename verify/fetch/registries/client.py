"""Send requests to registries: one at a time, at the pace that each of them asks for.

The guard, the limits and the politeness are those of all requests. robots.txt is about crawling
a site's pages, not about its API, and is not read.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace

from verify.fetch.client import Client, Outcome
from verify.fetch.etiquette.politeness import Politeness
from verify.fetch.settings import FetchSettings
from verify.model import Absence, Reason
from verify.web.absences import absence
from verify.web.response import Fetched
from verify.web.urls import rate_limit_key

_FAULTS_IN_A_ROW = 3  # failures in a row, after which a registry is not asked again in this run
_SECONDS = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h)?")
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0}


class RegistryClient:
    """Asks registries. Once one limits us or fails three times, it is not asked again."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        plain = replace(settings, robots=False, retries=0, probe=False)
        self._plain, self._sleep = plain, sleep
        self._manners = Politeness(plain, clock, sleep)
        self._clients: dict[str, Client] = {}  # by the media type that they ask for
        self._faults: dict[str, int] = {}
        self._gaps: dict[str, float] = {}  # seconds between requests that the headers ask for
        self.stopped: dict[str, str] = {}  # by name: why it is not asked again

    def get(self, name: str, url: str, accept: str, gap: float) -> Outcome:
        """Return the response of the registry ``name``, or why there is none.

        ``gap`` is the least number of seconds between two requests to it.
        """
        if why := self.stopped.get(name):
            return absence(url, Reason.NOT_ASKED, why)
        self._manners.set_crawl_delay(rate_limit_key(url), max(gap, self._gaps.get(name, 0.0)))
        outcome = self._client(accept).get(url)
        if isinstance(outcome, Fetched):
            self._slow_down(name, url, outcome)
        self._note(name, outcome)
        return outcome

    def fail(self, name: str, why: str) -> None:
        """Count a response that is not in the registry's format."""
        self._count(name, why)

    def close(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            client.close()

    def _client(self, accept: str) -> Client:
        if accept not in self._clients:
            self._clients[accept] = Client(
                self._plain, politeness=self._manners, sleep=self._sleep, accept=accept
            )
        return self._clients[accept]

    def _note(self, name: str, outcome: Outcome) -> None:
        if isinstance(outcome, Fetched) or outcome.status in (404, 410):
            self._faults[name] = 0
        elif isinstance(outcome, Absence) and outcome.reason is Reason.RATE_LIMITED:
            self.stopped[name] = "It limits our requests and is not asked again in this run."
        else:
            self._count(name, outcome.detail)

    def _count(self, name: str, why: str) -> None:
        self._faults[name] = self._faults.get(name, 0) + 1
        if self._faults[name] >= _FAULTS_IN_A_ROW:
            self.stopped[name] = f"It failed three times and is not asked again: {why}"

    def _slow_down(self, name: str, url: str, answer: Fetched) -> None:
        """Obey the limits in the headers: Crossref's, and those of the IETF draft."""
        limit = answer.header("x-rate-limit-limit")
        interval = _seconds(answer.header("x-rate-limit-interval"))
        if limit and limit.isdecimal() and int(limit) and interval:
            self._gaps[name] = interval / int(limit)
            self._manners.set_crawl_delay(rate_limit_key(url), self._gaps[name])
        left = answer.header("x-ratelimit-remaining") or answer.header("ratelimit-remaining")
        reset = _seconds(answer.header("x-ratelimit-reset") or answer.header("ratelimit-reset"))
        if left == "0" and reset:
            self._manners.cool_down(rate_limit_key(url), reset)


def _seconds(value: str | None) -> float | None:
    found = _SECONDS.fullmatch((value or "").strip())
    return float(found[1]) * _UNITS[found[2] or "s"] if found else None
