"""From exchanges to outcomes: what a request is asked with, and what its answer amounts to."""

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
    """The headers that make a request of ``at`` conditional on an earlier capture.

    None but for the address that gave the capture: a page that now leads to the front page
    must not be taken for unchanged because the front page is. ``first``: what was asked for.
    """
    if earlier is None or at.href != (earlier.final_address or first.href):
        return {}
    pairs = (("If-None-Match", earlier.etag), ("If-Modified-Since", earlier.last_modified))
    return {name: value for name, value in pairs if value}


def is_retryable(outcome: Absence) -> bool:
    """Whether the same question may get another answer soon: a wrong name will not."""
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
    """The value of a fetch that ended with this answer."""
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
