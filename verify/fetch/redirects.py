"""Follow redirects: the next URL, its cookies, and detection of loops."""

from __future__ import annotations

from verify.fetch.connection.exchange import RawResponse
from verify.fetch.cookies import CookieJar
from verify.fetch.meta_refresh import meta_refresh_target, refresh_target
from verify.fetch.settings import FetchSettings
from verify.model import Reason
from verify.web.content_type import document_kind
from verify.web.errors import FetchError
from verify.web.response import Hop
from verify.web.urls import Target, request_target

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class RedirectChain:
    """The redirects of one fetch so far, with the cookies set on the way.

    Cookies are kept because many sites redirect a visitor once in order to set one. They are
    discarded after the fetch.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._cookies = CookieJar()
        self._seen: set[tuple[str, str]] = set()
        self.hops: list[Hop] = []

    def cookie_header(self, at: Target) -> dict[str, str]:
        """Return the ``Cookie`` header for this URL, or {}."""
        kept = self._cookies.header(at)
        return {"Cookie": kept} if kept else {}

    def next_target(self, at: Target, answer: RawResponse) -> Target | None:
        """Return the next URL of the redirect, or None if the response is final.

        Raises ``FetchError`` for a loop, too many redirects, or a target that is not a web URL.
        """
        self._remember(at, answer)
        location = self._location(at, answer)
        if location is None:
            return None
        self._step(at, answer)
        onward = _redirect_target(at, location)
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
            if name.lower() == "set-cookie":
                self._cookies.add(at, value)


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
    # http.client decodes headers as Latin-1; URLs in them are usually UTF-8.
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _redirect_target(at: Target, location: str) -> Target:
    try:
        return request_target(location, at.href)
    except FetchError as halt:
        raise FetchError(
            Reason.SERVER_ERROR,
            f"The URL redirects to “{location[:200]}”, which is not a web page.",
        ) from halt
