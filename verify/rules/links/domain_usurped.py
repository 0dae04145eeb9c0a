"""The cited domain now shows somebody else's site.

What it finds
-------------
A cited URL whose page has nothing in common with its archived copy and shows the signs of
another business (betting, advertising). Also a page that is all about betting although the
words of its URL are about something else.

Why it matters
--------------
Expired domains are bought for the links that lead to them. The article then sends its readers
to a casino.

Example
-------
`https://valley-news.example/water-talks` shows “Online casino: best bonus of the week”.

Not flagged
-----------
- Articles about betting.
- Redesigned sites, and other languages of the same site.
- Domains that are only parked or for sale. They are reported as not checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Reason, Severity
from verify.rules.links._links import LinkRule, last_check, link_finding, links_absent_because

CODE = "S605"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_SAYING = LinkRule("domain-usurped", SEVERITY, CONFIDENCE)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every cited URL that shows somebody else's site."""
    for link, absence in links_absent_because(dossier, Reason.USURPED):
        message = "The domain now shows somebody else's site, not the cited page"
        yield link_finding(link, _SAYING, message, last_check(absence))
