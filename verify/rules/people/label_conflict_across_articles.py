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
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Introduction:
    """One article's label of a person, and the field of its expert, folded."""

    dossier: Dossier
    label: Label
    field: str


def check(dossiers: Sequence[Dossier]) -> Iterator[Finding]:
    """Yield one finding for every person with conflicting labels in two articles."""
    for presented in _by_person(dossiers).values():
        for first, second in combinations(presented, 2):
            if first.dossier is not second.dossier and fields_exclude(first.field, second.field):
                yield _finding(first, second)
                break


def _by_person(dossiers: Sequence[Dossier]) -> dict[str, list[Introduction]]:
    """Return full name, equal across scripts → how each article introduces the person.

    Of one field, the first introductions of two articles are enough: if a later one conflicts
    with another field, so does one of these.
    """
    found: dict[str, list[Introduction]] = defaultdict(list)
    for dossier in dossiers:
        for label in dossier.labels:
            name = dossier.people[label.person].name
            if len(name.split()) < 2 or not is_introduction(dossier, label):
                continue
            if expertise := expertise_of(label):
                one = Introduction(dossier, label, expertise.field)
                met = [other for other in found[name_key(name)] if other.field == one.field]
                if len(met) < 2 and all(other.dossier is not dossier for other in met):
                    found[name_key(name)].append(one)
    return found


def _finding(first: Introduction, second: Introduction) -> Finding:
    dossier, label = first.dossier, first.label
    other_dossier, other = second.dossier, second.label
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
