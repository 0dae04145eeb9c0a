"""Cited links, as rules need them: one source with all the places that cite it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.model import (
    Absence,
    Capture,
    Confidence,
    Dossier,
    Evidence,
    Finding,
    Place,
    Reason,
    Severity,
    SourceRecord,
)
from verify.rules._places import place
from verify.rules.links._replacement import replacement


@dataclass(frozen=True, slots=True)
class CitedLink:
    """One source with every place in the article that has its URL."""

    address: str
    record: SourceRecord
    places: tuple[Place, ...]
    replacement: Evidence | None = None  # the text to cite an archived copy with


@dataclass(frozen=True, slots=True)
class LinkRule:
    """Name, severity, and confidence of a rule about links."""

    rule: str
    severity: Severity
    confidence: Confidence


def cited_links(dossier: Dossier) -> Iterator[CitedLink]:
    """Yield every source whose URL is in the article, in the order of the article."""
    by_address: dict[str, list[Place]] = {}
    for index, reference in enumerate(dossier.references):
        address = dossier.addresses.get(index)
        if address and reference.url:
            by_address.setdefault(address, []).append(place(dossier.article, reference.url.span))
    for address, places in by_address.items():
        if record := dossier.sources.get(address):
            ready = replacement(dossier, address, record)
            yield CitedLink(address, record, tuple(places), ready)


def newest_capture(record: SourceRecord) -> Capture | None:
    """Return the newest usable capture of the source, or None."""
    kept = [*record.earlier, *((record.capture,) if record.capture else ())]
    return max(kept, key=lambda capture: capture.captured_at, default=None)


def links_absent_because(dossier: Dossier, reason: Reason) -> Iterator[tuple[CitedLink, Absence]]:
    """Yield the cited links whose last check failed for this reason."""
    for link in cited_links(dossier):
        absence = link.record.absence
        if absence and absence.reason is reason:
            yield link, absence


def link_finding(link: CitedLink, saying: LinkRule, message: str, *evidence: Evidence) -> Finding:
    """Return a finding about the link; it suggests the archived copy if there is one."""
    kept = newest_capture(link.record)
    suggestion = f"Cite the archived copy of {kept.captured_at:%Y-%m-%d}" if kept else None
    ready = link.replacement if link.record.absence else None
    return Finding(
        rule=saying.rule,
        severity=saying.severity,
        confidence=saying.confidence,
        message=message,
        places=link.places,
        evidence=(*evidence, *([ready] if ready else [])),
        suggestion=suggestion,
        source=link.address,
        about=(link.address,),
    )


def last_check(absence: Absence) -> Evidence:
    """Return the last check of the page as evidence: date, result, signs."""
    day = f"{absence.checked_at:%Y-%m-%d}: " if absence.checked_at else ""
    signs = f" ({'; '.join(absence.signs)})" if absence.signs else ""
    return Evidence(
        kind="absence",
        text=f"{day}{absence.detail}{signs}",
        label="Last checked",
        address=absence.final_address or absence.address,
        captured_at=absence.checked_at,
    )
