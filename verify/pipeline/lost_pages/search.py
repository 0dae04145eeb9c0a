"""Find lost pages again: collect candidates, read the most promising, keep the proposals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.lost_pages.candidates import Candidate, FoundIn
from verify.lost_pages.lost import LOST, LostPage, lost_pages, publisher_key
from verify.lost_pages.moved_pattern import moved_urls
from verify.lost_pages.ranking import is_proposed, most_promising, ranked
from verify.lost_pages.trace import Trace
from verify.model import Absence, Dossier, LinkState, Page, Proposal
from verify.pipeline.failures import Failures
from verify.pipeline.lost_pages.publisher_search import publisher_results
from verify.pipeline.lost_pages.reading import read_best
from verify.pipeline.lost_pages.search_services import SearchServices
from verify.pipeline.lost_pages.trace import may_be_told, trace_in
from verify.store.sources import proposals
from verify.store.sources.moved import moved_on_site
from verify.text.urls.canonical import registrable_domain

if TYPE_CHECKING:
    from verify.fetch.client import Client
    from verify.fetch.site_search.budget import RequestBudget
    from verify.fetch.site_search.settings import FindSettings
    from verify.fetch.site_search.site import Window
    from verify.fetch.webarchive.lookup import WebArchive

_BEFORE_ACCESS = timedelta(days=60)  # pages are mostly cited soon after their publication
_AROUND = timedelta(days=3)  # of a publication date: time zones, and pages listed later
_CAPTURED_WITHIN = timedelta(days=90)  # after publication; later captures are mostly of other pages
_FEEDS_REACH = timedelta(days=45)  # feeds list the newest pages only
_MOST_ARCHIVED = 5_000  # rows of the web archive's index
NOT_TOLD = Trace()
_AGAIN_AFTER = timedelta(days=7)  # a search without success is repeated


@dataclass(frozen=True, slots=True)
class Finder:
    """What a search needs. ``read`` turns a response into its page."""

    db: Database
    client: Client
    archive: WebArchive
    settings: FindSettings
    now: datetime
    read: Callable[..., Page | Absence]
    services: SearchServices | None = None  # search services, if the settings name any
    failures: Failures = field(default_factory=Failures)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One search: what was proposed, the requests it took, and what was not searched."""

    article: str
    lost: LostPage
    proposals: tuple[Proposal, ...]
    requests: int
    missed: tuple[str, ...] = ()
    trace: Trace = NOT_TOLD  # whether it can be told that a dead URL never led to a page


def find_lost_pages(
    finder: Finder, articles: Iterable[tuple[int, Dossier]], *, again: bool = False
) -> Iterator[SearchResult]:
    """Search for the lost pages of articles (by database row); store and yield what was found.

    A page that was searched for within a week is left out, unless ``again``.
    """
    known = _known_domains(finder.db)
    for row, dossier in articles:
        for lost in lost_pages(dossier, _dead(dossier), known):
            last = proposals.last_search(finder.db, row, lost.title)
            if not again and last and finder.now - last < _AGAIN_AFTER:
                continue
            with finder.failures.contained(dossier.article.origin, "searching for a lost page"):
                found = _search(finder, dossier, lost)
                proposals.save_search(
                    *(finder.db, row, lost.title, found.proposals, finder.now),
                    proposals.SearchNotes(found.requests, found.missed, found.trace.told),
                )
                yield found


def _known_domains(db: Database) -> dict[str, list[str]]:
    """Return the domains that references to each publisher lead to, the most frequent first."""
    counted: dict[str, Counter[str]] = {}
    rows = db.execute(
        "SELECT coalesce(publisher, container), url FROM cited_references"
        " WHERE coalesce(publisher, container) IS NOT NULL AND url IS NOT NULL"
    )
    for publisher, url in rows:
        if domain := registrable_domain(url):
            counted.setdefault(publisher_key(publisher), Counter())[domain] += 1
    return {name: [d for d, _ in domains.most_common()] for name, domains in counted.items()}


def _dead(dossier: Dossier) -> Iterator[str]:
    """Yield the URLs that are dead by the rule of three, for a reason that means lost."""
    for url, record in dossier.sources.items():
        absence = record.absence
        if record.state is LinkState.DEAD and absence and absence.reason in LOST:
            yield url


def _search(finder: Finder, dossier: Dossier, lost: LostPage) -> SearchResult:
    from verify.fetch.site_search.budget import RequestBudget

    budget = RequestBudget(finder.client, finder.settings)
    listed = list(_candidates(finder, budget, dossier, lost))
    read = list(read_best(finder.read, budget, lost, most_promising(lost, listed)))
    found = tuple(one for one in ranked(lost, read) if is_proposed(one))
    trace = Trace() if found else _trace(finder, budget, dossier, (lost, listed))
    origin, missed = dossier.article.origin, tuple(budget.missed)
    return SearchResult(origin, lost, found, budget.total, missed, trace)


def _trace(
    finder: Finder,
    budget: RequestBudget,
    dossier: Dossier,
    searched: tuple[LostPage, list[Candidate]],
) -> Trace:
    """Return whether it can be told that a dead URL never led to a page."""
    lost, listed = searched
    if lost.dead_url is None or not may_be_told(dossier, lost):
        return Trace()
    if budget.missed:
        return Trace(why="not everything was searched")
    return trace_in(finder.archive, lost.dead_url, listed, _window(lost), _MOST_ARCHIVED)


def _candidates(
    finder: Finder, budget: RequestBudget, dossier: Dossier, lost: LostPage
) -> Iterator[Candidate]:
    """Yield candidates, the cheapest sources first."""
    yield from _cited_elsewhere(finder.db, dossier, lost)
    if lost.dead_url:
        moved = moved_on_site(finder.db, lost.dead_url)
        yield from (Candidate(url, FoundIn.MOVED) for url in moved_urls(lost.dead_url, moved))
    window = _window(lost)
    for domain in lost.domains[:1]:
        for root in _roots(budget, domain, lost.dead_url):
            yield from _on_site(finder, budget, root, window)
            if finder.services:
                yield from publisher_results(budget, finder.services.settings, lost, root)
        yield from _in_archive(finder, budget, domain, window)
    if finder.services:
        yield from finder.services.candidates(budget, lost, window.last)


def _cited_elsewhere(db: Database, dossier: Dossier, lost: LostPage) -> Iterator[Candidate]:
    """Yield the URLs that this and other articles give for references with a title like this."""
    for reference in dossier.references:
        if reference.url and reference.title:
            yield Candidate(reference.url.value, FoundIn.ARTICLE, reference.title.value)
    rows = db.execute(
        "SELECT DISTINCT r.url, r.title, r.published FROM cited_references r"
        " WHERE r.url IS NOT NULL AND r.title IS NOT NULL"
    )
    for url, title, published in rows:
        if url != lost.dead_url:
            yield Candidate(url, FoundIn.DATABASE, title, published)


def _roots(budget: RequestBudget, domain: str, dead_url: str | None) -> list[str]:
    """Return the beginnings of the site's URLs: of the dead URL, or of the publisher's domain."""
    from urllib.parse import urlsplit

    if dead_url:
        parts = urlsplit(dead_url)
        return [f"{parts.scheme}://{parts.netloc}"]
    from verify.web.response import Fetched

    for root in (f"https://{domain}", f"https://www.{domain}", f"http://{domain}"):
        answer = budget.get(f"{root}/")
        if isinstance(answer, Fetched):
            parts = urlsplit(answer.final_address)
            return [f"{parts.scheme}://{parts.netloc}"]
    return []


def _on_site(
    finder: Finder, budget: RequestBudget, root: str, window: Window
) -> Iterator[Candidate]:
    from verify.fetch.site_search.site import feed_pages, site_pages

    if finder.settings.sitemaps:
        yield from site_pages(budget, root, window)
    recent = window.last is None or finder.now.date() - window.last < _FEEDS_REACH
    if finder.settings.feeds and recent:
        yield from feed_pages(budget, root)


def _in_archive(
    finder: Finder, budget: RequestBudget, domain: str, window: Window
) -> Iterator[Candidate]:
    if not finder.settings.web_archive or window.first is None or window.last is None:
        return
    if finder.archive.stopped:
        budget.missed.append(f"the web archive ({finder.archive.stopped.rstrip('.')})")
        return
    last = window.last + _CAPTURED_WITHIN
    urls = finder.archive.pages_of(domain, window.first, last, _MOST_ARCHIVED)
    if isinstance(urls, Absence):
        budget.missed.append(f"the web archive ({urls.detail.rstrip('.')})")
        return
    yield from (Candidate(url, FoundIn.WEB_ARCHIVE) for url in urls)


def _window(lost: LostPage) -> Window:
    """Return the days on which the page may have been published."""
    from verify.fetch.site_search.site import Window

    published, accessed = _day(lost.published), _day(lost.accessed)
    if published:
        return Window(published - _AROUND, published + _AROUND)
    if accessed:
        return Window(accessed - _BEFORE_ACCESS, accessed)
    return Window()


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None
