"""The headline's quotation is not in the text.

What it finds
-------------
A statement in quotation marks in the article's own title whose words do not appear in the
text. The flag shows the most similar sentence.

Why it matters
--------------
Readers and other media take a headline in quotation marks for the speaker's own words.

Example
-------
`Jane Example: “It is no longer in our favor to wait”` above an interview in which she says
“We will no longer wait”.

Not flagged
-----------
- Headlines that shorten the quotation with an ellipsis.
- Capitals and typography.
- Single words and terms in quotation marks, and titles of works.
- A title that is in quotation marks as a whole, and an epigraph above the text.
- Articles without a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verify.languages import load_languages
from verify.model import (
    Article,
    BlockKind,
    Confidence,
    Dossier,
    Evidence,
    Finding,
    Quotation,
    QuotationKind,
    Severity,
    Span,
)
from verify.rules._blocks import kind_at
from verify.rules._places import place, shortened, text_at
from verify.rules.quotations._wordings import diff_rows, wording
from verify.text.fold import fold_words
from verify.text.sentences import split_sentences

CODE = "Q423"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

FEWEST_WORDS = 4  # fewer are a term, or scare quotes
ELLIPSIS = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?|\[[^\]]*\]")
NOT_BODY = frozenset({BlockKind.TITLE, BlockKind.FURNITURE, BlockKind.NOTES, BlockKind.DATE})


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every quotation in the title that is not in the text."""
    article = dossier.article
    headlines = [q for q in dossier.quotations if _is_own_headline(dossier, q)]
    if not headlines:
        return
    spans = list(_body_sentences(article))
    body = fold_words(" ".join(text_at(article, span) for span in spans))
    for quotation in headlines:
        quoted = text_at(article, quotation.inner)
        if len(fold_words(quoted).split()) < FEWEST_WORDS or not body or _appears_in(quoted, body):
            continue
        yield Finding(
            rule="headline-quote-not-in-text",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message="The headline's quotation is not in the text",
            places=(place(article, quotation.span),),
            evidence=_most_similar(article, quotation.inner, spans),
        )


def _is_own_headline(dossier: Dossier, quotation: Quotation) -> bool:
    """Whether the statement is quoted in the title of this article; teasers quote other texts."""
    kind = kind_at(dossier.article, quotation.span.start)
    headline = quotation.kind is QuotationKind.HEADLINE and kind is BlockKind.TITLE
    return (
        headline
        and not _is_title_of_work(dossier.article, quotation)
        and not _is_whole_title(dossier.article, quotation)
        and not _is_epigraph(dossier.article, quotation)
    )


def _is_whole_title(article: Article, quotation: Quotation) -> bool:
    """Whether the marks enclose the whole title, which then quotes nobody in particular."""
    block = article.blocks[quotation.block].span
    around = text_at(article, Span(block.start, quotation.span.start))
    return not (around + text_at(article, Span(quotation.span.end, block.end))).strip(" \n#*_.")


def _is_epigraph(article: Article, quotation: Quotation) -> bool:
    """Whether the block above the text is another than the title that the metadata states."""
    if article.title is None or article.title.origin != "metadata":
        return False
    shown = fold_words(text_at(article, article.blocks[quotation.block].span))
    stated = fold_words(article.title.value)
    return shown not in stated and stated not in shown


def _is_title_of_work(article: Article, quotation: Quotation) -> bool:
    """Whether the words next to it call it a work: the film “…”, “…” filmi."""
    text, span = article.text, quotation.span
    before = fold_words(text[max(0, span.start - 40) : span.start]).split()[-2:]
    after = fold_words(text[span.end : span.end + 20]).split()[:1]
    return any(word in _work_nouns() for word in (*before, *after))


@cache
def _work_nouns() -> frozenset[str]:
    return frozenset(
        word for language in load_languages().values() for word in language.speech.works
    )


def _body_sentences(article: Article) -> Iterator[Span]:
    """Yield the sentences of everything below the title."""
    for block in article.blocks:
        if block.kind not in NOT_BODY:
            for span in split_sentences(text_at(article, block.span), block.language):
                yield Span(block.span.start + span.start, block.span.start + span.end)


def _appears_in(quoted: str, body: str) -> bool:
    """Whether every part of the quotation between ellipses is in the body."""
    parts = (fold_words(part) for part in ELLIPSIS.split(quoted))
    return all(f" {part} " in f" {body} " for part in parts if part)


def _most_similar(article: Article, inner: Span, spans: list[Span]) -> tuple[Evidence, ...]:
    """Return the sentence with most words in common, compared word by word."""
    wanted = set(fold_words(text_at(article, inner)).split())
    best = max(spans, key=lambda span: _similarity(wanted, text_at(article, span)), default=None)
    if best is None or _similarity(wanted, text_at(article, best)) == 0:
        return ()
    text = text_at(article, best)
    quoted = wording(text_at(article, inner), inner.start)
    return (
        Evidence(
            kind="article",
            text=shortened(text, 400),
            label="Most similar sentence in the text",
            span=best,
            diff=diff_rows(quoted, wording(text, best.start)),
        ),
    )


def _similarity(wanted: set[str], sentence: str) -> float:
    """Return the words in common relative to the size of both (Dice coefficient)."""
    found = set(fold_words(sentence).split())
    return 2 * len(wanted & found) / (len(wanted) + len(found)) if found else 0.0
