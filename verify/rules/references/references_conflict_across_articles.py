"""Two articles cite a source with different titles or dates.

What it finds
-------------
References of different articles that have the same URL but different titles or publication
dates.

Why it matters
--------------
One of the articles is wrong, or the source changed its headline between the two citations.

Example
-------
One article cites `https://example.org/12` as “Talks resume”, another as “Talks adjourned”.

Not flagged
-----------
- Differences within one article (see conflicting-references).
- Translations and shortened titles.
- Typography.
- Home pages.
- Dates that agree as far as both go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.model import Confidence, Dossier, Evidence, Finding, Severity
from verify.rules._places import article_name, place
from verify.rules.references._same_source import disagreements

CODE = "U211"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "collection"
NEEDS_SOURCES = False


def check(dossiers: Sequence[Dossier]) -> Iterator[Finding]:
    """Yield one finding for every source that two articles cite differently."""
    for found in disagreements(dossiers):
        (dossier, field), (other_dossier, other) = found.first, found.second
        if dossier is other_dossier:
            continue
        label = f"{found.what.capitalize()} in {article_name(dossier.article)}"
        yield Finding(
            rule="references-conflict-across-articles",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message=f"Another article cites this URL with a different {found.what}",
            places=(
                place(other_dossier.article, other.span, named=True),
                place(dossier.article, field.span, named=True),
            ),
            evidence=(Evidence(kind="article", text=field.value, label=label),),
            source=found.address,
        )
