"""A count of requests for one lost page: per site and in all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from verify.fetch.client import Client, Outcome
from verify.fetch.site_search.settings import FindSettings
from verify.model import Reason
from verify.web.absences import absence


@dataclass
class RequestBudget:
    """Sends requests until the limits are reached; ``missed`` says what was then not asked."""

    client: Client
    settings: FindSettings
    per_site: Counter[str] = field(default_factory=Counter)
    total: int = 0
    missed: list[str] = field(default_factory=list)

    def left(self, url: str) -> int:
        """Return how many requests may still be sent to the host of ``url``."""
        here = self.settings.requests_per_site - self.per_site[_host(url)]
        return max(0, min(here, self.settings.requests_per_page - self.total))

    def get(self, url: str) -> Outcome:
        """Return the response, or an absence: also where the budget is spent (not-asked)."""
        if not self.left(url):
            self.missed.append(url)
            return absence(url, Reason.NOT_ASKED, "The limit of requests for one page is reached.")
        self.spend(url)
        return self.client.get(url)

    def spend(self, url: str) -> None:
        """Count one request to the host of ``url``."""
        self.per_site[_host(url)] += 1
        self.total += 1


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
