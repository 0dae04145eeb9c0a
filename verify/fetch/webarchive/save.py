"""Ask a web archive to save a cited page (Save Page Now). Opt-in, slow, confirmed later."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from verify.fetch.client import Client
from verify.fetch.settings import FetchSettings
from verify.fetch.webarchive.lookup import WebArchive
from verify.model import Absence, Reason
from verify.web.absences import absence

_CLOCKS_APART = timedelta(minutes=10)  # how far the service's clock may be behind this one


@dataclass(frozen=True, slots=True)
class SaveRequest:
    """A save request that the service accepted. A later lookup shows whether the page was saved."""

    address: str
    at: datetime


class PageSaver:
    """Send save requests to the configured service, at most three a minute without a key."""

    def __init__(
        self,
        settings: FetchSettings,
        archive: WebArchive,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._own = settings.archive
        self._archive = archive
        key = {"Authorization": f"LOW {self._own.save_key}"} if self._own.save_key else {}
        plain = replace(settings, robots=False, polite=False, retries=0, probe=False)
        self._client = Client(plain, headers=key)
        self._clock, self._sleep = clock, sleep
        self._next_at = 0.0
        self.stopped: str | None = None

    def save(self, address: str) -> SaveRequest | Absence:
        """Request a capture of ``address``. Off unless enabled in the settings."""
        if not self._own.saves:
            return absence(address, Reason.NOT_ASKED, "Saving pages in a web archive is off.")
        if stopped := self.stopped or self._archive.stopped:
            return absence(address, Reason.RATE_LIMITED, stopped)
        self._pace()
        at = datetime.now(UTC)
        outcome = self._client.get(f"{self._own.save.rstrip('/')}/{address}")
        if not isinstance(outcome, Absence):
            return SaveRequest(address, at)
        if outcome.reason is Reason.RATE_LIMITED:
            self.stopped = "The web archive accepts no more pages for now."
        return replace(outcome, address=address, detail=f"Not saved: {outcome.detail}")

    def saved_url(self, requested: SaveRequest) -> str | bool | None:
        """Return the saved page's URL for readers, or False if it is not saved (yet).

        Returns None if the service could not be reached.
        """
        found = self._archive.captures(requested.address)
        if isinstance(found, Absence):
            return None
        since = requested.at - _CLOCKS_APART
        kept = (memento for memento in reversed(found) if memento.at >= since)  # the first since
        return next((self._archive.reader_url(memento) for memento in kept), False)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _pace(self) -> None:
        now = self._clock()
        if now < self._next_at:
            self._sleep(self._next_at - now)
        self._next_at = max(now, self._next_at) + 60 / self._own.saves_a_minute
