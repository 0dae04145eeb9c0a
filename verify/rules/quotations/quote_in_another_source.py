"""A quotation is in a different source of the article than the one cited for it.

What it finds
-------------
A statement that is not on the page cited for it, but appears word for word on a page that the
article cites elsewhere.

Why it matters
--------------
The words are right and the note is wrong, which is easy to correct.

Example
-------
“The road will open in May” has note 2, but is on the page of note 3.

Not flagged
-----------
- Quotations that are in both sources.
- Quotations whose cited page could not be checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.verdict.verdict import Outcome
from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules._checked_quotations import checked_quotations, quoted_place, source_evidence
from verify.rules.quotations._other_sources import found_in_other_source

CODE = "Q455"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every statement that is in another source of the article."""
    for found in checked_quotations(dossier):
        if found.verdict.outcome is not Outcome.ABSENT or found.unchecked:
            continue
        other = found_in_other_source(dossier, found)
        if other:
            yield Finding(
                rule="quote-in-another-source",
                severity=SEVERITY,
                confidence=CONFIDENCE,
                message="This quotation is in a different source of the article",
                places=(quoted_place(dossier, found.quotation),),
                evidence=(source_evidence(other, "Passage in the other source"),),
                suggestion=f"Cite {other.address}",
                source=found.address,
            )
