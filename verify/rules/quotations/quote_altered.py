"""A quotation differs from its source in a word that carries the meaning.

What it finds
-------------
A statement in quotation marks that stands in the cited source with another number, date,
name, negation, modal verb, quantifier, comparison, person or an opposite. Numbers are
compared as values and dates as dates, in whatever words they are written.

Why it matters
--------------
One such word turns a quotation into something that its speaker did not say. It is the
difference that a similarity score does not see: a dropped “not” scores 96 of 100.

Example
-------
The article: “We will not withdraw 600 soldiers.” The source: “We will not withdraw 500
soldiers.”

What it leaves alone
--------------------
Typography, spelling, inflected names, “6 %” for “six percent”, marked omissions and
bracketed insertions; changed words that leave the meaning (see quote-reworded); pages that
could not be looked at, and pages in another language.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.verdict.verdict import Outcome
from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules._compared import compared, in_words, quoted_place, source_evidence

CODE = "Q451"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every statement whose source differs in a critical word."""
    for found in compared(dossier):
        if found.verdict.outcome is not Outcome.ALTERED:
            continue
        critical = [c for c in found.verdict.changes if c.critical]
        said = "; ".join(in_words(c.kind, c.article, c.source) for c in critical[:3])
        yield Finding(
            rule="quote-altered",
            severity=SEVERITY,
            confidence=Confidence.MEDIUM if found.unseen else CONFIDENCE,
            message=f"the quoted wording differs from the source: {said}",
            places=(quoted_place(dossier, found.quotation),),
            evidence=(source_evidence(found, "the passage in the source"),),
            source=found.address,
        )
