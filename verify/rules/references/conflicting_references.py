"""A source is cited with two titles or two dates.

What it finds
-------------
Two references of the article that have the same URL but different titles or publication dates.

Why it matters
--------------
At most one of them is right. Either a note was copied and only partly changed, or one of the
two sources has lost its URL.

Example
-------
`“Talks resume”, https://example.org/12` and `“Talks adjourned”, https://example.org/12`

Not flagged
-----------
- A title and its translation, or a shortened title.
- Typography.
- Home pages.
- Dates that agree as far as both go, and dates that can be read in two ways.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Evidence, Finding, Severity
from verify.rules._places import place
from verify.rules.references._same_source import disagreements

CODE = "U210"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every source with two titles or two dates."""
    for found in disagreements([dossier]):
        first, second = found.first[1], found.second[1]
        yield Finding(
            rule="conflicting-references",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message=f"This URL is cited with two {found.what}s",
            places=(place(dossier.article, second.span), place(dossier.article, first.span)),
            evidence=(Evidence(kind="address", text=found.address, label="Cited both times"),),
            source=found.address,
        )
