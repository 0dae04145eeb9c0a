"""A quotation is not verbatim.

What it finds
-------------
A statement in quotation marks whose source has the same sentence with words added, omitted, or
replaced. None of these words changes the meaning.

Why it matters
--------------
Quotation marks promise the exact words. A reworded statement belongs in indirect speech, and an
omission needs an ellipsis.

Example
-------
The article: “The talks went on for a long time.” The source: “The talks continued for a long
time.”

Not flagged
-----------
- Typography, British and American spelling, contractions, capitals, and final punctuation.
- Omissions and insertions that are marked.
- Changes that affect the meaning (see quote-altered).
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.verdict.verdict import Outcome
from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules._checked_quotations import (
    changes_sentence,
    checked_quotations,
    quoted_place,
    source_evidence,
)

CODE = "Q452"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every statement that its source has in slightly different words."""
    for found in checked_quotations(dossier):
        if found.verdict.outcome not in (Outcome.REWORDED, Outcome.AMBIGUOUS) or found.unchecked:
            continue
        changed = [c for c in found.verdict.changes if not c.legitimate]
        ambiguous = found.verdict.outcome is Outcome.AMBIGUOUS
        several = " (the source has several similar passages)" if ambiguous else ""
        yield Finding(
            rule="quote-reworded",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message=f"Not verbatim{several}: {changes_sentence(changed)}",
            places=(quoted_place(dossier, found.quotation),),
            evidence=(source_evidence(found, "Passage in the source"),),
            source=found.address,
        )
