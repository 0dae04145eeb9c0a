"""List a site's pages of a time, as its own sitemaps and feeds give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from verify.fetch.site_search.budget import RequestBudget
from verify.lost_pages.candidates import Candidate
from verify.lost_pages.sitemap import (
    SitemapPart,
    is_sitemap,
    read_feed,
    read_sitemap,
    robots_sitemaps,
)
from verify.model import Reason
from verify.web.response import Fetched

_USUAL_PLACES = ("/sitemap.xml", "/sitemap_index.xml", "/sitemap-news.xml")
_FEED_TYPES = re.compile(r"application/(?:rss|atom)\+xml", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<!\d)(20\d\d)(?:[-_/.]?(0[1-9]|1[0-2]))?")
_MOST_PAGES = 200_000  # of all sitemaps of one site


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which the lost page may have been published; a limit is None where unknown."""

    first: date | None = None
    last: date | None = None

    def may_hold(self, day: str | None) -> bool:
        """Whether a page or a list changed on this ISO date may be from the window.

        A later change says nothing against a page; an earlier one excludes it.
        """
        return not (day and self.first and day < self.first.isoformat())


def site_pages(budget: RequestBudget, root: str, window: Window) -> Iterator[Candidate]:
    """Yield the pages that the sitemaps of a site list; ``root`` is like ``https://example.org``."""
    listed = _listed_sitemaps(budget, root)
    waiting = [SitemapPart(url) for url in listed or [root + place for place in _USUAL_PLACES]]
    promised = set(listed)  # those that have to be there
    seen: set[str] = set()
    count = 0
    while waiting and count < _MOST_PAGES:
        part = waiting.pop(0)
        if part.url in seen or not window.may_hold(part.changed):
            continue
        seen.add(part.url)
        parts, pages = _read(budget, part.url, part.url in promised)
        promised.update(one.url for one in parts)
        waiting = sorted([*parts, *waiting], key=lambda one: _distance(one, window))
        for page in pages:
            count += 1
            if window.may_hold(page.published):
                yield page
    if not (count or promised):
        budget.missed.append(f"the sitemaps of {urlsplit(root).netloc} (none was found)")


def feed_pages(budget: RequestBudget, root: str) -> Iterator[Candidate]:
    """Yield the pages in the feeds that a site's home page declares."""
    home = budget.get(f"{root}/")
    if not isinstance(home, Fetched):
        return
    for url in _feeds(home):
        answer = budget.get(url)
        if isinstance(answer, Fetched):
            yield from read_feed(answer.body)


def _listed_sitemaps(budget: RequestBudget, root: str) -> list[str]:
    """Return the sitemaps that robots.txt lists."""
    answer = budget.get(f"{root}/robots.txt")
    if not isinstance(answer, Fetched):
        return []
    return robots_sitemaps(answer.body[:500_000].decode("utf-8", "replace"))


def _read(
    budget: RequestBudget, url: str, promised: bool
) -> tuple[list[SitemapPart], list[Candidate]]:
    """Read one sitemap; one that the site lists and that cannot be read is noted."""
    answer = budget.get(url)
    if isinstance(answer, Fetched):
        found = read_sitemap(answer.body)
        if promised and not any(found) and not is_sitemap(answer.body):
            budget.missed.append(f"{url} (it is no sitemap)")
        return found
    if promised and answer.reason is not Reason.NOT_ASKED:
        budget.missed.append(f"{url} ({answer.detail.rstrip('.')})")
    return [], []


def _distance(part: SitemapPart, window: Window) -> tuple[int, int]:
    """Return a key that puts parts of the window first.

    The date is in the part's name (``sitemap-2022-10.xml``), or else the date of its last change,
    which is never before that of its pages.
    """
    if window.first is None:
        return 1, 0
    wanted = window.first.year * 12 + window.first.month
    if numbers := _NUMBERS.search(urlsplit(part.url).path):
        month = int(numbers[2] or window.first.month)
        return 0, abs(int(numbers[1]) * 12 + month - wanted)
    if part.changed:
        year, month = int(part.changed[:4]), int(part.changed[5:7])
        return 1, abs(year * 12 + month - wanted)
    return 2, 0


def _feeds(home: Fetched) -> list[str]:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(home.body, "lxml")
    found: list[Any] = soup.find_all("link", type=_FEED_TYPES, href=True)
    return list(dict.fromkeys(urljoin(home.final_address, str(one["href"])) for one in found))
