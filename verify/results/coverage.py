"""The figures of a report, each with one definition, for one article or for many.

- statements: quotations that somebody is said to have said;
- compared: statements whose result is anything but “not checked”;
- sources: distinct cited URLs;
- fetched: sources of which a page was received, now or earlier, live or archived;
- usable: fetched sources that have text to compare with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from typing import Any

from verify.model import Absence, CitedSource, Coverage, Dossier, Result, Results
from verify.results.reasons import NO_FACTS
from verify.text.urls.canonical import has_credentials

_SUMMED = (
    *("claims", "claims_checked", "replaced"),
    "articles",
    "notes",
    "references",
    "with_address",
    "quotations",
    "statements",
    "compared",
)


def coverage(dossier: Dossier, results: Results) -> Coverage:
    """Return the figures of one article, with the reasons why items could not be checked."""
    counted = Counter(s.result for s in results.statements)
    whys = Counter(s.reason for s in results.statements if s.result is Result.NOT_CHECKED)
    claims = [claim for claim in results.claims if claim.reason != NO_FACTS.reason]
    bare = Coverage(
        articles=1,
        notes=len(dossier.notes),
        references=len(dossier.references),
        with_address=len(dossier.addresses),
        quotations=len(dossier.quotations),
        statements=len(results.statements),
        compared=len(results.statements) - counted[Result.NOT_CHECKED],
        claims=len(claims),
        claims_checked=sum(claim.reason is None for claim in claims),
        results=tuple((r.value, counted[r]) for r in Result if counted[r]),
        unchecked=_most_first({why: n for why, n in whys.items() if why}),
        absences=tuple(_absences(dossier)),
        credentials=_with_credentials(dossier),
        replaced=dossier.article.replaced
        + sum(s.capture.page.replaced for s in dossier.sources.values() if s.capture),
    )
    return with_sources(bare, results.sources)


def _absences(dossier: Dossier) -> Iterator[Absence]:
    """Yield why cited sources have no capture; not those of pages that copies at archive.today are of."""
    cited = set(dossier.addresses.values())
    for address, source in dossier.sources.items():
        if source.absence and not source.capture and address in cited:
            yield source.absence


def with_sources(coverage: Coverage, sources: Iterable[CitedSource]) -> Coverage:
    """Return the coverage with its source figures; a URL that is cited twice counts once."""
    return _with_distinct(coverage, {source.address: source for source in sources}.values())


def _with_distinct(coverage: Coverage, distinct: Collection[CitedSource]) -> Coverage:
    fetched = usable = 0
    for source in distinct:
        fetched += source.fetched
        usable += source.usable
    return replace(coverage, sources=len(distinct), fetched=fetched, usable=usable)


def _listed(absences: Mapping[str, Absence]) -> tuple[Absence, ...]:
    return tuple(absences.values())


@dataclass(frozen=True, slots=True)
class Distinct:
    """Where the distinct sources of many articles are while these are counted, by address."""

    absences: MutableMapping[str, Absence] = field(default_factory=dict)
    sources: MutableMapping[str, CitedSource] = field(default_factory=dict)
    listed: Callable[[Mapping[str, Absence]], tuple[Absence, ...]] = _listed


def together(
    parts: Iterable[tuple[Coverage, Results | None]], distinct: Distinct | None = None
) -> Coverage:
    """Return the combined coverage of several articles; a source cited by several counts once.

    ``distinct`` keeps the sources outside memory where there are many articles.
    """
    kept = distinct or Distinct()
    sums: Counter[str] = Counter(dict.fromkeys(_SUMMED, 0))
    counted: Counter[str] = Counter()
    whys: Counter[str] = Counter()
    credentials: dict[str, None] = {}
    for part, results in parts:
        sums.update({name: getattr(part, name) for name in _SUMMED})
        counted.update(dict(part.results))
        whys.update(dict(part.unchecked))
        kept.absences.update({absence.address: absence for absence in part.absences})
        credentials |= dict.fromkeys(part.credentials)
        kept.sources.update({one.address: one for one in (results.sources if results else ())})
    figures: dict[str, Any] = {name: sums[name] for name in _SUMMED}
    whole = Coverage(
        **figures,
        results=tuple((r.value, counted[r.value]) for r in Result if counted[r.value]),
        unchecked=_most_first(whys),
        absences=kept.listed(kept.absences),
        credentials=tuple(credentials),
    )
    return _with_distinct(whole, kept.sources.values())


def _with_credentials(dossier: Dossier) -> tuple[str, ...]:
    """Return the sources cited by a URL with a user name or password; neither is sent."""
    written = {
        n: reference.url.value for n, reference in enumerate(dossier.references) if reference.url
    }
    found = (dossier.addresses.get(n) for n, address in written.items() if has_credentials(address))
    return tuple(dict.fromkeys(address for address in found if address))


def _most_first(whys: dict[str, int] | Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(whys.items(), key=lambda item: (-item[1], item[0])))
