"""Ask a web archive to save a cited page (Save Page Now). Opt-in, with a key, confirmed later."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from verify.fetch.client import Client
from verify.fetch.form import FormSender
from verify.fetch.settings import FetchSettings
from verify.fetch.webarchive import save_jobs
from verify.fetch.webarchive.cdx import Memento
from verify.fetch.webarchive.lookup import WebArchive
from verify.model import Absence, Reason
from verify.web.absences import absence
from verify.web.response import AbsenceWithResponse

_CLOCKS_APART = timedelta(minutes=10)  # how far the service's clock may be behind this one
_BETWEEN = 6.0  # seconds between two questions about a job
_NO_KEY = "The archive saves pages only with a key: set save_key in [fetch.archive]."
_FULL = "The web archive accepts no more pages for now."


@dataclass(frozen=True, slots=True)
class SaveRequest:
    """A save request that the service accepted. A later lookup shows whether the page was saved."""

    address: str
    at: datetime
    job: str | None = None


class PageSaver:
    """Send save requests to the configured service, at most three a minute."""

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
        plain = replace(settings, robots=False, polite=False, retries=0, probe=False)
        headers = {"Authorization": f"LOW {self._own.save_key}", "Accept": "application/json"}
        self._form = FormSender(plain, headers)
        self._client = Client(plain, headers=headers)
        self._clock, self._sleep = clock, sleep
        self._next_at = 0.0
        self._asked_limits = False
        self.stopped: str | None = None

    def save(self, address: str) -> SaveRequest | Absence:
        """Request a capture of ``address``. Off unless enabled in the settings, with a key."""
        if not self._own.saves:
            return absence(address, Reason.NOT_ASKED, "Saving pages in a web archive is off.")
        if not self._own.save_key:
            return absence(address, Reason.NOT_ASKED, _NO_KEY)
        self._ask_limits()
        if stopped := self.stopped or self._archive.stopped:
            return absence(address, Reason.RATE_LIMITED, stopped)
        self._pace()
        at = datetime.now(UTC)
        form = {"url": address, "skip_first_archive": "1"}
        if self._own.if_not_archived_within:
            form["if_not_archived_within"] = self._own.if_not_archived_within
        outcome = self._form.post(self._base, form)
        if not isinstance(outcome, Absence):
            return self._accepted(address, at, outcome.body)
        body = (
            outcome.response.body
            if isinstance(outcome, AbsenceWithResponse) and outcome.response
            else b""
        )
        if outcome.reason is Reason.RATE_LIMITED or save_jobs.is_limit(body):
            self.stopped = _FULL
        return replace(outcome, address=address, detail=f"Not saved: {outcome.detail}")

    def wait_for(self, requested: SaveRequest, until: float) -> str | None:
        """Return the saved page's URL for readers once its job is done; None if it is not by then.

        ``until`` is a time of the clock; the job is asked about at least once.
        """
        while requested.job:
            state = self.job_state(requested)
            if state is None or state.state == save_jobs.FAILED:
                return None
            if url := self.url_of(requested, state):
                return url
            if self._clock() + _BETWEEN > until:
                return None
            self._sleep(_BETWEEN)
        return None

    def job_state(self, requested: SaveRequest) -> save_jobs.JobState | None:
        """Return the state of a request's job; None if the service could not be reached."""
        outcome = self._client.get(f"{self._base}/status/{requested.job}")
        return None if isinstance(outcome, Absence) else save_jobs.job_state(outcome.body)

    def url_of(self, requested: SaveRequest, state: save_jobs.JobState) -> str | None:
        """Return the saved page's URL for readers; None if the job has not succeeded."""
        if state.state != save_jobs.SUCCESS or not state.stamp:
            return None
        return self._archive.reader_url(Memento(state.stamp, requested.address))

    def deadline(self) -> float:
        """Return the time of the clock until which jobs are followed."""
        return self._clock() + self._own.save_patience

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
        self._form.close()

    @property
    def _base(self) -> str:
        return self._own.save.rstrip("/")

    def _accepted(self, address: str, at: datetime, body: bytes) -> SaveRequest | Absence:
        job = save_jobs.job_id(body)
        if job:
            return SaveRequest(address, at, job)
        if save_jobs.is_limit(body):
            self.stopped = _FULL
        why = save_jobs.refusal(body) or "its response could not be read"
        return absence(address, Reason.SERVER_ERROR, f"Not saved: {why.rstrip('.')}.")

    def _ask_limits(self) -> None:
        """Ask once in a run whether the account may save pages today."""
        if self._asked_limits or self.stopped:
            return
        self._asked_limits = True
        outcome = self._client.get(f"{self._base}/status/user")
        if isinstance(outcome, Absence):
            self.stopped = _FULL if outcome.reason is Reason.RATE_LIMITED else None
        elif not save_jobs.may_save(outcome.body):
            self.stopped = "The web archive saves no more pages of this account today."

    def _pace(self) -> None:
        now = self._clock()
        if now < self._next_at:
            self._sleep(self._next_at - now)
        self._next_at = max(now, self._next_at) + 60 / self._own.saves_a_minute
