"""An identifier of a cited work is malformed.

What it finds
-------------
An ISBN or ISSN whose check digit does not fit or that has too few or too many digits; a DOI that
does not begin with `10.`, has a letter for a digit, or nothing behind its prefix; an arXiv ID with
an impossible month or number; a PMID that is too long; a German URN:NBN with a wrong check digit.

Why it matters
--------------
Libraries and readers find a work by its identifier. A wrong digit leads nowhere, or to another
work, and it is a common mark of a citation that nobody looked up.

Example
-------
`ISBN 978-3-16-148410-1`: the last digit must be 0.

Not flagged
-----------
- Numbers without a label.
- A DOI that a line break has cut.
- An ISBN followed by other numbers, where it cannot be told where it ends.
- Identifiers in teasers and biographies.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Article, BlockKind, Confidence, Dossier, Finding, Severity, Span
from verify.rules._blocks import PROSE_KINDS, kind_at
from verify.rules._places import place
from verify.text.identifiers.finder import find_identifiers
from verify.text.identifiers.values import FoundIdentifier, IdentifierKind

CODE = "U213"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

SEARCHED_KINDS = PROSE_KINDS | {BlockKind.NOTES, BlockKind.CAPTION}


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every malformed identifier in the text, the notes and the links."""
    seen: set[str] = set()
    for span, found in _identifiers(dossier.article):
        if found.fault and found.value not in seen:
            seen.add(found.value)
            yield Finding(
                rule="identifier-malformed",
                severity=SEVERITY,
                confidence=CONFIDENCE,
                message=f"Malformed {found.kind}: {found.fault}",
                places=(place(dossier.article, span),),
                suggestion=found.repaired,
            )


def _identifiers(article: Article) -> Iterator[tuple[Span, FoundIdentifier]]:
    """Yield the identifiers of the searched blocks, then the DOIs that links lead to."""
    for found in find_identifiers(article.text):
        if kind_at(article, found.span.start) in SEARCHED_KINDS:
            yield found.span, found
    for link in article.links:
        if "doi.org/" in link.href:
            for found in find_identifiers(link.href):
                if found.kind == IdentifierKind.DOI:
                    yield link.span, found
