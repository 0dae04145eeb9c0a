"""Cited works with the records that registries have of them, as rules need them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verify.model import (
    Dossier,
    Evidence,
    Lookup,
    LookupOutcome,
    Reference,
    WorkLookups,
    WorkRecord,
)
from verify.registries.cited import cited_works
from verify.registries.comparison import Comparison, compare
from verify.rules._places import shortened

_RESOLVERS = {
    "DOI": "https://doi.org/{}",
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "PMCID": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "arXiv ID": "https://arxiv.org/abs/{}",
}
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class RegisteredWork:
    """One record of a cited work. ``alone``: the reference has no other identifier of this kind."""

    reference: Reference
    work: WorkLookups
    answer: Lookup
    record: WorkRecord
    comparison: Comparison
    alone: bool


def registered_works(dossier: Dossier) -> Iterator[RegisteredWork]:
    """Yield every record that registries have of the cited works, in the order of the article."""
    if not dossier.lookups:
        return
    cited = Counter((one.reference, str(one.kind)) for one in cited_works(dossier))
    for index, works in sorted(dossier.lookups.items()):
        reference = dossier.references[index]
        for work in works:
            alone = cited[index, str(work.kind)] == 1
            for answer in work.answers:
                if answer.outcome is LookupOutcome.FOUND and answer.record:
                    compared = compare(dossier, reference, answer.record)
                    yield RegisteredWork(reference, work, answer, answer.record, compared, alone)


def works_by_place(works: Iterable[RegisteredWork]) -> list[list[RegisteredWork]]:
    """Return the records grouped by the place in the article that cites their work."""
    found: dict[tuple[int, int], list[RegisteredWork]] = {}
    for work in works:
        span = work.work.span
        found.setdefault((span.start, span.end), []).append(work)
    return list(found.values())


def record_evidence(work: RegisteredWork) -> Evidence:
    """Return what the registry says of the work: authors, title, venue, year."""
    return Evidence(
        kind="source",
        text=described(work.record),
        label=f"Record in {work.answer.registry} on {work.answer.asked_at:%Y-%m-%d}",
        address=identifier_url(work.work),
    )


def described(record: WorkRecord) -> str:
    """Return a record in one line: “A. Bell, B. Lind: Rivers of the Valley (Review, 2019)”."""
    names = ", ".join(record.authors[:_MOST_NAMES])
    if len(record.authors) > _MOST_NAMES:
        names += " and others"
    title = shortened(record.titles[0]) if record.titles else "no title"
    facts = [next(iter(record.containers), record.publisher)]
    facts.append(str(record.years[0]) if record.years else None)
    known = ", ".join(fact for fact in facts if fact)
    return f"{f'{names}: ' if names else ''}{title}{f' ({known})' if known else ''}"


def identifier_url(work: WorkLookups) -> str | None:
    """Return the URL that an identifier leads to, or None."""
    template = _RESOLVERS.get(work.kind or "")
    return template.format(work.identifier) if template and work.identifier else None
