"""A number is not in the source cited for it.

What it finds
-------------
A number above twelve, or the result of a vote (“11 to 4”), in a sentence with a note or link. The
cited page is about the same thing (it has another name, figure or full date of the sentence, or half
of its words in one place), but it does not have this number, exact or rounded, and it does not
follow from numbers that it has.

Why it matters
--------------
Readers remember figures, and figures are easy to mistype.

Example
-------
“The fire destroyed 340 houses in Osh” with a source that says 240.

Not flagged
-----------
- Numbers that are rounded from one in the source (within 5%; 10% after “about”), or in another
  unit: miles, °F, acres, lakh.
- A percentage of which the source has the share (half, a third).
- A sum, a difference, a percentage, an age, or a time that follows from the figures or dates of
  two neighboring sentences about the same thing.
- Numbers inside quotations (see quote-altered).
- Results of votes of which the source gives one count only, or both apart.
- Sentences that have no fact in common with the source.
- Pages in another language, cut off, or not captured.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules.sources._checked_claims import fact_finding, missing_facts

CODE = "S654"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every number that is not in the sources of its sentence."""
    for pair in missing_facts(dossier, "number"):
        yield fact_finding(dossier, "number-not-in-source", SEVERITY, pair)
