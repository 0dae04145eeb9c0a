"""Ask Common Crawl's index whether it ever met a page. It gets the URL, at most one request a second.

Documentation: https://commoncrawl.org/cdxj-index and https://index.commoncrawl.org/collinfo.json (the
list of crawls). Each crawl has an index of its own, a pywb CDX server that sends a line of JSON for
each capture, and a 404 with “No Captures found” for none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote, urlencode

from verify.fetch.registries.client import RegistryClient
from verify.fetch.webarchive.cdx import Memento, read_cdx
from verify.model import Absence
from verify.text.encoding.storable import read_json
from verify.web.response import AbsenceWithResponse, Fetched

LABEL = "Common Crawl"
_GAP = 1.0  # seconds between two requests: https://commoncrawl.org/faq asks for few
_MOST_CRAWLS = 3  # asked for one page: a crawl takes a fortnight, and there are over a hundred
_NONE = b"No Captures found"


@dataclass(frozen=True, slots=True)
class Crawl:
    """One crawl: its name, its index, and its first day."""

    name: str
    index: str
    first: date


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the asked crawls say of a page: when it was met with status 200, or None."""

    crawls: tuple[str, ...]  # those that answered
    at: datetime | None = None


@dataclass
class CommonCrawl:
    """Common Crawl's index. Once it limits us or fails three times, it is not asked again."""

    client: RegistryClient
    base: str
    _crawls: list[Crawl] | None = field(default=None)

    @property
    def stopped(self) -> str | None:
        """Why it is not asked again in this run."""
        return self.client.stopped.get(LABEL)

    def sighting(self, url: str, at: date | None) -> Sighting | None:
        """Return what the crawls nearest to ``at`` say of a page (else the newest); None: nothing."""
        answered = []
        for crawl in self._nearest(at):
            found = self._ask(crawl, url)
            if found is None:
                continue
            answered.append(crawl.name)
            if found:
                return Sighting(tuple(answered), min(one.at for one in found))
        return Sighting(tuple(answered)) if answered else None

    def _nearest(self, at: date | None) -> list[Crawl]:
        crawls = self._list()
        if at is not None:
            crawls = sorted(crawls, key=lambda crawl: abs(crawl.first - at))
        return crawls[:_MOST_CRAWLS]

    def _list(self) -> list[Crawl]:
        """Return the crawls, the newest first; asked for once in a run."""
        if self._crawls is None:
            outcome = self._get(f"{self.base.rstrip('/')}/collinfo.json")
            self._crawls = read_crawls(outcome.body) if isinstance(outcome, Fetched) else []
            if isinstance(outcome, Fetched) and not self._crawls:
                self.client.fail(LABEL, "its list of crawls could not be read.")
        return self._crawls

    def _ask(self, crawl: Crawl, url: str) -> list[Memento] | None:
        """Return a crawl's captures of a page with status 200; None if it did not say."""
        values = {"url": url, "output": "json", "filter": "=status:200", "limit": "5"}
        outcome = self._get(f"{crawl.index}?{urlencode(values, quote_via=quote)}")
        if isinstance(outcome, Absence):
            return [] if _says_none(outcome) else None
        found = read_cdx(outcome.body) if outcome.body.strip() else None
        if found is None:
            self.client.fail(LABEL, "its response could not be read.")
        return found

    def _get(self, url: str) -> Fetched | Absence:
        return self.client.get(LABEL, url, "application/json", _GAP)


def read_crawls(body: bytes) -> list[Crawl]:
    """Return the crawls of ``collinfo.json``, the newest first; none for anything else."""
    try:
        rows = read_json(body)
    except ValueError:
        return []
    found = (_crawl(row) for row in rows) if isinstance(rows, list) else ()
    return sorted((one for one in found if one), key=lambda crawl: crawl.first, reverse=True)


def _crawl(row: Any) -> Crawl | None:
    """Return a crawl; None for one that does not say where its index is, or when it was."""
    if not isinstance(row, dict):
        return None
    name, index = row.get("id"), row.get("cdx-api")
    if not isinstance(name, str) or not isinstance(index, str):
        return None
    first = _week(name)
    return Crawl(name, index, first) if first else None


def _week(name: str) -> date | None:
    """Return the Monday of the week in a crawl's name, ``CC-MAIN-2022-40``."""
    year, _, week = name.removeprefix("CC-MAIN-").partition("-")
    try:
        return datetime.strptime(f"{year} {week} 1", "%G %V %u").replace(tzinfo=UTC).date()
    except ValueError:  # the first crawls, CC-MAIN-2009-2010
        return None


def _says_none(outcome: Absence) -> bool:
    response = outcome.response if isinstance(outcome, AbsenceWithResponse) else None
    return outcome.status == 404 and response is not None and _NONE in response.body
