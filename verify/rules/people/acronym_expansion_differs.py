"""An acronym is spelled out in two ways.

What it finds
-------------
An acronym that the article spells out twice, with different words.

Why it matters
--------------
Either the organization's name is wrong in one place, or one acronym stands for two things and
readers cannot tell which one is meant.

Example
-------
`Collective Security Treaty Organization (CSTO)`, later `Common Security Treaty Organization
(CSTO)`.

Not flagged
-----------
- Differences in articles and other small words, word endings, or British and American spelling.
- Shortened forms of the same name.
- Names in another script or language.
- Text around the article, such as teasers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from verify.model import Acronym, Confidence, Dossier, Finding, Severity
from verify.rules._places import place
from verify.rules.people._acronyms import (
    acronym_key,
    article_acronyms,
    expansions_differ,
    in_two_languages,
)

CODE = "P503"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield one finding for every acronym with two expansions."""
    by_short: dict[str, list[Acronym]] = defaultdict(list)
    for acronym in article_acronyms(dossier):
        by_short[acronym_key(acronym)].append(acronym)
    for known in by_short.values():
        for first, second in combinations(known, 2):
            if expansions_differ(first, second) and not in_two_languages(first, second):
                yield _finding(dossier, first, second)
                break


def _finding(dossier: Dossier, first: Acronym, second: Acronym) -> Finding:
    short = second.short.value
    return Finding(
        rule="acronym-expansion-differs",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=(
            f"{short} is spelled out as “{second.expansion.value}” here and as "
            f"“{first.expansion.value}” above"
        ),
        places=(
            place(dossier.article, second.expansion.span),
            place(dossier.article, first.expansion.span),
        ),
    )
