"""A person's name in a sentence is not in the source that backs it.

What it finds
-------------
A full name in a sentence with a note or link, where the cited page speaks of the same thing
(it holds another fact of the sentence) and holds no such surname in any spelling.

Why it matters
--------------
Either the note is the wrong one, or an act is ascribed to the wrong person.

Example
-------
“Marta Kolen opened the session” with a source in which Viktor Hadar opens it.

What it leaves alone
--------------------
Single words, names in another case, script or transliteration, names inside quotations;
pages in another language, cut off, or not captured.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules.sources._claims import fact_finding, missing_facts

CODE = "S656"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every full name that the sources of its sentence do not hold."""
    for pair in missing_facts(dossier, "name"):
        yield fact_finding(dossier, "name-not-in-source", SEVERITY, pair)
