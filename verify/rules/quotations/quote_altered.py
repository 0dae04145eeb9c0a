"""A quotation differs from its source in a word that changes the meaning.

What it finds
-------------
A statement in quotation marks that is in the cited source with a different number, date, name,
negation, modal verb, quantifier, comparison, or person, or with an opposite. Numbers and dates
are compared as values, however they are written.

Why it matters
--------------
One such word turns a quotation into something that its speaker did not say. A similarity score
does not see it: a dropped “not” scores 96 out of 100.

Example
-------
The article: “We will not withdraw 600 soldiers.” The source: “We will not withdraw 500
soldiers.”

Not flagged
-----------
- Typography, spelling, inflected names, and “6 %” for “six percent”.
- Omissions marked with an ellipsis, and insertions in brackets.
- Changes that do not affect the meaning (see quote-reworded).
- Pages that could not be checked, and pages in another language.
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

CODE = "Q451"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every statement that differs from its source in a critical word."""
    for found in checked_quotations(dossier):
        if found.verdict.outcome is not Outcome.ALTERED:
            continue
        critical = [c for c in found.verdict.changes if c.critical]
        differences = changes_sentence(critical)
        yield Finding(
            rule="quote-altered",
            severity=SEVERITY,
            confidence=Confidence.MEDIUM if found.unchecked else CONFIDENCE,
            message=f"The quotation differs from its source: {differences}",
            places=(quoted_place(dossier, found.quotation),),
            evidence=(source_evidence(found, "Passage in the source"),),
            source=found.address,
        )
