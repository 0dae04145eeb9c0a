"""A number of a sentence is not in the source that backs it.

What it finds
-------------
A number above twelve in a sentence with a note or link, where the cited page speaks of the
same thing (it holds another fact of the sentence) and holds no such number, also not rounded.

Why it matters
--------------
Figures are what readers take away, and what is mistyped most easily.

Example
-------
“The fire destroyed 340 houses in Osh” with a source that says 240.

What it leaves alone
--------------------
Numbers within a twentieth of one in the source, numbers inside quotations (see
quote-altered), sentences of which the source holds nothing at all, pages in another language,
cut off, or not captured.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules.sources._claims import fact_finding, missing_facts

CODE = "S654"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every number that the sources of its sentence do not hold."""
    for pair in missing_facts(dossier, "number"):
        yield fact_finding(dossier, "number-not-in-source", SEVERITY, pair)
