"""Two articles introduce a person with labels that exclude each other.

What it finds
-------------
A person who is called an expert, analyst, professor, and so on of one region in one article and
of a different region in another article of the collection.

Why it matters
--------------
Readers meet the same expert with two areas of expertise. One of the two labels is probably
wrong.

Example
-------
`Central Asia Expert Jane Example` in May, `Middle East Expert Jane Example` in June.

Not flagged
-----------
- Everything that label-conflict does not flag.
- Conflicts within one article.
- People who have only their surname in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from verify.model import Confidence, Dossier, Evidence, Finding, Label, Severity
from verify.rules._places import article_name, place
from verify.rules.people._expertise import expertise_of, fields_exclude, is_introduction
from verify.text.names.comparison import name_key

CODE = "P511"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "collection"
NEEDS_SOURCES = False


def check(dossiers: Sequence[Dossier]) -> Iterator[Finding]:
    """Yield one finding for every person with conflicting labels in two articles."""
    for presented in _by_person(dossiers).values():
        for (dossier, label), (other_dossier, other) in combinations(presented, 2):
            first, second = expertise_of(label), expertise_of(other)
            if dossier is other_dossier or not first or not second:
                continue
            if fields_exclude(first.field, second.field):
                yield _finding(dossier, label, other_dossier, other)
                break


def _by_person(dossiers: Sequence[Dossier]) -> dict[str, list[tuple[Dossier, Label]]]:
    """Return full name, equal across scripts → how each article introduces the person."""
    found: dict[str, list[tuple[Dossier, Label]]] = defaultdict(list)
    for dossier in dossiers:
        for label in dossier.labels:
            name = dossier.people[label.person].name
            if len(name.split()) > 1 and is_introduction(dossier, label) and expertise_of(label):
                found[name_key(name)].append((dossier, label))
    return found


def _finding(dossier: Dossier, label: Label, other_dossier: Dossier, other: Label) -> Finding:
    other_article = article_name(dossier.article)
    return Finding(
        rule="label-conflict-across-articles",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=(
            f"{other_dossier.people[other.person].name} is called “{other.role.value}” here and "
            f"“{label.role.value}” in {other_article}"
        ),
        places=(
            place(other_dossier.article, other.span, named=True),
            place(dossier.article, label.span, named=True),
        ),
        evidence=(
            Evidence(
                kind="article", text=place(dossier.article, label.span).text, label=other_article
            ),
        ),
    )
