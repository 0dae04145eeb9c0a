"""A passage is in a different language than the article.

What it finds
-------------
Paragraphs, headings, or a biography in another language than the article, outside notes and
quotations. The flag is an info. Consecutive paragraphs share one flag.

Why it matters
--------------
Usually a biography or a teaser was pasted from another edition of the site and never
translated.

Example
-------
A Turkish author biography below an English article.

Not flagged
-----------
- Notes and cited works, titles, lists of terms, quotations, and code.
- Single foreign words and short lines.
- Language menus.
- Articles most of which is in a language that `verify` does not know.
- Articles that are bilingual throughout.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from verify.languages import load_languages
from verify.model import Article, Block, BlockKind, Confidence, Dossier, Finding, Severity, Span
from verify.rules._places import place, text_at, trimmed
from verify.rules._wording import language_name, with_article
from verify.rules.text._code import looks_like_code
from verify.text.fold import fold_words
from verify.text.lazy_patterns import regex

CODE = "T307"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

CHECKED_KINDS = frozenset(
    {BlockKind.BODY, BlockKind.BIOGRAPHY, BlockKind.HEADING, BlockKind.LIST_ITEM}
)
FEWEST_WORDS = 8  # the language of fewer words is too uncertain
MOST_COVERED = 0.7  # share of a block that is one link or one quotation
CLOSING = ' \n*_»”"’)]'
STOPS = (".", "!", "?", "…", "。")
# “13 Moor, Bridges of the Highlands, 1988, p. 12.”, “Moor, E. (1988). Bridges …”: a cited work in
# a list that is not recognized as notes. A text that begins with a number and has no year is none.
CITATION = regex.compile(
    r"\W*(?:\d{1,3}[.)\]]?\s+\p{Lu}|\p{Lu}[\p{L}’'-]+,\s(?:\p{Lu}\.\s?){1,3})"
    r"[^\n]{0,300}?[,.(\s](?:1[5-9]|20)\d\d[a-z]?[,.;:)]"
)
BILINGUAL_SHARE = 0.3  # share of foreign words above which the article is bilingual on purpose


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield one finding for every run of blocks in a language other than the article's."""
    article = dossier.article
    if article.language not in load_languages() or _is_bilingual(article):
        return
    if not _language_is_sure(article):
        return
    content = [b for b in article.blocks if b.kind is not BlockKind.FURNITURE]
    for language, run in groupby(content, key=lambda block: _foreign_passage(dossier, block)):
        blocks = list(run)
        if language is not None:
            whole = Span(blocks[0].span.start, blocks[-1].span.end)
            yield Finding(
                rule="foreign-language-block",
                severity=SEVERITY,
                confidence=CONFIDENCE,
                message=_message(language, article.language or ""),
                places=(place(article, trimmed(article, whole)),),
            )


def _foreign_language(article: Article, block: Block) -> str | None:
    """Return the block's language if it is certainly not the article's, else None."""
    if block.kind not in CHECKED_KINDS or block.language == article.language:
        return None
    if block.language not in load_languages():
        return None  # no data for this language, so the guess is too uncertain
    text = text_at(article, block.span)
    enough = len(text.split()) >= FEWEST_WORDS and _has_function_words(text, block.language)
    return block.language if enough else None


def _has_function_words(text: str, code: str | None) -> bool:
    """Whether a text has a function word of this language: where it has none, the guess is wrong."""
    language = load_languages().get(code or "")
    known = language.critical.function_words if language else ()
    return not known or not set(fold_words(text).split()).isdisjoint(known)


def _foreign_passage(dossier: Dossier, block: Block) -> str | None:
    """The language of a foreign block that is a passage of text."""
    language = _foreign_language(dossier.article, block)
    return language if language and _is_passage(dossier, block) else None


def _is_passage(dossier: Dossier, block: Block) -> bool:
    """Whether a block is text of the author's: no title of a work, no list of terms, no code.

    Those have no stop at their end, or are a link or a quotation as a whole.
    """
    text = text_at(dossier.article, block.span)
    if block.kind is not BlockKind.BIOGRAPHY and not text.rstrip(CLOSING).endswith(STOPS):
        return False
    named = [link.span for link in dossier.article.links]
    quoted = [quotation.span for quotation in dossier.quotations]
    inside = (s for s in [*named, *quoted] if block.span.start <= s.start < block.span.end)
    longest = max((min(s.end, block.span.end) - s.start for s in inside), default=0)
    return (
        longest < MOST_COVERED * len(text)
        and not looks_like_code(text)
        and not CITATION.match(text)
    )


def _language_is_sure(article: Article) -> bool:
    """Whether most words of the body are in the article's language: a page may declare English
    and be written in a language that nothing here knows."""
    body = [b for b in article.blocks if b.kind is BlockKind.BODY]
    counts = [(len(text_at(article, b.span).split()), b.language) for b in body]
    own = sum(count for count, language in counts if language == article.language)
    return 2 * own > sum(count for count, _ in counts)


def _is_bilingual(article: Article) -> bool:
    """Whether so much of the body is foreign that it must be intended."""
    body = [b for b in article.blocks if b.kind is BlockKind.BODY]
    lengths = [(len(text_at(article, b.span).split()), _foreign_language(article, b)) for b in body]
    foreign = sum(count for count, language in lengths if language)
    return foreign > BILINGUAL_SHARE * sum(count for count, _ in lengths)


def _message(passage: str, article: str) -> str:
    return f"{language_name(passage)} passage in {with_article(language_name(article))} article"
