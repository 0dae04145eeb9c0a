"""Two articles cite a source for contradictory numbers.

What it finds
-------------
Sentences of two articles that cite the same page and are almost identical, but give different
numbers.

Why it matters
--------------
One page cannot support both numbers, so one of the articles is wrong.

Example
-------
“The quake destroyed 340 houses in Osh” in one article and “The quake destroyed 430 houses in
Osh” in another, both with the same URL.

Not flagged
-----------
- Numbers of different things, or with different units.
- Sentences that have too few words in common.
- Numbers within 5% of each other.
- Of a source that more than 64 sentences with numbers cite, sentences that are further apart.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from verify.model import Claim, Confidence, Dossier, Evidence, Fact, Finding, Severity
from verify.rules._places import article_name, place, text_at
from verify.rules._repeated import repeated
from verify.text.fold import fold_words

CODE = "S658"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "collection"
NEEDS_SOURCES = False

_LEAST_SHARE = 0.7  # share of the shorter sentence's words that are in the longer one
_FEWEST_SHARED_WORDS = 4  # words other than the number that both sentences have
_ROUNDING = Decimal("0.05")
# Sentences of one source that a sentence is compared with: a source that thousands cite, such as a
# table of daily figures, would take millions of comparisons, and give as many findings.
MOST_EARLIER = 64


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A sentence with numbers for which a source is cited."""

    dossier: Dossier
    origin: str
    claim: Claim
    words: frozenset[str]


def check(dossiers: Sequence[Dossier]) -> Iterator[Finding]:
    """Yield a finding for every pair of sentences that one source cannot both support."""
    shared = repeated(address for one in dossiers for address, _ in _cited(one))
    by_source: dict[str, list[tuple[int, int]]] = defaultdict(list)  # numbers of article and claim
    for article, dossier in enumerate(dossiers):
        for address, number in _cited(dossier):
            if address in shared:
                by_source[address].append((article, number))
    for address, cited in by_source.items():
        known: deque[CitedClaim] = deque(maxlen=MOST_EARLIER)
        for article, number in cited:
            later = _cited_claim(dossiers[article], number)
            for earlier in known:
                yield from _pair_findings(address, earlier, later)
            known.append(later)


def _cited(dossier: Dossier) -> Iterator[tuple[str, int]]:
    """Yield the sources that are cited for claims with numbers, and the claims' numbers."""
    for number, claim in enumerate(dossier.claims):
        if _numbers(claim):
            for address in {dossier.addresses.get(r) for r in claim.references} - {None}:
                yield str(address), number


def _cited_claim(dossier: Dossier, number: int) -> CitedClaim:
    claim = dossier.claims[number]
    return CitedClaim(dossier, dossier.article.origin, claim, frozenset(_words(dossier, claim)))


def _pair_findings(address: str, earlier: CitedClaim, later: CitedClaim) -> Iterator[Finding]:
    if earlier.origin == later.origin or not _is_same_sentence(earlier.words, later.words):
        return
    pair = _contradiction(earlier.claim, later.claim)
    if pair:
        yield _finding(address, (earlier, later), pair)


def _is_same_sentence(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _FEWEST_SHARED_WORDS and shared >= _LEAST_SHARE * min(len(one), len(other))


def _words(dossier: Dossier, claim: Claim) -> set[str]:
    folded = fold_words(text_at(dossier.article, claim.span)).split()
    return {word for word in folded if not any(c.isdigit() for c in word) and len(word) > 2}


def _contradiction(earlier: Claim, later: Claim) -> tuple[Fact, Fact] | None:
    """Return the one number in which two sentences differ, if each has one with that unit."""
    one, other = _numbers(earlier), _numbers(later)
    left = [f for f in one if f.value not in {o.value for o in other}]
    right = [f for f in other if f.value not in {o.value for o in one}]
    if len(left) != 1 or len(right) != 1 or left[0].unit != right[0].unit:
        return None
    return (left[0], right[0]) if _numbers_differ(left[0].value, right[0].value) else None


def _numbers(claim: Claim) -> list[Fact]:
    """Return the claim's numbers; both counts of a vote ("11:4") are among them as such."""
    return [fact for fact in claim.facts if fact.kind == "number" and ":" not in fact.value]


def _numbers_differ(one: str, other: str) -> bool:
    try:
        a, b = Decimal(one), Decimal(other)
    except InvalidOperation:
        return False
    return abs(a - b) > _ROUNDING * max(abs(a), abs(b))


def _finding(
    address: str, pair: tuple[CitedClaim, CitedClaim], facts: tuple[Fact, Fact]
) -> Finding:
    first, second, claim = pair[0].dossier, pair[1].dossier, pair[0].claim
    return Finding(
        rule="source-cited-for-contradictory-numbers",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=(
            f"One source is cited for two numbers: {facts[1].text} here, "
            f"{facts[0].text} in {article_name(first.article)}"
        ),
        places=(
            place(second.article, facts[1].span, named=True),
            place(first.article, facts[0].span, named=True),
        ),
        evidence=(
            Evidence(
                kind="article",
                text=text_at(first.article, claim.span),
                label=f"Sentence in {article_name(first.article)}",
                address=address,
            ),
        ),
        source=address,
    )
