"""Send a form or a file to a service (POST), within the guard, limits and time of every request."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlencode

from verify.fetch.connection.exchange import Transport
from verify.fetch.connection.limits import Budget, use_budget
from verify.fetch.connection.resolver import Resolver, look_up
from verify.fetch.outcomes import build_fetched
from verify.fetch.redirects import RedirectChain
from verify.fetch.settings import FetchSettings
from verify.model import Absence
from verify.web.absences import absence, reason_for_status
from verify.web.errors import FetchError
from verify.web.response import AbsenceWithResponse, Fetched
from verify.web.urls import request_target


class FormSender:
    """Sends forms, one at a time. Redirects are not followed: they would repeat the form."""

    def __init__(self, settings: FetchSettings, headers: Mapping[str, str]) -> None:
        self._settings, self._headers = settings, dict(headers)
        self._resolver = Resolver(settings, look_up)
        self._wire = Transport(settings, self._resolver)

    def post(self, url: str, form: Mapping[str, str]) -> Fetched | Absence:
        """Return the response to a form, or why there is none."""
        return self.send(url, urlencode(form).encode(), "application/x-www-form-urlencoded")

    def send(self, url: str, body: bytes, media_type: str) -> Fetched | Absence:
        """Return the response to a body of this type, or why there is none."""
        started, began = datetime.now(UTC), time.monotonic()
        headers = {**self._headers, "Content-Type": media_type}
        budget = Budget(self._settings)
        try:
            at = request_target(url)
            with use_budget(budget):
                answer = self._wire.send(at, headers, budget, body)
        except FetchError as halt:
            return absence(url, halt.reason, halt.detail, checked_at=started)
        trail = RedirectChain(self._settings)
        got = build_fetched(at, at, answer, trail, started, time.monotonic() - began)
        reason = reason_for_status(answer.status)
        if reason is None:
            return got
        said = f"The server answered {answer.status}."
        known = absence(url, reason, said, checked_at=started, status=answer.status)
        return AbsenceWithResponse.of(known, got)

    def close(self) -> None:
        """Close all connections."""
        self._wire.close()
        self._resolver.close()
