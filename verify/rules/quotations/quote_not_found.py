"""A quotation is not in the source cited for it.

What it finds
-------------
A statement in quotation marks that is in none of the sources cited for it, in any wording. The
rule applies only if all of these sources were captured in full and are in the quotation's
language.

Why it matters
--------------
Either the note points to the wrong source, or the words are a paraphrase, or nobody said them.
The flag shows the most similar passage of the source.

Example
-------
A note gives a URL for “The border will stay closed until spring”. The page is about the border
but does not contain this sentence.

Not flagged
-----------
- Quotations whose source could not be fetched, is cut off by a paywall, or is in another
  language. “Not checked” is not the same as “not there”.
- Quotations that are in another source of the article (see quote-in-another-source).
- Quotations shorter than twelve characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.verdict.verdict import Outcome
from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules._checked_quotations import checked_quotations, quoted_place, source_evidence
from verify.rules.quotations._other_sources import found_in_other_source

CODE = "Q454"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every statement that is in none of its sources."""
    for found in checked_quotations(dossier):
        if found.verdict.outcome is not Outcome.ABSENT or found.unchecked:
            continue
        if found_in_other_source(dossier, found):
            continue
        near = found.verdict.passage
        label = f"{'Most similar' if near else 'No similar'} passage in the source"
        yield Finding(
            rule="quote-not-found",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message="The quotation is not in the source cited for it",
            places=(quoted_place(dossier, found.quotation),),
            evidence=(source_evidence(found, label),),
            source=found.address,
        )
