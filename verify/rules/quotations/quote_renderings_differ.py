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
- A shorter quotation of the same words, also with words left out at an ellipsis.
- Differences in articles and other small words.
- Statements that have only a phrase in common, that different people made, or that follow each
  other.
- Statements that differ only in names, numbers, or opposites: “First pier”, “Second pier”.
- A quotation inside a block quotation, and the narrator's words in an interrupted one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from verify.model import (
    Article,
    Confidence,
    Dossier,
    Evidence,
    Finding,
    Quotation,
    QuotationKind,
    Severity,
)
from verify.model import Span as Range
from verify.rules._blocks import is_outside, prose_blocks
from verify.rules._places import place, shortened, text_at
from verify.rules._small_words import small_words
from verify.rules.quotations._parallel_statements import can_be_one_statement, differ_in_case
from verify.rules.quotations._wordings import Comparison, Wording, compare_wordings, wording
from verify.text.fold import fold_words
from verify.text.sentences import split_sentences

CODE = "Q422"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

FEWEST_WORDS = 8  # shorter statements have that much in common by chance
# Shares of words in common, in order. A pull quote comes from the text, so half is enough.
# Two statements with less than 70% in common are different statements on one subject.
PULL_QUOTE_SHARE = 0.5
PULL_QUOTE_CONTENT = 0.4  # of its words without function words
STATEMENT_SHARE = 0.7
# Of the longer statement's words between the first and the last common one: a short statement
# finds most of its words somewhere in a long one.
STATEMENT_DENSITY = 0.6
FEWEST_SHARED_CONTENT = 4  # words without function words: “the tragedy of the commons” has two
MOST_SHARED_RUN = 12
# … medicine,” he said, “or …: from the closing mark to the next opening one, in one sentence.
_INTERRUPTION = re.compile(
    r"""(?<=[,.!?…])[”"»“][ \u00a0]*[^“”"«»„\n]{2,80}?[,.:]?[ \u00a0][“"«„](?=[a-zа-яёçğıöşüäàéèê])"""
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every pull quote or statement with a second wording."""
    article = dossier.article
    body = _prose_sentences(article)
    for quotation in dossier.quotations:
        if quotation.kind is QuotationKind.PULL_QUOTE:
            own = wording(text_at(article, quotation.inner), quotation.inner.start)
            others = [r for span, r in body if not _overlap(span, quotation.span)]
            yield from _pull_quote_findings(article, own, others)
    for a, b in _similar_pairs(article, _long_statements(dossier)):
        found = compare_wordings(a, b)
        if (
            found
            and _is_one_statement(found)
            and _is_significant(found)
            and not differ_in_case(found)
        ):
            yield _finding(article, found, "This statement is quoted in two wordings")


def _long_statements(dossier: Dossier) -> list[tuple[Quotation, Wording]]:
    """Return the statements that are long enough to be compared, with their words."""
    article = dossier.article
    statements = [
        (q, wording(text_at(article, q.inner), q.inner.start))
        for q in dossier.quotations
        if q.kind is QuotationKind.STATEMENT and not is_outside(article, q.span)
    ]
    return [(q, words) for q, words in statements if len(words.words) >= FEWEST_WORDS]


def _similar_pairs(
    article: Article, statements: list[tuple[Quotation, Wording]]
) -> Iterator[tuple[Wording, Wording]]:
    """Yield pairs with three words in a row in common, as two wordings of one statement have.

    A run that is in more than ``MOST_SHARED_RUN`` statements is a phrase of the subject.
    """
    runs: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for index, (_, whole) in enumerate(statements):
        words = [token.folded for token in whole.words]
        for run in zip(words, words[1:], words[2:], strict=False):
            runs[run].add(index)
    telling = (found for found in runs.values() if 1 < len(found) <= MOST_SHARED_RUN)
    for a, b in sorted({pair for found in telling for pair in combinations(sorted(found), 2)}):
        (one, first), (other, second) = statements[a], statements[b]
        if can_be_one_statement(article, one, other):
            yield first, second


def _prose_sentences(article: Article) -> list[tuple[Range, Wording]]:
    """Return the sentences of the article's prose with their words.

    Words between the parts of an interrupted quotation are the narrator's: left out.
    """
    found = []
    for block in prose_blocks(article):
        text = _INTERRUPTION.sub(_blank, text_at(article, block.span))
        for span in split_sentences(text, block.language):
            start = block.span.start + span.start
            here = Range(start, block.span.start + span.end)
            found.append((here, wording(text[span.start : span.end], start)))
    return found


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _overlap(a: Range, b: Range) -> bool:
    return a.start < b.end and b.start < a.end


def _pull_quote_findings(
    article: Article, own: Wording, others: list[Wording]
) -> Iterator[Finding]:
    """Yield a finding for the sentence that a pull quote rewords, unless it is verbatim."""
    if len(own.words) < FEWEST_WORDS:
        return
    wanted = " ".join(token.folded for token in own.words)
    everything = " ".join(token.folded for other in others for token in other.words)
    if wanted in everything:
        return
    long = [other for other in others if len(other.words) >= FEWEST_WORDS]
    compared = (compare_wordings(own, other) for other in long)
    found = [c for c in compared if c and _is_reworded(own, c)]
    best = max(found, key=lambda c: c.share, default=None)
    if best and _is_significant(best) and not differ_in_case(best):
        yield _finding(article, best, "The pull quote's wording differs from the text")


def _is_one_statement(found: Comparison) -> bool:
    """Whether two statements have so much in common that they are one in two wordings."""
    shared = [word for row in found.diff if row[0] == "equal" for word in row[1].split()]
    telling = [word for word in shared if fold_words(word) not in small_words()]
    return (
        found.share >= STATEMENT_SHARE
        and found.density >= STATEMENT_DENSITY
        and len(telling) >= FEWEST_SHARED_CONTENT
    )


def _is_reworded(own: Wording, found: Comparison) -> bool:
    """Whether enough of the pull quote's own words are in the sentence, and not only small ones."""
    shared = [word for row in found.diff if row[0] == "equal" for word in row[1].split()]
    telling = [word for word in shared if fold_words(word) not in small_words()]
    content = [token for token in own.words if token.folded not in small_words()]
    return len(shared) >= PULL_QUOTE_SHARE * len(own.words) and len(
        telling
    ) >= PULL_QUOTE_CONTENT * len(content)


def _is_significant(found: Comparison) -> bool:
    """Whether more than function words differ."""
    return any(word not in small_words() for word in found.changed)


def _finding(article: Article, found: Comparison, message: str) -> Finding:
    evidence = Evidence(
        kind="article",
        text=shortened(text_at(article, found.second), 400),
        label="Other wording",
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
