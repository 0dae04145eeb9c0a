"""Claims of a dossier compared with their sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verify.model import Capture, Claim, Dossier, Evidence, Fact, Finding, Place, Severity
from verify.rules._checked_quotations import captures_of, cited_records
from verify.rules._places import place

if TYPE_CHECKING:
    from verify.match.claim_words import TellingWords
    from verify.match.claims import FactLookup
    from verify.match.nearest_value import NearestValue


_SHARED_WORDS = "half of its telling words, in one passage"


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim whose sources could all be checked, with the facts that they have and lack.

    ``words``: what the source that has most has of its telling words; None if that cannot be said.
    """

    claim: Claim
    present: tuple[Fact, ...]
    missing: tuple[Fact, ...]
    capture: Capture
    words: TellingWords | None = None


def checked_claims(dossier: Dossier) -> Iterator[CheckedClaim]:
    """Yield every claim whose sources were all captured in full and are in the claim's language.

    Facts inside a quotation are checked by the rules for quotations.
    """
    for claim in dossier.claims:
        records = cited_records(dossier, claim.references)
        if not records or any(r is None or r.capture is None for _, r in records):
            continue
        from verify.match.claims import look_up_facts

        facts = tuple(f for f in claim.facts if not _is_quoted(dossier, f))
        text = dossier.article.text[claim.span.start : claim.span.end]
        pages = [c for _, r in records if r for c in captures_of(r)]
        language = claim.language or dossier.article.language
        found = [look_up_facts(text, facts, capture.page, language) for capture in pages]
        if any(one.why for one in found):
            continue
        words = _words(_unquoted_words(dossier, claim), pages, language)
        yield replace(_merged(claim, found, pages[0]), words=words)


def _words(said: str, pages: list[Capture], language: str | None) -> TellingWords | None:
    from verify.match.claim_words import best_words, telling_words
    from verify.match.claims import whole_text

    return best_words([telling_words(said, whole_text(c.page), language) for c in pages])


def _merged(claim: Claim, found: list[FactLookup], capture: Capture) -> CheckedClaim:
    present = tuple(dict.fromkeys(f for one in found for f in one.present))
    missing = tuple(f for f in found[0].missing if f not in present)
    return CheckedClaim(claim, present, missing, capture)


def _unquoted_words(dossier: Dossier, claim: Claim) -> str:
    """The sentence of a claim without quotations, markers and URLs."""
    taken = [q.span for q in dossier.quotations]
    taken += [marker.span for marker in dossier.markers]
    taken += [r.span for r in dossier.references if r.origin == "inline"]
    inside = sorted(s for s in taken if claim.span.start < s.end and s.start < claim.span.end)
    at, kept = claim.span.start, []
    for span in inside:
        kept.append(dossier.article.text[at : max(at, span.start)])
        at = max(at, span.end)
    return " ".join([*kept, dossier.article.text[at : claim.span.end]])


def _is_quoted(dossier: Dossier, fact: Fact) -> bool:
    return any(
        q.span.start <= fact.span.start and fact.span.end <= q.span.end for q in dossier.quotations
    )


def missing_facts(dossier: Dossier, kind: str) -> Iterator[tuple[Fact, CheckedClaim]]:
    """Yield facts of one kind that no source has, of claims whose subject one has."""
    for found in checked_claims(dossier):
        from verify.match.claim_evidence import is_about_it

        language = found.claim.language or dossier.article.language
        if is_about_it(kind, found.present, found.words, language):
            for fact in found.missing:
                if fact.kind == kind:
                    yield fact, found


def fact_finding(
    dossier: Dossier, rule: str, severity: Severity, pair: tuple[Fact, CheckedClaim]
) -> Finding:
    """Return the finding that a fact is in none of the sources of its claim."""
    from verify.match.nearest_value import nearest_in_words, nearest_value
    from verify.model import Confidence

    fact, found = pair
    shared = ", ".join(f"“{f.text}”" for f in found.present[:3])
    language = found.claim.language or dossier.article.language
    page = found.capture.page
    near = nearest_value(fact, found.present, page, language)
    if not found.present:
        claim = dossier.article.text[found.claim.span.start : found.claim.span.end]
        near = nearest_in_words(fact, claim, page, language)
    return Finding(
        rule=rule,
        severity=severity,
        confidence=Confidence.MEDIUM,
        message=f"The {fact.kind} “{fact.text}” is not in the source"
        + (f", which has “{near.text}”" if near else ""),
        places=(place(dossier.article, fact.span), _claim_place(dossier, found.claim)),
        evidence=(
            *_matching_sentence(near, found.capture),
            Evidence(
                kind="source",
                text=shared or _SHARED_WORDS,
                label="Found in the source from this sentence",
                address=found.capture.address,
                capture=found.capture.id,
                captured_at=found.capture.captured_at,
            ),
        ),
        source=found.capture.address,
    )


def _matching_sentence(near: NearestValue | None, capture: Capture) -> tuple[Evidence, ...]:
    """The sentence of the source. Its kind is “list”: a decision does not rest on it, and those
    made before it was shown must not lapse."""
    if near is None:
        return ()
    label = "The matching sentence in the source"
    evidence = Evidence(kind="list", text=near.sentence, label=label, address=capture.address)
    return (evidence,)


def _claim_place(dossier: Dossier, claim: Claim) -> Place:
    return place(dossier.article, claim.span)
