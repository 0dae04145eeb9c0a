"""The server answers “OK”, but the page says that there is nothing here.

What it finds
-------------
A cited address whose page, by its own words, is missing, deleted or not available, although
the server reports success.

Why it matters
--------------
The link looks alive to every machine and is dead for every reader.

Example
-------
`https://example.org/news/4711` answers 200 and shows “This article no longer exists”.

What it leaves alone
--------------------
Pages with a text of their own, even if they mention missing pages; refusals, logins and
paywalls: there the page was not seen. Pages that are found again later.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Reason, Severity
from verify.rules.links._links import Saying, finding, looked, with_reason

CODE = "S603"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_SAYING = Saying("link-soft-404", SEVERITY, CONFIDENCE)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every cited page that says it is not there."""
    for link, absence in with_reason(dossier, Reason.SOFT_404):
        message = "the address answers, but its page says that there is nothing here"
        yield finding(link, _SAYING, message, looked(absence))
