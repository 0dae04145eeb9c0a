"""A quotation does not stand in the source that is cited for it.

What it finds
-------------
A statement in quotation marks that is in none of the sources cited for it, in whatever
wording, although every one of them was captured whole and is in the quotation's language.

Why it matters
--------------
Either the note points to the wrong source, or the words are a paraphrase, or nobody said
them. The nearest passage of the source is shown.

Example
-------
A note gives an address for “The border will stay closed until spring”; the page speaks of the
border and holds no such sentence.

What it leaves alone
--------------------
Pages that could not be fetched, are cut off by a paywall, or are in another language than
the quotation: could not look is not the same as not there. Quotations that stand in another
source of the article (see quote-in-another-source), and quotations shorter than twelve
characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.verdict.verdict import Outcome
from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules._compared import compared, quoted_place, source_evidence
from verify.rules.quotations._elsewhere import standing_elsewhere

CODE = "Q454"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every statement that none of its sources holds."""
    for found in compared(dossier):
        if found.verdict.outcome is not Outcome.ABSENT or found.unseen:
            continue
        if standing_elsewhere(dossier, found):
            continue
        near = found.verdict.passage
        label = "the nearest passage in the source" if near else "nothing near it in the source"
        yield Finding(
            rule="quote-not-found",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message="the quotation was not found in the source cited for it",
            places=(quoted_place(dossier, found.quotation),),
            evidence=(source_evidence(found, label),),
            source=found.address,
        )
