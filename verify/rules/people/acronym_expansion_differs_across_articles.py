"""Two articles spell out an acronym in two ways.

What it finds
-------------
An acronym that another article of the collection spells out with different words.

Why it matters
--------------
Either one of the names is wrong, or the collection uses one acronym for two things.

Example
-------
`Collective Security Treaty Organization (CSTO)` in one article, `Common Security Treaty
Organization (CSTO)` in another.

Not flagged
-----------
- Everything that acronym-expansion-differs does not flag.
- Differences within one article.
- Names that have no word in common: they are two organizations.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from verify.model import Acronym, Confidence, Dossier, Evidence, Finding, Severity
from verify.rules._places import article_name, place
from verify.rules._repeated import repeated
from verify.rules.people._acronyms import (
    acronym_key,
    article_acronyms,
    expansions_differ,
    in_two_languages,
    share_a_word,
)
from verify.text.fold import fold_words

CODE = "P513"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "collection"
NEEDS_SOURCES = False

Known = tuple[Dossier, Acronym]


def check(dossiers: Sequence[Dossier]) -> Iterator[Finding]:
    """Yield one finding for every acronym with a second expansion in another article."""
    shared = repeated(acronym_key(a) for one in dossiers for a in article_acronyms(one))
    by_short: dict[str, list[Known]] = defaultdict(list)
    met: Counter[tuple[str, str]] = Counter()
    for dossier in dossiers:
        for acronym in article_acronyms(dossier):
            key = acronym_key(acronym), fold_words(acronym.expansion.value)
            if key[0] not in shared:
                continue
            met[key] += 1
            if met[key] <= 2:  # two articles are enough: thousands would be compared pair by pair
                by_short[key[0]].append((dossier, acronym))
    for known in by_short.values():
        pair = next((p for p in combinations(known, 2) if _is_conflict(*p)), None)
        if pair:
            yield _finding(*pair)


def _is_conflict(first: Known, second: Known) -> bool:
    if first[0] is second[0] or not share_a_word(first[1], second[1]):
        return False
    return expansions_differ(first[1], second[1]) and not in_two_languages(first[1], second[1])


def _finding(first: Known, second: Known) -> Finding:
    (dossier, acronym), (other_dossier, other) = first, second
    other_article = article_name(dossier.article)
    return Finding(
        rule="acronym-expansion-differs-across-articles",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=(
            f"{other.short.value} is spelled out as “{other.expansion.value}” here and as "
            f"“{acronym.expansion.value}” in {other_article}"
        ),
        places=(
            place(other_dossier.article, other.expansion.span, named=True),
            place(dossier.article, acronym.expansion.span, named=True),
        ),
        evidence=(Evidence(kind="article", text=acronym.expansion.value, label=other_article),),
    )
