"""A date of a sentence is not in the source that backs it.

What it finds
-------------
A date in a sentence with a note or link, where the cited page speaks of the same thing (it
holds another fact of the sentence) and gives no such date, neither fuller nor shorter, and
was not published on it.

Why it matters
--------------
A wrong day puts an event before its cause.

Example
-------
“The agreement was signed on 14 March 2021 in Osh” with a source that says 24 March 2021.

What it leaves alone
--------------------
Dates that the source gives as a year or month only, or with the day of its own publication;
dates inside quotations; pages in another language, cut off, or not captured.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules.sources._claims import fact_finding, missing_facts

CODE = "S655"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every date that the sources of its sentence do not give."""
    for pair in missing_facts(dossier, "date"):
        yield fact_finding(dossier, "date-not-in-source", SEVERITY, pair)
