"""A quotation is spliced from separate passages.

What it finds
-------------
A statement in one pair of quotation marks whose parts are all in the cited source, but far
apart or in another order, without an ellipsis. Also a quotation that omits a sentence in the
middle without an ellipsis.

Why it matters
--------------
Two true sentences next to each other can say something that neither of them says.

Example
-------
“We will not negotiate. The borders are closed.” The source has two paragraphs between these
sentences.

Not flagged
-----------
- Omissions marked with an ellipsis in any form.
- Quotations that the article itself interrupts (“…,” he said, “…”).
- A few words omitted within a sentence (see quote-reworded).
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.verdict.verdict import Outcome
from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules._checked_quotations import checked_quotations, quoted_place, source_evidence

CODE = "Q453"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every statement whose parts are far apart in the source."""
    for found in checked_quotations(dossier):
        if found.verdict.outcome is not Outcome.SPLICED or found.unchecked:
            continue
        yield Finding(
            rule="quote-spliced",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message="Joins separate passages without an ellipsis",
            places=(quoted_place(dossier, found.quotation),),
            evidence=(source_evidence(found, "From the first part to the last in the source"),),
            source=found.address,
        )
