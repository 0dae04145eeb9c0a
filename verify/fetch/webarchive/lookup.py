"""Look up what a page said at a given time, with a Memento/CDX service.

Two requests: the CDX index lists the captures nearest to a time, the Memento URL returns one of
them unchanged. They use this program's guard, limits and endpoints, which the package ``wayback``
does not support. Its practice is followed: at most 0.4 lookups per second, and none after the
first 429.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from verify.fetch.client import Client
from verify.fetch.settings import FetchSettings
from verify.fetch.webarchive.cdx import Memento, is_whole
from verify.fetch.webarchive.endpoint import Endpoint, main_endpoint
from verify.model import Absence, Reason
from verify.web.absences import absence
from verify.web.http_date import http_date
from verify.web.response import Fetched

_STAMP = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/+(https?:/.*)$", re.IGNORECASE)
_FAULTS_IN_A_ROW = 3  # failures in a row, after which the service is not used again in this run
_NEAREST = 5  # captures tried before giving up
_PASSING_STATUS = range(500, 600)


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """One fetched capture: ``fetched`` has the archive's URL, ``captured_at`` its time."""

    address: str  # the source
    fetched: Fetched
    captured_at: datetime

    @property
    def with_source_urls(self) -> Fetched:
        """Return the response with the source's own URLs, as ``judge`` needs them."""
        final = original_url(self.fetched.final_address) or self.address
        return replace(self.fetched, address=self.address, final_address=final)


def original_url(archive_address: str) -> str | None:
    """Return the original URL inside an archive's URL, or None if there is none."""
    found = _STAMP.search(archive_address)
    return re.sub(r"^(https?):/+", r"\1://", found[2]) if found else None


class WebArchive:
    """One web archive. One object per run, because its rate limit applies to all threads."""

    def __init__(
        self,
        settings: FetchSettings,
        endpoint: Endpoint | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._own = settings.archive
        self._at = endpoint or main_endpoint(settings.archive)
        self.label = self._at.label
        # Its own rate limit applies; its robots.txt is about crawling its pages, not the API.
        plain = replace(settings, robots=False, polite=False, retries=0, probe=False)
        self._client = Client(plain)
        self._clock, self._sleep = clock, sleep
        self._lock = threading.Lock()
        self._next_at = 0.0
        self._faults = 0
        self.stopped: str | None = None  # why the service is not used again in this run

    def nearest(
        self,
        address: str,
        at: date | None = None,
        fit: Callable[[Fetched], bool] = lambda fetched: True,
    ) -> ArchivedPage | Absence:
        """Fetch the fit capture nearest to ``at`` (without ``at``: the latest).

        ``fit`` is called with each candidate, with the source's own URLs; up to five are tried.
        An ``Absence`` has reason not-found if the service has no fit capture, not-asked if it is
        switched off, rate-limited or server-error if the request failed.
        """
        if not self._own.enabled:
            return absence(address, Reason.NOT_ASKED, "Lookups in a web archive are switched off.")
        found = self.captures(address, at)
        if isinstance(found, Absence):
            return found
        for outcome in self.fetch_captures(address, found):
            if isinstance(outcome, Absence):
                if self.stopped:
                    return outcome
            elif fit(outcome.with_source_urls):
                return outcome
        return absence(address, Reason.NOT_FOUND, "The web archive has no usable copy.")

    def captures(self, address: str, at: date | None = None) -> list[Memento] | Absence:
        """Return the captures of ``address``, nearest to ``at`` first, or else latest first."""
        query = self._at.captures_query(address, at, _NEAREST)
        outcome = self._ask(query, address, self._is_index)
        if isinstance(outcome, Absence):
            return outcome
        found = self._at.read(outcome.body) or []
        if at is None:
            return sorted(found, key=lambda memento: memento.stamp, reverse=True)
        middle = datetime(at.year, at.month, at.day, 12, tzinfo=UTC)
        return sorted(found, key=lambda memento: abs(memento.at - middle))

    def fetch_captures(
        self, address: str, found: list[Memento]
    ) -> Iterator[ArchivedPage | Absence]:
        """Fetch these captures lazily in order; five at most."""
        for memento in found[:_NEAREST]:
            place = self._at.memento.format(stamp=memento.stamp, address=memento.original)
            outcome = self._ask(place, address)
            if isinstance(outcome, Absence):
                yield outcome
            else:
                yield ArchivedPage(address, outcome, _taken(outcome) or memento.at)

    def pages_of(self, domain: str, first: date, last: date, most: int) -> list[str] | Absence:
        """Return the URLs under a domain that were captured between two days, ``most`` at most."""
        place = self._at.domain_query(domain, first, last, most)
        outcome = self._ask(place, f"https://{domain}/", self._is_index)
        if isinstance(outcome, Absence):
            return outcome
        return [memento.original for memento in self._at.read(outcome.body) or []]

    def reader_url(self, memento: Memento) -> str:
        """Return the URL of a capture for readers, with the service's own frame around it."""
        place = self._at.memento.replace("{stamp}id_", "{stamp}")
        return place.format(stamp=memento.stamp, address=memento.original)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _ask(
        self, place: str, address: str, readable: Callable[[Fetched], bool] = lambda fetched: True
    ) -> Fetched | Absence:
        with self._lock:
            if self.stopped:
                return absence(address, Reason.RATE_LIMITED, self.stopped)
            self._pace()
            outcome = self._client.get(place)
            if isinstance(outcome, Fetched) and not readable(outcome):
                return self._faulty(address, "its response could not be read.", outcome.status)
            return self._noted(outcome, address)

    def _is_index(self, fetched: Fetched) -> bool:
        return self._at.read(fetched.body) is not None

    def _pace(self) -> None:
        now = self._clock()
        if now < self._next_at:
            self._sleep(self._next_at - now)
        self._next_at = max(now, self._next_at) + 1 / self._at.rate

    def _noted(self, outcome: Fetched | Absence, address: str) -> Fetched | Absence:
        if isinstance(outcome, Fetched):
            self._faults = 0
            return outcome
        if outcome.reason is Reason.RATE_LIMITED:
            self.stopped = (
                "The web archive limits the rate of requests; it is not asked again in this run."
            )
            return absence(address, Reason.RATE_LIMITED, self.stopped, status=outcome.status)
        if outcome.status is not None and outcome.status not in _PASSING_STATUS:
            self._faults = 0
            return replace(outcome, address=address)
        return self._faulty(address, outcome.detail, outcome.status)

    def _faulty(self, address: str, why: str, status: int | None) -> Absence:
        self._faults += 1
        if self._faults >= _FAULTS_IN_A_ROW:
            self.stopped = "The web archive does not respond; it is not asked again in this run."
        detail = f"The web archive did not return the page: {why}"
        return absence(address, Reason.SERVER_ERROR, detail, status=status)


def _taken(fetched: Fetched) -> datetime | None:
    """Return the capture's time as the service states it (RFC 7089)."""
    value = fetched.header("memento-datetime")
    if value:
        return http_date(value)
    found = _STAMP.search(fetched.final_address)
    return (
        Memento(found[1], "").at
        if found and is_whole({"timestamp": found[1], "original": ""})
        else None
    )
