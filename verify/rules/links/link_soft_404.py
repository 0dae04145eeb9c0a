"""The link works, but the page says “not found”.

What it finds
-------------
A cited URL whose page says that it is missing, deleted, or unavailable, although the server
reports success.

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

from verify.model import Confidence, Dossier, Finding, Reason, Severity
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
        message = "The link works, but the page says “not found”"
        yield link_finding(link, _SAYING, message, last_check(absence))
