"""Whether Common Crawl ever met a lost page, as the signs of its absence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.fetch import FetchSettings
    from verify.fetch.webarchive.commoncrawl import CommonCrawl

NO_COPY = "no copy in"  # begins the sign of an absence that says who was asked
SEEN = "Common Crawl"  # begins the sign that says what its crawls have


@contextmanager
def open_crawl(settings: FetchSettings) -> Iterator[CommonCrawl | None]:
    """Yield a client of Common Crawl's index; None unless the settings name it."""
    if "commoncrawl" not in settings.archive.further:
        yield None
        return
    from verify.fetch.registries.client import RegistryClient
    from verify.fetch.webarchive.commoncrawl import CommonCrawl

    with closing(RegistryClient(settings)) as client:
        yield CommonCrawl(client, settings.archive.commoncrawl)


def crawl_signs(
    crawl: CommonCrawl | None, address: str, dates: Mapping[str, date]
) -> tuple[str, ...]:
    """Return what the crawls say of a page, in a sentence; nothing if none answered."""
    found = crawl.sighting(address, dates.get(address)) if crawl else None
    if found is None:
        return ()
    if found.at:
        return (
            f"{SEEN} received the page (status 200) on {found.at:%Y-%m-%d} ({found.crawls[-1]})",
        )
    return (f"{SEEN} did not receive the page in {' or '.join(found.crawls)}",)
