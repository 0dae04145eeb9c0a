"""A date is not in the source cited for it.

What it finds
-------------
A date in a sentence with a note or link. The cited page is about the same thing (it has another
name, figure or full date of the sentence), but it does not have this date in any precision and was
not published on that day.

Why it matters
--------------
A wrong day can put an event before its cause.

Example
-------
“The agreement was signed on 14 March 2021 in Osh” with a source that says 24 March 2021.

Not flagged
-----------
- Dates of which the source gives only the year or month.
- The source's own publication date.
- Dates inside quotations.
- Pages in another language, cut off, or not captured.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules.sources._checked_claims import fact_finding, missing_facts

CODE = "S655"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every date that is not in the sources of its sentence."""
    for pair in missing_facts(dossier, "date"):
        yield fact_finding(dossier, "date-not-in-source", SEVERITY, pair)
