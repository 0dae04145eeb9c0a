"""Ask the search services that the settings name for a lost page. They get its title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from verify.lost_pages.candidates import Candidate
from verify.lost_pages.lost import LostPage
from verify.lost_pages.search_results import (
    arquivo_candidates,
    arquivo_url,
    searxng_candidates,
    searxng_url,
)
from verify.model import Absence

if TYPE_CHECKING:
    from verify.fetch.registries.client import RegistryClient
    from verify.fetch.registries.settings import ServicesSettings
    from verify.fetch.site_search.budget import RequestBudget

_GAP = 1.0  # seconds between two requests to a service
_ARQUIVO = "https://arquivo.pt"
Read = Callable[[bytes], Iterable[Candidate]]


@dataclass(frozen=True, slots=True)
class SearchServices:
    """The services that may be asked, and the client that paces the requests."""

    client: RegistryClient
    settings: ServicesSettings

    def candidates(
        self, budget: RequestBudget, lost: LostPage, last: date | None
    ) -> Iterator[Candidate]:
        """Yield what the services find; what could not be searched is added to the budget."""
        use = self.settings.use
        if "searxng" in use and self.settings.searxng:
            url = searxng_url(self.settings.searxng, lost)
            yield from self._ask(budget, "SearXNG", url, searxng_candidates)
        if "arquivo.pt" in use:
            base = self.settings.urls.get("arquivo.pt", _ARQUIVO)
            url = arquivo_url(base, lost, last)
            yield from self._ask(budget, "Arquivo.pt's text search", url, arquivo_candidates)

    def _ask(self, budget: RequestBudget, name: str, url: str, read: Read) -> Iterator[Candidate]:
        if not budget.left(url):
            budget.missed.append(f"{name} (the limit of requests for one page is reached)")
            return
        budget.spend(url)
        outcome = self.client.get(name, url, "application/json", _GAP)
        if isinstance(outcome, Absence):
            budget.missed.append(f"{name} ({outcome.detail.rstrip('.')})")
            return
        try:
            yield from list(read(outcome.body))
        except ValueError:
            self.client.fail(name, "its response could not be read.")
            budget.missed.append(f"{name} (its response could not be read)")
