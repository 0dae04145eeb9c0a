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
from verify.rules._compared import compared, in_words, quoted_place, source_evidence

CODE = "Q452"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every statement that its source has in slightly other words."""
    for found in compared(dossier):
        if found.verdict.outcome not in (Outcome.REWORDED, Outcome.AMBIGUOUS) or found.unseen:
            continue
        changed = [c for c in found.verdict.changes if not c.legitimate]
        said = "; ".join(in_words(c.kind, c.article, c.source) for c in changed[:3])
        several = " at several places" if found.verdict.outcome is Outcome.AMBIGUOUS else ""
        yield Finding(
            rule="quote-reworded",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message=f"the source says it in other words{several}: {said}",
            places=(quoted_place(dossier, found.quotation),),
            evidence=(source_evidence(found, "the passage in the source"),),
            source=found.address,
        )
