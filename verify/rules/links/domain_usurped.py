"""The domain of a cited address now shows somebody else's pages.

What it finds
-------------
A cited address whose page has nothing in common with the copy that we hold of it and
carries the marks of another trade (betting, advertisement), or is all about betting under
an address whose own words speak of something else.

Why it matters
--------------
Expired domains are bought for the links that lead to them. The article then sends its
readers to a casino, and vouches for it.

Example
-------
`https://valley-news.example/water-talks` shows “Online casino: best bonus of the week”.

What it leaves alone
--------------------
Articles about betting, redesigned sites, other languages of the same site, and domains
that are only parked or for sale (those are reported as not checkable).
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Reason, Severity
from verify.rules.links._links import Saying, finding, looked, with_reason

CODE = "S605"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_SAYING = Saying("domain-usurped", SEVERITY, CONFIDENCE)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every cited address that shows another owner's pages."""
    for link, absence in with_reason(dossier, Reason.USURPED):
        message = "the address now shows pages that have nothing to do with the cited one"
        yield finding(link, _SAYING, message, looked(absence))
