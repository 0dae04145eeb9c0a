"""A person is introduced with two labels that exclude each other.

What it finds
-------------
A person who is called an expert, analyst, professor, and so on of one region in one place and
of a different region in another place of the article. One flag shows all the places.

Why it matters
--------------
The label tells readers how much weight to give to the person's words. If there are two, one of
them is usually left over from an earlier text.

Example
-------
`Central Asia Expert Jane Example` in the title, `Middle East Expert Jane Example` below.

Not flagged
-----------
- Countries and continents.
- Regions that are often covered together (Central Asia and the Caucasus).
- A label and a shorter form of it.
- Positions held one after another, biographies, and honorifics.
- Fields that are not regions. A “military analyst” may well be a “political analyst”.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from verify.model import Confidence, Dossier, Finding, Label, Severity
from verify.rules._places import place
from verify.rules.people._expertise import Expertise, expertise_of, fields_exclude, is_introduction

CODE = "P501"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield one finding for every person with labels that exclude each other."""
    by_person: dict[int, list[Label]] = {}
    for label in dossier.labels:
        by_person.setdefault(label.person, []).append(label)
    for person, labels in sorted(by_person.items()):
        fields = [
            (label, field)
            for label in labels
            if is_introduction(dossier, label) and (field := expertise_of(label))
        ]
        conflicting = _conflicting_labels(fields)
        if conflicting:
            yield _finding(dossier, person, conflicting)


def _conflicting_labels(fields: list[tuple[Label, Expertise]]) -> list[Label]:
    """Return the labels that conflict with another one, in the order of the text."""
    alike: dict[str, list[Label]] = {}
    for label, found in fields:
        alike.setdefault(found.field, []).append(label)
    against = [
        label
        for one, other in combinations(alike, 2)
        if fields_exclude(one, other)
        for label in (*alike[one], *alike[other])
    ]
    return sorted(dict.fromkeys(against), key=lambda label: label.span)


def _finding(dossier: Dossier, person: int, labels: list[Label]) -> Finding:
    roles = " and ".join(f"“{role}”" for role in dict.fromkeys(la.role.value for la in labels))
    return Finding(
        rule="label-conflict",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=f"{dossier.people[person].name} is called {roles}",
        places=tuple(place(dossier.article, label.span) for label in labels),
    )
