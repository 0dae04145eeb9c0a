"""An identifier belongs to another work than the cited one.

What it finds
-------------
A DOI, ISBN, PMID, PMCID or arXiv ID that exists, but whose record in a registry has another title
and other authors (or another year and journal) than the reference.

Why it matters
--------------
The identifier leads readers to a work that was not cited. A real identifier of another work is also
the commonest mark of a reference that nobody looked up.

Example
-------
`A. Bell, “Rivers of the Upper Valley”, doi:10.1000/123`: doi.org says that this DOI is “Enzymes in
Cold Water” by C. Moor.

Not flagged
-----------
- Titles that agree in part, or are translations.
- Records of the book or journal that contains the cited chapter or article.
- References with several identifiers of one kind, and titles of fewer than three words.
- Works whose authors, or year and journal, agree.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity
from verify.registries.comparison import Match
from verify.rules._places import place, shortened
from verify.rules.references._registered_works import (
    RegisteredWork,
    record_evidence,
    registered_works,
    works_by_place,
)

CODE = "U214"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.HIGH
PREVIEW = True
SCOPE = "article"
NEEDS_SOURCES = False
NEEDS_REGISTRIES = True


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every identifier whose records are all those of other works."""
    known = (one for one in registered_works(dossier) if one.work.identifier and one.alone)
    for works in works_by_place(known):
        if all(one.comparison.match is Match.OTHER for one in works):
            yield _finding(dossier, works)


def _finding(dossier: Dossier, works: list[RegisteredWork]) -> Finding:
    first = works[0]
    title = shortened(first.record.titles[0]) if first.record.titles else "another work"
    return Finding(
        rule="identifier-other-work",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=f"This {first.work.kind} is of another work: “{title}”",
        places=(place(dossier.article, first.work.span),),
        evidence=tuple(record_evidence(one) for one in works),
    )
