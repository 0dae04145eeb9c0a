"""A paragraph or line is duplicated.

What it finds
-------------
A line that appears twice in a row (a caption, an author's name), or a whole paragraph that
appears in the article a second time. The flag is an info.

Why it matters
--------------
Usually a page was copied together with hidden copies of its parts. Sometimes a paragraph was
pasted twice.

Example
-------
`Dr. Ada Example` on two consecutive lines.

Not flagged
-----------
- Teasers, menus, and other text around the article.
- Breadcrumbs (the title in lower case).
- Pull quotes that repeat a sentence of the text, and captions that do.
- One-word refrains.
- Headings and short lines that recur further down.
- Numbers and divider lines.
- Titles of works, credits, and code that recur.
- Points above the text that repeat its sentences (“Highlights”), and the first line of a web page.
- Names in two parts of a page: byline and author box, headline and header, picture and caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verify.model import Article, BlockKind, Confidence, Dossier, Finding, Severity, Span
from verify.rules._places import place, text_at, trimmed
from verify.rules.text._code import looks_like_code
from verify.text.fold import fold_words

CODE = "T306"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

FEWEST_WORDS = 12  # words: a paragraph of this length does not recur by chance
PROSE_WORDS = 30  # a longer line is prose even without a stop
STOPS = (".", "!", "?", "…", ":", "。")
TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
LINE = re.compile(r"[^\n]+")
SKIPPED_KINDS = frozenset({BlockKind.FURNITURE, BlockKind.NOTES})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the article, its kind, and its folded words."""

    span: Span
    kind: BlockKind
    key: str


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every line that repeats the previous one or an earlier long one."""
    seen: dict[str, Line] = {}
    before = ""
    for line in _lines(dossier.article):
        first = seen.setdefault(line.key, line)
        again = first is not line and not _is_breadcrumb(dossier.article, line, first)
        if again and _is_repetition(dossier.article, line, before, first):
            yield _finding(dossier.article, line, first)
        before = line.key


def _lines(article: Article) -> Iterator[Line]:
    """Yield the lines that have words; a block can have several (captions, verses)."""
    for block in article.blocks:
        if block.kind in SKIPPED_KINDS:
            continue
        for match in LINE.finditer(article.text, block.span.start, block.span.end):
            if key := fold_words(match[0]):
                yield Line(trimmed(article, Span(*match.span())), block.kind, key)


def _is_repetition(article: Article, line: Line, before: str, first: Line) -> bool:
    count = len(line.key.split())
    if line.key == before and count > 1:
        return not _is_layout(article, line, first)
    pulled = (line.kind is BlockKind.QUOTATION) != (first.kind is BlockKind.QUOTATION)
    pulled = pulled or _is_summary(article, line, first) or _is_caption(line, first)
    return count >= FEWEST_WORDS and not pulled and _is_sentence(text_at(article, line.span), count)


def _is_summary(article: Article, line: Line, first: Line) -> bool:
    """Whether a line above the text repeats a sentence of it: a point of a list, a line below a
    heading, the first line of a page."""
    if line.kind is not BlockKind.BODY or _text_above(article, first):
        return False
    if first.kind is BlockKind.LIST_ITEM or article.format == "html":
        return True
    above = [b.kind for b in article.blocks if b.span.end <= first.span.start]
    return above[-1:] == [BlockKind.HEADING]


def _is_layout(article: Article, line: Line, first: Line) -> bool:
    """Whether two lines in a row are one line in two parts of a page: a headline in the header
    and above the text, an author in the byline and the author's box, a picture's text and caption."""
    kinds = {line.kind, first.kind}
    if len(kinds) == 2 and BlockKind.CAPTION in kinds:
        return article.format == "html" or not text_at(article, line.span).rstrip().endswith(STOPS)
    if article.format != "html":
        return False
    named = BlockKind.BYLINE in kinds and BlockKind.HEADING in kinds
    return named or (kinds <= TITLES and not _text_above(article, line))


def _is_caption(line: Line, first: Line) -> bool:
    """Whether one of two lines is a caption that has its words from a sentence of the text."""
    return {line.kind, first.kind} == {BlockKind.CAPTION, BlockKind.BODY}


def _text_above(article: Article, line: Line) -> bool:
    above = (b for b in article.blocks if b.span.end <= line.span.start)
    return any(block.kind is BlockKind.BODY for block in above)


def _is_sentence(text: str, count: int) -> bool:
    """Whether a long line is prose: titles and credits recur by right, sentences do not."""
    ends = text.rstrip(' \n*_»”"’)').endswith(STOPS)
    return (ends or count >= PROSE_WORDS) and not looks_like_code(text)


def _is_breadcrumb(article: Article, line: Line, first: Line) -> bool:
    """Whether one of the two is the other in lower case: the site's path to the page."""
    texts = text_at(article, line.span), text_at(article, first.span)
    return any(text.islower() for text in texts) and texts[0] != texts[1]


def _finding(article: Article, line: Line, first: Line) -> Finding:
    return Finding(
        rule="repeated-block",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message="This text appears twice in the article",
        places=(place(article, first.span), place(article, line.span)),
    )
