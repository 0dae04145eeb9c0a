"""Later notices about cited works: retractions and corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verify.model import Confidence, Dossier, Evidence, Finding, Place, Severity, WorkUpdate
from verify.registries.comparison import Match
from verify.rules._places import place, text_at
from verify.rules.references._registered_works import identifier_url, registered_works

#: Crossref's words for notices that withdraw a work as a whole.
RETRACTIONS = frozenset(("retraction", "withdrawal", "removal"))
CORRECTIONS = frozenset(
    {
        *("correction", "corrigendum", "erratum", "addendum", "clarification"),
        *("expression-of-concern", "partial-retraction"),
    }
)
# References that say so themselves, or cite the notice. In all forms: retracted, retraction,
# widerrufen, zurückgezogen, отозвана, geri çekildi; erratum, Berichtigung, düzeltme.
_RETRACTED = re.compile(
    r"retract|withdrawn|zurückgezogen|widerruf|rétract|ritrattat|отозван|ретракц|geri çek",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"corrigend|\berrat(?:um|a)\b|\bcorrect(?:ion|ed)\b|berichtig|исправлен|düzeltme",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NoticedWork:
    """One cited work with the notices of a kind that registries report."""

    place: Place
    notices: tuple[tuple[str, WorkUpdate], ...]  # (registry, notice)
    address: str | None
    asked: str  # ISO day


def noticed_works(dossier: Dossier, kinds: frozenset[str]) -> Iterator[NoticedWork]:
    """Yield the cited works that have a notice of these kinds, once each.

    Left out are references that mention the notice, and identifiers of another work.
    """
    found: dict[tuple[int, int], NoticedWork] = {}
    for work in registered_works(dossier):
        notices = [(work.answer.registry, one) for one in work.record.updates if one.kind in kinds]
        written = text_at(dossier.article, work.reference.span)
        says_so = (_CORRECTED if kinds is CORRECTIONS else _RETRACTED).search(written)
        if not notices or work.comparison.match is Match.OTHER or says_so:
            continue
        span = work.work.span
        before = found.get((span.start, span.end))
        found[span.start, span.end] = NoticedWork(
            place(dossier.article, span),
            (*(before.notices if before else ()), *notices),
            identifier_url(work.work),
            f"{work.answer.asked_at:%Y-%m-%d}",
        )
    yield from found.values()


def notice_finding(work: NoticedWork, rule: str, severity: Severity, message: str) -> Finding:
    """Return the finding for a work; each notice is one item of its evidence."""
    return Finding(
        rule=rule,
        severity=severity,
        confidence=Confidence.HIGH,
        message=message,
        places=(work.place,),
        evidence=tuple(dict.fromkeys(_evidence(work, *one) for one in work.notices)),
    )


def reporters(work: NoticedWork) -> str:
    """Return who reports the notices: “the publisher and Retraction Watch”."""
    return " and ".join(dict.fromkeys(notice.reporter for _, notice in work.notices))


def _evidence(work: NoticedWork, registry: str, notice: WorkUpdate) -> Evidence:
    kind = notice.kind.replace("-", " ")
    day = f" of {notice.date}" if notice.date else ""
    said = f"{kind.capitalize()}{day}, reported by {notice.reporter}"
    return Evidence(
        kind="source",
        text=said + (f" (doi:{notice.doi})" if notice.doi else ""),
        label=f"Record in {registry} on {work.asked}",
        address=f"https://doi.org/{notice.doi}" if notice.doi else work.address,
    )
