"""A cited work was retracted.

What it finds
-------------
A work with an identifier for which a registry reports a retraction, withdrawal or removal, also if
it happened after the article was written.

Why it matters
--------------
A retracted work is no longer evidence, and readers should be told so.

Example
-------
`doi:10.1000/123`: retracted on 2023-05-02, reported by the publisher and Retraction Watch.

Not flagged
-----------
- References that say that the work was retracted, and references to the notice itself.
- Identifiers of another work (see identifier-other-work).
- Works that are not in a registry that knows of retractions: Crossref, OpenAlex and PubMed do.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules.links._work_notices import RETRACTIONS, notice_finding, noticed_works, reporters

CODE = "S607"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False
NEEDS_REGISTRIES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every cited work that was retracted."""
    for work in noticed_works(dossier, RETRACTIONS):
        message = f"This work was retracted (reported by {reporters(work)})"
        yield notice_finding(work, "work-retracted", SEVERITY, message)
