"""None of the facts in a sentence are in the source cited for it.

What it finds
-------------
A sentence with a note or link and at least three specific facts (numbers, dates, full names),
none of which is on the cited page.

Why it matters
--------------
The note most likely points to the wrong page.

Example
-------
A sentence about the harvest of 2021 in three provinces, with a link to a page about a concert.

Not flagged
-----------
- Sentences with fewer than three such facts.
- Pages in another language, cut off, or not captured.
- Sentences with a fact that is in any of their sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Evidence, Finding, Severity
from verify.rules._places import place
from verify.rules.sources._checked_claims import checked_claims

CODE = "S657"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.LOW
PREVIEW = True
SCOPE = "article"
NEEDS_SOURCES = True

FEWEST_FACTS = 3  # facts that must all be missing


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every sentence that has no fact in common with its sources."""
    for found in checked_claims(dossier):
        if found.present or len(found.missing) < FEWEST_FACTS:
            continue
        lacking = ", ".join(f"“{fact.text}”" for fact in found.missing)
        yield Finding(
            rule="claim-not-addressed",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message="None of this sentence's numbers, dates, and names is in its source",
            places=(place(dossier.article, found.claim.span),),
            evidence=(
                Evidence(
                    kind="source",
                    text=lacking,
                    label="Not found in the source",
                    address=found.capture.address,
                    capture=found.capture.id,
                    captured_at=found.capture.captured_at,
                ),
            ),
            source=found.capture.address,
        )
