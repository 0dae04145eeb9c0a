"""A statement is quoted in two wordings.

What it finds
-------------
A pull quote whose wording differs from the sentence in the article, and a statement that is
quoted twice with different words. The flag shows the words that differ.

Why it matters
--------------
A quotation has one wording. If it was translated twice, one translation is probably closer to
the source.

Example
-------
`“It directly hits the unity of the alliance”` above a text that says `it directly affects
the unity of the alliance`.

Not flagged
-----------
- Typography, capitals, and editors' brackets.
- A shorter quotation of the same words.
- Differences in articles and other small words.
- Statements that have only a phrase in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from verify.model import Article, Confidence, Dossier, Evidence, Finding, QuotationKind, Severity
from verify.model import Span as Range
from verify.rules._blocks import around, prose
from verify.rules._places import clipped, place, words
from verify.rules._small_words import small_words
from verify.rules.quotations._renderings import Comparison, Rendering, compared, rendering
from verify.text.sentences import sentences

CODE = "Q422"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

FEWEST_WORDS = 8  # shorter statements share that much by chance
# Shares of words in common, in order. A pull quote is meant to be of the text: half is enough.
# Of two statements, fewer than seven in ten are two statements on one subject.
PULLED = 0.5
QUOTED = 0.7
COMMON = 12


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every pull quote or statement with a second wording."""
    article = dossier.article
    body = _sentences(article)
    for quotation in dossier.quotations:
        if quotation.kind is QuotationKind.PULL_QUOTE:
            own = rendering(words(article, quotation.inner), quotation.inner.start)
            others = [r for span, r in body if not _overlap(span, quotation.span)]
            yield from _nearest(article, own, others)
    said = [
        rendering(words(article, q.inner), q.inner.start)
        for q in dossier.quotations
        if q.kind is QuotationKind.STATEMENT and not around(article, q.span)
    ]
    long = [r for r in said if len(r.words) >= FEWEST_WORDS]
    for a, b in _alike(long):
        if (found := compared(a, b)) and found.share >= QUOTED and _matters(found):
            yield _finding(article, found, "this statement is quoted in two wordings")


def _alike(said: list[Rendering]) -> Iterator[tuple[Rendering, Rendering]]:
    """The pairs that share three words in a row: two wordings of one statement always do.

    A run that stands in more than ``COMMON`` statements is a phrase of the subject.
    """
    runs: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for index, one in enumerate(said):
        words = [token.folded for token in one.words]
        for run in zip(words, words[1:], words[2:], strict=False):
            runs[run].add(index)
    telling = (found for found in runs.values() if 1 < len(found) <= COMMON)
    for a, b in sorted({pair for found in telling for pair in combinations(sorted(found), 2)}):
        yield said[a], said[b]


def _sentences(article: Article) -> list[tuple[Range, Rendering]]:
    """The sentences of the article's prose with their words."""
    found = []
    for block in prose(article):
        text = words(article, block.span)
        for span in sentences(text, block.language):
            start = block.span.start + span.start
            here = Range(start, block.span.start + span.end)
            found.append((here, rendering(words(article, here), start)))
    return found


def _overlap(a: Range, b: Range) -> bool:
    return a.start < b.end and b.start < a.end


def _nearest(article: Article, own: Rendering, others: list[Rendering]) -> Iterator[Finding]:
    """The one sentence that a pull quote renders otherwise; none if one holds it as it is."""
    if len(own.words) < FEWEST_WORDS:
        return
    wanted = " ".join(token.folded for token in own.words)
    everything = " ".join(token.folded for other in others for token in other.words)
    if wanted in everything:
        return
    long = [other for other in others if len(other.words) >= FEWEST_WORDS]
    found = [c for other in long if (c := compared(own, other)) and c.share >= PULLED]
    best = max(found, key=lambda c: c.share, default=None)
    if best and _matters(best):
        yield _finding(article, best, "the pull quote words this sentence otherwise than the text")


def _matters(found: Comparison) -> bool:
    """Whether more than small words differ."""
    return any(word not in small_words() for word in found.changed)


def _finding(article: Article, found: Comparison, message: str) -> Finding:
    evidence = Evidence(
        kind="article",
        text=clipped(words(article, found.second), 400),
        label="the other wording",
        span=found.second,
        diff=found.diff,
    )
    return Finding(
        rule="quote-renderings-differ",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=message,
        places=(place(article, found.first), place(article, found.second)),
        evidence=(evidence,),
    )
