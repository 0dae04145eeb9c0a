"""One source is cited under two titles or two dates.

What it finds
-------------
Two references of the article with the same address whose titles, or whose dates of
publication, differ.

Why it matters
--------------
At most one of them is right: a note was copied and only half changed, or the address of one
of the two sources was lost.

Example
-------
`“Talks resume”, https://example.org/12` and `“Talks adjourned”, https://example.org/12`

What it leaves alone
--------------------
A title and its translation, a shortened title, typography, home pages, dates of different
precision that agree, dates with two readings.
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
            message=f"one address is cited with two {found.what}s",
            places=(place(dossier.article, second.span), place(dossier.article, first.span)),
            evidence=(Evidence(kind="address", text=found.address, label="cited both times"),),
            source=found.address,
        )
