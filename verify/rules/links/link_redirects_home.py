"""The link leads to the site's front page instead of the cited page.

What it finds
-------------
A cited URL of a page that redirects to a front page.

Why it matters
--------------
Sites do this with pages that they have removed. The link works, but it shows readers something
that has nothing to do with the citation.

Example
-------
`https://example.org/2019/05/water-talks` redirects to `https://example.org/`.

Not flagged
-----------
- URLs that are a front page themselves.
- Short links of other services that lead to a front page.
- Redirects to any other page (see link-moved).
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Reason, Severity
from verify.rules.links._links import LinkRule, last_check, link_finding, links_absent_because

CODE = "S604"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_SAYING = LinkRule("link-redirects-home", SEVERITY, CONFIDENCE)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every cited URL that leads to a front page."""
    for link, absence in links_absent_because(dossier, Reason.REDIRECTED_HOME):
        target = f" ({absence.final_address})" if absence.final_address else ""
        message = f"The link leads to the site's front page{target}, not to the cited page"
        yield link_finding(link, _SAYING, message, last_check(absence))
