"""A reference differs from the record of the work in a registry.

What it finds
-------------
A reference to a work that a registry has, with another year, title, author or journal than the
registry's record.

Why it matters
--------------
The work exists, but is described wrongly. Readers look for it in the wrong year or journal, and
someone is credited with what another wrote.

Example
-------
`A. Bell, “Rivers of the Upper Valley”, Valley Review, 2017`, and Crossref says 2019.

Not flagged
-----------
- Years that differ by one: online and printed publication.
- Years of preprints and books, which have many.
- Abbreviated journals, initials, transliterated names, and subtitles that are left out.
- Fields that the reference or the record lacks.
- Works of which it is unsure that they are the cited one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Reference, Severity, WorkRecord
from verify.registries.comparison import SAME, Match
from verify.registries.names import surname_in
from verify.rules._places import place
from verify.rules.references._certain_fields import are_people, is_certain_date, is_certain_title
from verify.rules.references._registered_works import (
    RegisteredWork,
    record_evidence,
    registered_works,
    works_by_place,
)
from verify.text.identifiers.values import IdentifierKind

CODE = "U215"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = True
SCOPE = "article"
NEEDS_SOURCES = False
NEEDS_REGISTRIES = True

Difference = tuple[str, tuple[str, str]]  # field, (as cited, as recorded)
_CERTAIN = 0.9  # confidence of a parsed field
_MANY_YEARS = (IdentifierKind.ARXIV, IdentifierKind.ISBN)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every work whose reference differs from all its records."""
    same = (one for one in registered_works(dossier) if one.comparison.match is Match.SAME)
    for works in works_by_place(same):
        each = [dict(_differences(dossier, one)) for one in works]
        common = [name for name in each[0] if all(name in other for other in each)]
        if common:
            yield _finding(dossier, works, [(name, each[0][name]) for name in common])


def _differences(dossier: Dossier, work: RegisteredWork) -> Iterator[Difference]:
    """Yield (field, (as cited, as recorded)) for every certain field that differs."""
    yield from _title(dossier, work)
    published = work.reference.published
    if work.comparison.year is False and published and _has_one_year(dossier, work):
        yield "year", (published.value[:4], str(work.record.years[0]))
    yield from _author(dossier, work)
    yield from _journal(work)


def _title(dossier: Dossier, work: RegisteredWork) -> Iterator[Difference]:
    title, score = work.reference.title, work.comparison.title
    if title is None or score is None or score >= SAME:
        return
    if is_certain_title(dossier, work.reference) or title.confidence >= _CERTAIN:
        yield "title", (title.value, work.record.titles[0])


def _author(dossier: Dossier, work: RegisteredWork) -> Iterator[Difference]:
    """Yield the first cited author whom the record lacks, unless it lists fewer authors."""
    reference, record = work.reference, work.record
    if work.comparison.author is None or not are_people(dossier, reference):
        return
    wrong = [name for name in _authors(reference) if not _is_author(name, record)]
    if wrong and len(record.surnames) >= len(reference.authors):
        yield "author", (wrong[0], ", ".join(record.authors[:3]))


def _journal(work: RegisteredWork) -> Iterator[Difference]:
    container, kind = work.reference.container, work.record.kind or ""
    certain = container is not None and container.confidence >= _CERTAIN
    if work.comparison.venue is False and certain and kind.startswith(("journal", "article")):
        yield "journal", (container.value if container else "", work.record.containers[0])


def _has_one_year(dossier: Dossier, work: RegisteredWork) -> bool:
    published = work.reference.published
    return (
        published is not None
        and work.work.kind not in _MANY_YEARS
        and "book" not in (work.record.kind or "")
        and is_certain_date(dossier, work.reference, published)
    )


def _authors(reference: Reference) -> Iterator[str]:
    """Yield the cited authors that were certainly read, and are more than initials."""
    for author in reference.authors:
        if author.confidence >= _CERTAIN and re.search(r"[^\W\d_]{2}", author.value):
            yield author.value


def _is_author(name: str, record: WorkRecord) -> bool:
    return any(surname_in(surname, name) for surname in record.surnames) or any(
        surname_in(part, " ".join(record.authors)) for part in name.replace(",", " ").split()[-1:]
    )


def _finding(
    dossier: Dossier, works: list[RegisteredWork], fields: list[tuple[str, tuple[str, str]]]
) -> Finding:
    said = "; ".join(f"{name} “{there}”, here “{here}”" for name, (here, there) in fields)
    first = works[0]
    return Finding(
        rule="reference-differs-from-record",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=f"The record of this work in {first.answer.registry} differs: {said}",
        places=(place(dossier.article, first.reference.span),),
        evidence=tuple(record_evidence(one) for one in works),
    )
