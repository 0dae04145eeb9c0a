"""A cited work was corrected.

What it finds
-------------
A work with an identifier for which a registry reports a correction, an erratum, an expression of
concern or a partial retraction, also if it appeared after the article was written.

Why it matters
--------------
What the article cites may be what was corrected.

Example
-------
`doi:10.1000/123`: erratum of 2023-05-02, reported by the publisher.

Not flagged
-----------
- References that mention the correction, and references to the notice itself.
- Identifiers of another work (see identifier-other-work).
- Works that were retracted as well (see work-retracted).
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules.links._work_notices import (
    CORRECTIONS,
    RETRACTIONS,
    notice_finding,
    noticed_works,
    reporters,
)

CODE = "S608"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False
NEEDS_REGISTRIES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every cited work that was corrected."""
    retracted = {work.place for work in noticed_works(dossier, RETRACTIONS)}
    for work in noticed_works(dossier, CORRECTIONS):
        if work.place not in retracted:
            kind = work.notices[0][1].kind.replace("-", " ")
            message = f"This work has a later notice: {kind} (reported by {reporters(work)})"
            yield notice_finding(work, "work-corrected", SEVERITY, message)
