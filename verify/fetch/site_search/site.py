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
from verify.lost_pages.sitemap import SitemapPart, read_feed, read_sitemap, robots_sitemaps
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
    waiting = [SitemapPart(url) for url in _sitemaps(budget, root)]
    seen: set[str] = set()
    count = 0
    while waiting and count < _MOST_PAGES:
        part = waiting.pop(0)
        if part.url in seen or not window.may_hold(part.changed):
            continue
        seen.add(part.url)
        parts, pages = _read(budget, part.url)
        waiting = sorted([*parts, *waiting], key=lambda one: _distance(one, window))
        for page in pages:
            count += 1
            if window.may_hold(page.published):
                yield page


def feed_pages(budget: RequestBudget, root: str) -> Iterator[Candidate]:
    """Yield the pages in the feeds that a site's home page declares."""
    home = budget.get(f"{root}/")
    if not isinstance(home, Fetched):
        return
    for url in _feeds(home):
        answer = budget.get(url)
        if isinstance(answer, Fetched):
            yield from read_feed(answer.body)


def _sitemaps(budget: RequestBudget, root: str) -> list[str]:
    """Return the sitemaps that robots.txt lists on the same site, or the usual places."""
    answer = budget.get(f"{root}/robots.txt")
    listed = []
    if isinstance(answer, Fetched):
        listed = robots_sitemaps(answer.body[:500_000].decode("utf-8", "replace"))
    return listed or [root + place for place in _USUAL_PLACES]


def _read(budget: RequestBudget, url: str) -> tuple[list[SitemapPart], list[Candidate]]:
    answer = budget.get(url)
    return read_sitemap(answer.body) if isinstance(answer, Fetched) else ([], [])


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
