"""Build request headers, and turn responses into outcomes."""

from __future__ import annotations

from datetime import datetime

from verify.fetch.connection.exchange import RawResponse
from verify.fetch.redirects import RedirectChain
from verify.model import Absence, Reason
from verify.web.response import EarlierResponse, Fetched
from verify.web.urls import Target


def conditional_headers(
    earlier: EarlierResponse | None, at: Target, first: Target
) -> dict[str, str]:
    """Return the headers that make a request of ``at`` conditional on an earlier capture.

    Returns {} unless ``at`` is the URL of that capture: if the page now redirects to the front
    page, an unchanged front page must not mean an unchanged page. ``first`` is the URL that was
    requested first.
    """
    if earlier is None or at.href != (earlier.final_address or first.href):
        return {}
    pairs = (("If-None-Match", earlier.etag), ("If-Modified-Since", earlier.last_modified))
    return {name: value for name, value in pairs if value}


def is_retryable(outcome: Absence) -> bool:
    """Return whether a retry may succeed soon. A host name that does not exist stays that way."""
    if outcome.reason is Reason.SERVER_ERROR:
        return outcome.status in (None, 500, 502, 503)
    if outcome.reason is Reason.DNS:
        return "in time" in outcome.detail
    return True


def build_fetched(
    first: Target,
    at: Target,
    answer: RawResponse,
    trail: RedirectChain,
    started: datetime,
    seconds: float,
) -> Fetched:
    """Return the ``Fetched`` of a fetch that ended with this response."""
    return Fetched(
        address=first.href,
        final_address=at.href,
        status=answer.status,
        headers=answer.headers,
        body=answer.body,
        raw=answer.raw,
        content_encoding=answer.content_encoding,
        started=started,
        seconds=seconds,
        hops=tuple(trail.hops),
        peer=answer.peer,
        tls_digest=answer.tls_digest,
        request_headers=answer.request_headers,
        http_version=answer.http_version,
        phrase=answer.phrase,
        notes=("Credentials in the URL were not sent.",) if first.dropped else (),
    )
