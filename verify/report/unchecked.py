"""Wording of the reasons why quotations were not checked."""

from __future__ import annotations

from verify.model import Reason
from verify.text.lazy_patterns import re

# The stored reasons of ``Coverage.unchecked``, as they continue “6 quotations …”.
_PHRASES = {
    "no source is given": "without a source",
    "its source has no address": "whose source has no URL",
    "its source was not fetched": "whose source was not fetched",
    "no source given": "without a source",
    "source has no URL": "whose source has no URL",
    "too short": "too short to check",
    "unreadable": "whose source is unreadable",
    "paywalled": "whose source is behind a paywall",
    "blocked": "whose source blocked us",
    "dead": "whose source is dead",
    "not archived": "whose source is not archived",
}
_SOURCE_PHRASES = {
    Reason.NOT_FOUND: "was not found",
    Reason.GONE: "was removed",
    Reason.SERVER_ERROR: "gave a server error",
    Reason.DNS: "is on an unknown host",
    Reason.REFUSED: "refused the connection",
    Reason.TLS: "has a certificate problem",
    Reason.TIMEOUT: "did not respond in time",
    Reason.TOO_SLOW: "was too slow",
    Reason.TOO_LARGE: "is too large",
    Reason.REDIRECT_LOOP: "redirects in a loop",
    Reason.BLOCKED: "blocked us",
    Reason.LOGIN: "requires a login",
    Reason.PAYWALLED: "is behind a paywall",
    Reason.RATE_LIMITED: "limited our requests",
    Reason.ROBOTS_DISALLOWED: "does not allow crawlers",
    Reason.SOFT_404: "says “not found”",
    Reason.REDIRECTED_HOME: "redirects to the home page",
    Reason.PARKED: "is on a parked domain",
    Reason.USURPED: "is on a domain that was taken over",
    Reason.NEEDS_BROWSER: "needs a browser",
    Reason.UNSUPPORTED_TYPE: "is in an unsupported format",
    Reason.PRIVATE_ADDRESS: "is on a private network",
    Reason.MALFORMED: "has a malformed URL",
    Reason.NO_ADDRESS: "has no URL",
    Reason.NOT_ASKED: "was not requested",
}
_LANGUAGE = re.compile(r"source in (?P<language>.+)")  # "source in Russian"
# "its source is not there to compare (blocked)"
_WITH_REASON = re.compile(r"its source is not there to compare \((?P<reason>[a-z0-9-]+)\)")


def unchecked_phrase(why: str) -> str:
    """Return a stored reason as a phrase that follows “6 quotations”.

    A reason this version does not know, such as a later version's, is put in parentheses.
    """
    found = _WITH_REASON.fullmatch(why)
    if found and found["reason"] in set(Reason):
        return f"whose source {_SOURCE_PHRASES[Reason(found['reason'])]}"
    if found := _LANGUAGE.fullmatch(why):
        return f"whose source is in {found['language']}"
    return _PHRASES.get(why, f"({why})")
