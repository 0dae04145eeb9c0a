"""Ask the publisher's own search page for a lost page's title, if the settings allow it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from verify.lost_pages.candidates import Candidate
from verify.lost_pages.lost import LostPage
from verify.lost_pages.site_search import (
    declared_template,
    opensearch_link,
    opensearch_template,
    result_links,
    search_url,
)
from verify.model import Absence
from verify.text.gazetteer.agencies import agency_at

if TYPE_CHECKING:
    from verify.fetch.registries.settings import ServicesSettings
    from verify.fetch.site_search.budget import RequestBudget

NAME = "site-search"  # in ``use`` of the section [services]


def publisher_results(
    budget: RequestBudget, settings: ServicesSettings, lost: LostPage, root: str
) -> Iterator[Candidate]:
    """Yield what the site's search page lists for the title; what was not searched is noted."""
    if NAME not in settings.use:
        return
    template = _known(settings, lost, root) or _declared(budget, root)
    url = search_url(template, lost.title) if template else None
    if url is None:
        budget.missed.append(f"the search page of {urlsplit(root).netloc} (none is known)")
        return
    outcome = budget.get(url)
    if isinstance(outcome, Absence):
        said = outcome.detail.rstrip(".")
        budget.missed.append(f"the search page of {urlsplit(root).netloc} ({said})")
        return
    found = list(result_links(outcome.body, outcome.final_address))
    if not found:
        budget.missed.append(f"the search page of {urlsplit(root).netloc} (it lists no headlines)")
    yield from found


def _known(settings: ServicesSettings, lost: LostPage, root: str) -> str | None:
    """Return the template that the settings or the list of agencies have for the site."""
    own = next((settings.search_pages[d] for d in lost.domains if d in settings.search_pages), None)
    agency = agency_at(root)
    if own or agency is None:
        return own
    host = urlsplit(root).hostname
    return max(agency.search, key=lambda one: _fits(one, host, lost.language), default=None)


def _fits(template: str, host: str | None, language: str | None) -> tuple[bool, bool]:
    """Return a key that puts the search of the host first, then that of the language."""
    there = urlsplit(template).hostname or ""
    return there == host, bool(language) and there.startswith(f"{language}.")


def _declared(budget: RequestBudget, root: str) -> str | None:
    """Return the search that the site's home page declares; None without one."""
    home = budget.get(f"{root}/")
    if isinstance(home, Absence):
        return None
    base = home.final_address
    if template := declared_template(home.body, base):
        return template
    link = opensearch_link(home.body, base)
    described = budget.get(link) if link else None
    if described is None or isinstance(described, Absence):
        return None
    return opensearch_template(described.body, base)
