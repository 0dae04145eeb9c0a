"""A name is not in the source cited for it.

What it finds
-------------
A full name in a sentence with a note or link. The cited page is about the same thing (it has
another name, figure or full date of the sentence), but it does not have this surname in any
spelling.

Why it matters
--------------
Either the note is wrong, or something is attributed to the wrong person.

Example
-------
“Marta Kolen opened the session” with a source in which Viktor Hadar opens it.

Not flagged
-----------
- Names of a single word; countries, cities and unions.
- Names in another case form, script, or transliteration.
- Names inside quotations.
- Pages in another language, cut off, or not captured.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules.sources._checked_claims import fact_finding, missing_facts

CODE = "S656"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every full name that is not in the sources of its sentence."""
    for pair in missing_facts(dossier, "name"):
        yield fact_finding(dossier, "name-not-in-source", SEVERITY, pair)
