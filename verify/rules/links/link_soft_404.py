"""The link works, but the page says “not found”.

What it finds
-------------
A cited URL whose page says that it is missing, deleted, or unavailable, although the server
reports success. Also a URL that leads to an error page, an empty list, a search, or the list of its
section instead.

Why it matters
--------------
The link looks alive to every link checker and is dead for every reader.

Example
-------
`https://example.org/news/4711` returns status 200 and shows “This article no longer exists”.

Not flagged
-----------
- Pages with their own text, even if they mention missing pages.
- Blocked pages, logins, and paywalls: `verify` did not see the page.
- Pages that work again at a later check.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Absence, Confidence, Dossier, Finding, Reason, Severity
from verify.rules.links._links import LinkRule, last_check, link_finding, links_absent_because

CODE = "S603"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_SAYING = LinkRule("link-soft-404", SEVERITY, CONFIDENCE)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every cited page that says “not found”."""
    for link, absence in links_absent_because(dossier, Reason.SOFT_404):
        yield link_finding(link, _SAYING, _message(absence), last_check(absence))


def _message(absence: Absence) -> str:
    """Return what the link shows instead of the cited page: not every such page says “not found”."""
    if " says " in absence.detail:
        return "The link works, but the page says “not found”"
    return f"The link works, but does not show the cited page: {absence.detail.rstrip('.')}"
