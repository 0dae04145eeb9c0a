"""A sentence has nothing in common with the source cited for it.

What it finds
-------------
A sentence with a note or link and at least three specific facts (numbers, dates, full names),
none of which is on the cited page; or a sentence of whose telling words, counted by how rare they
are, no passage of the page (80 words) has more than 15 %.

Why it matters
--------------
The note most likely points to the wrong page.

Example
-------
A sentence about the harvest of 2021 in three provinces, with a link to a page about a concert.

Not flagged
-----------
- Sentences with fewer than three such facts, if the page has half of their telling words.
- Sentences of common words only, and pages with little text.
- Pages in another language, cut off, or not captured.
- Sentences with a name, a figure or a full date that is in any of their sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.claim_evidence import has_no_fact, has_no_words
from verify.model import Confidence, Dossier, Evidence, Finding, Severity
from verify.rules._places import place
from verify.rules.sources._checked_claims import checked_claims

CODE = "S657"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.LOW
PREVIEW = True
SCOPE = "article"
NEEDS_SOURCES = True

MOST_SHOWN = 8  # words that are listed as missing


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every sentence that has nothing in common with its sources."""
    for found in checked_claims(dossier):
        language = found.claim.language or dossier.article.language
        if has_no_fact(found.present, found.missing, found.words):
            message = "None of this sentence's numbers, dates, and names is in its source"
            lacking = [fact.text for fact in found.missing]
        elif found.words and has_no_words(found.present, found.words, language):
            message = "No passage of the source has more than a few of this sentence's words"
            lacking = list(found.words.missing[:MOST_SHOWN])
        else:
            continue
        yield Finding(
            rule="claim-not-addressed",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message=message,
            places=(place(dossier.article, found.claim.span),),
            evidence=(
                Evidence(
                    kind="source",
                    text=", ".join(f"“{one}”" for one in lacking),
                    label="Not found in the source",
                    address=found.capture.address,
                    capture=found.capture.id,
                    captured_at=found.capture.captured_at,
                ),
            ),
            source=found.capture.address,
        )
