"""Find which numbers, dates and names of every claim its sources contain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from verify.model import Capture, Claim, ClaimResult, Dossier, Fact, SourceRecord
from verify.results import reasons
from verify.rules._checked_quotations import captures_of, cited_records

if TYPE_CHECKING:
    from verify.match.claims import FactLookup


def claims(dossier: Dossier) -> Iterator[ClaimResult]:
    """Yield the result of every claim, in text order."""
    for claim in dossier.claims:
        yield _claim(dossier, claim)


def _claim(dossier: Dossier, claim: Claim) -> ClaimResult:
    span = claim.span
    text = dossier.article.text[span.start : span.end]
    records = cited_records(dossier, claim.references)
    seen = [c for _, record in records if record for c in captures_of(record)]
    bare = ClaimResult(
        span=span,
        text=text,
        address=records[0][0] if records else None,
        note=_note(dossier, claim),
        capture=seen[0].id if seen else None,
        captured_at=seen[0].captured_at if seen else None,
    )
    facts = tuple(f for f in claim.facts if not _is_quoted(dossier, f))
    if not facts:
        return _because(bare, reasons.NO_FACTS)
    language = claim.language or dossier.article.language
    found = _looked_up((text, language), facts, seen)
    return _joined(bare, found, _unseen(claim, records), (text, language))


def _looked_up(
    words: tuple[str, str | None], facts: tuple[Fact, ...], seen: list[Capture]
) -> list[tuple[FactLookup, Capture]]:
    if not seen:
        return []
    from verify.match.claims import look_up_facts

    text, language = words
    return [(look_up_facts(text, facts, capture.page, language), capture) for capture in seen]


def _joined(
    bare: ClaimResult,
    found: list[tuple[FactLookup, Capture]],
    unseen: reasons.Unchecked | None,
    words: tuple[str, str | None],
) -> ClaimResult:
    """Return the claim with its found facts; others are missing only if all sources were read."""
    read = [one for one, _ in found if not one.why]
    present = tuple(dict.fromkeys(f for one in read for f in one.present))
    missing = tuple(f for one in read[:1] for f in one.missing if f not in present)
    blind = next((_why(one, capture, words) for one, capture in found if one.why), None)
    unsure = [f for one in read for f in one.unsure if f not in present and f not in missing]
    why = unseen or blind
    if unsure and not (why or missing):
        return _because(replace(bare, found=present), reasons.PART_OF_VOTE)
    if why and (missing or not present):
        return _because(replace(bare, found=present), why)
    if not present and not missing:
        return _because(bare, reasons.NO_FACTS)
    return replace(bare, found=present, missing=missing)


def _why(one: FactLookup, capture: Capture, words: tuple[str, str | None]) -> reasons.Unchecked:
    page = capture.page
    if page.incomplete:
        return reasons.HIDDEN
    if page.truncated:
        return reasons.UNREADABLE if page.pages else reasons.PAYWALLED
    if not reasons.has_text(page):
        return reasons.UNREADABLE
    from verify.match.crosslingual.languages import languages_of

    own, other = languages_of(*words, page)
    return reasons.other_language(other) if own != other else reasons.UNREADABLE


def _unseen(
    claim: Claim, records: list[tuple[str, SourceRecord | None]]
) -> reasons.Unchecked | None:
    if not claim.references:
        return reasons.NO_SOURCE
    if not records:
        return reasons.NO_URL
    lost = [record for _, record in records if record is None or record.capture is None]
    return reasons.absent(lost[0]) if lost else None


def _because(bare: ClaimResult, why: reasons.Unchecked) -> ClaimResult:
    return replace(bare, reason=why.reason, next_action=why.next_action)


def _is_quoted(dossier: Dossier, fact: Fact) -> bool:
    return any(
        q.span.start <= fact.span.start and fact.span.end <= q.span.end for q in dossier.quotations
    )


def _note(dossier: Dossier, claim: Claim) -> str | None:
    notes = (dossier.references[number].note for number in claim.references)
    return next((dossier.notes[note].label for note in notes if note is not None), None)
