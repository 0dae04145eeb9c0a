"""Following redirects: where to next, with which cookies, and when it goes in a circle."""

from __future__ import annotations

import re

from verify.fetch.connection.exchange import RawResponse
from verify.fetch.meta_refresh import meta_refresh_target, refresh_target
from verify.fetch.settings import FetchSettings
from verify.model import Reason
from verify.web.content_type import document_kind
from verify.web.errors import FetchError
from verify.web.response import Hop
from verify.web.urls import Target, registrable, request_target

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class RedirectChain:
    """The redirects of one fetch so far. Cookies live as long as it does, no longer.

    They are kept at all because many sites send a visitor round once to set one.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._cookies: dict[str, dict[str, str]] = {}
        self._seen: set[tuple[str, str]] = set()
        self.hops: list[Hop] = []

    def cookie_header(self, at: Target) -> dict[str, str]:
        """The ``Cookie`` header for this address, or nothing."""
        kept = self._cookies.get(registrable(at.host), {})
        return {"Cookie": "; ".join(f"{k}={v}" for k, v in kept.items())} if kept else {}

    def next_target(self, at: Target, answer: RawResponse) -> Target | None:
        """Where the answer sends us, or None where it is the end.

        Raises ``FetchError`` for a circle, too many redirects, or one that leads off the web.
        """
        self._remember(at, answer)
        location = self._location(at, answer)
        if location is None:
            return None
        self._step(at, answer)
        onward = _onward(at, location)
        self.hops.append(Hop(at.href, answer.status, onward.href))
        return onward

    def _location(self, at: Target, answer: RawResponse) -> str | None:
        if answer.status in _REDIRECTS:
            return _location(answer)
        if answer.status == 200:
            return _refresh(at, answer, self._settings.meta_refresh_within)
        return None

    def _step(self, at: Target, answer: RawResponse) -> None:
        state = (at.href, self.cookie_header(at).get("Cookie", ""))
        if state in self._seen:
            raise FetchError(Reason.REDIRECT_LOOP, f"The redirects return to {at.href}.")
        self._seen.add(state)
        if len(self.hops) >= self._settings.max_redirects:
            raise FetchError(
                Reason.REDIRECT_LOOP, f"More than {len(self.hops)} redirects in a row."
            )

    def _remember(self, at: Target, answer: RawResponse) -> None:
        for name, value in answer.headers:
            if name.lower() == "set-cookie" and "=" in value:
                key, _, rest = value.partition("=")
                jar = self._cookies.setdefault(registrable(at.host), {})
                content, *attributes = (part.strip() for part in rest.split(";"))
                jar[key.strip()] = content
                if any(_ends_it(attribute) for attribute in attributes):
                    del jar[key.strip()]


_NONE_LEFT = re.compile(r"0+|-[0-9]+")  # seconds; anything else is no number (RFC 6265 §5.2.2)


def _ends_it(attribute: str) -> bool:
    """Whether an attribute of a cookie takes it away: Max-Age=0, or Expires in 1970 as is usual."""
    name, _, value = attribute.lower().partition("=")
    if name.strip() == "max-age":
        return bool(_NONE_LEFT.fullmatch(value.strip()))
    return name.strip() == "expires" and "1970" in value


def _refresh(at: Target, answer: RawResponse, within: float) -> str | None:
    if said := answer.header("refresh"):
        return refresh_target(_as_utf8(said), at.href, within)
    if document_kind(answer.headers, answer.body, at.href) != "html":  # text that shows the tag
        return None
    return meta_refresh_target(answer.body, at.href, within)


def _location(answer: RawResponse) -> str:
    value = answer.header("location")
    if not value:
        raise FetchError(
            Reason.SERVER_ERROR, f"The server sent a redirect ({answer.status}) without a target."
        )
    return _as_utf8(value)


def _as_utf8(value: str) -> str:
    # http.client reads headers as Latin-1; addresses in them are UTF-8 in practice.
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _onward(at: Target, location: str) -> Target:
    try:
        return request_target(location, at.href)
    except FetchError as halt:
        raise FetchError(
            Reason.SERVER_ERROR,
            f"The URL redirects to “{location[:200]}”, which is no web page.",
        ) from halt
