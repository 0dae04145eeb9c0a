"""A quotation is put together from places of its source that stand apart.

What it finds
-------------
A statement in one pair of quotation marks whose parts each stand in the cited source, but
far from one another or in another order, with no ellipsis to say so; or one that leaves out
a sentence in its middle without a mark.

Why it matters
--------------
Two true sentences put side by side can say what neither says.

Example
-------
“We will not negotiate. The borders are closed.” where two paragraphs lie between the two
sentences of the source.

What it leaves alone
--------------------
Omissions marked by an ellipsis in any form; quotations that the article itself interrupts
(“…,” he said, “…”); a few words left out within a sentence (see quote-reworded).
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.verdict.verdict import Outcome
from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules._compared import compared, quoted_place, source_evidence

CODE = "Q453"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every statement whose parts stand apart in the source."""
    for found in compared(dossier):
        if found.verdict.outcome is not Outcome.SPLICED or found.unseen:
            continue
        yield Finding(
            rule="quote-spliced",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message="the parts of this quotation stand apart in the source, without a mark between",
            places=(quoted_place(dossier, found.quotation),),
            evidence=(source_evidence(found, "from the first part to the last in the source"),),
            source=found.address,
        )
