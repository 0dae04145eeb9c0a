"""Search for lost pages: in a run for its articles, or on demand for all articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.config import Settings, section
from verify.model import Dossier
from verify.pipeline.capture import limited_page
from verify.pipeline.failures import Failures
from verify.pipeline.gather import with_sources
from verify.pipeline.job import Job
from verify.pipeline.lost_pages.search import Finder, SearchResult, find_lost_pages
from verify.pipeline.lost_pages.search_services import SearchServices
from verify.pipeline.read import parse_again
from verify.store.articles import articles
from verify.store.sources.proposals import with_proposals

if TYPE_CHECKING:
    from verify.fetch import FetchSettings
    from verify.fetch.webarchive.lookup import WebArchive


def search_in_run(job: Job, dossiers: Sequence[Dossier], archive: WebArchive) -> None:
    """Search for the lost pages of this run's articles, if the settings allow it."""
    from verify.fetch.client import Client
    from verify.fetch.site_search.settings import FindSettings

    settings = section(job.settings, "find", FindSettings)
    if not settings.enabled:
        return
    lost = (
        (job.rows[one.article.origin], with_sources(job.db, one, job.failures)) for one in dossiers
    )
    with closing(Client(job.fetch)) as client, _services(job.settings, job.fetch) as services:
        finder = Finder(
            *(job.db, client, archive, settings, job.now, limited_page, services),
            failures=job.failures,
        )
        results = list(find_lost_pages(finder, lost))
    if results:
        job.watcher.noting(f"verify: {_sentence(results)}")


def search_on_demand(
    db: Database, settings: Settings, fetch: FetchSettings, now: datetime, failures: Failures
) -> Iterator[SearchResult]:
    """Search for the lost pages of all articles in the database and yield what was found."""
    from verify.fetch.client import Client
    from verify.fetch.site_search.settings import FindSettings
    from verify.fetch.webarchive.lookup import WebArchive

    own = section(settings, "find", FindSettings)
    with (
        closing(Client(fetch)) as client,
        closing(WebArchive(fetch)) as archive,
        _services(settings, fetch) as services,
    ):
        finder = Finder(db, client, archive, own, now, limited_page, services, failures)
        yield from find_lost_pages(finder, _stored(db, now, failures), again=True)


@contextmanager
def _services(settings: Settings, fetch: FetchSettings) -> Iterator[SearchServices]:
    """Yield the search services that the settings name."""
    from verify.fetch.registries.client import RegistryClient
    from verify.fetch.registries.settings import ServicesSettings

    with closing(RegistryClient(fetch)) as client:
        yield SearchServices(client, section(settings, "services", ServicesSettings))


def _stored(db: Database, now: datetime, failures: Failures) -> Iterator[tuple[int, Dossier]]:
    """Yield the articles of the database that still exist, with what is known of their sources."""
    for row in articles.rows(db):
        with failures.contained(f"article {row}", "reading it from the database"):
            dossier = parse_again(articles.load_article(db, row), now.date())
            yield row, with_sources(db, with_proposals(db, row, dossier), failures)


def _sentence(results: Sequence[SearchResult]) -> str:
    """Return what a run's search found: “Searched for 3 pages …: 1 was probably found.”."""
    pages = "1 page" if len(results) == 1 else f"{len(results)} pages"
    found = sum(bool(one.proposals) for one in results)
    outcome = {0: "none was found", 1: "1 was probably found"}
    said = outcome.get(found, f"{found} were probably found")
    return f"Searched for {pages} whose URL is missing or dead: {said}."
