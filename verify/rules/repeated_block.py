"""The same paragraph or line stands twice.

What it finds
-------------
A line that follows itself (a caption, an author's name), or a whole paragraph that stands
in the article a second time. It is information.

Why it matters
--------------
Usually the text of a page was copied together with hidden copies of its parts; sometimes a
paragraph was pasted twice.

Example
-------
`Dr. Ada Example` on two lines, one after the other.

What it leaves alone
--------------------
Teasers, menus and other furniture, pull quotes that repeat a sentence of the text, refrains
of one or two words, headings and short lines that recur at a distance, numbers and rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Block, BlockKind, Confidence, Dossier, Finding, Severity
from verify.rules._places import place, shown, trimmed, words
from verify.text.fold import fold_words

CODE = "T306"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

LONG = 12  # words: a paragraph of this length does not recur by chance
SKIPPED = frozenset({BlockKind.FURNITURE, BlockKind.NOTES})


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every block that repeats the one before or a long one above."""
    seen: dict[str, Block] = {}
    before = ""
    for block in dossier.article.blocks:
        if block.kind in SKIPPED:
            continue
        key = fold_words(words(dossier.article, block.span))
        first = seen.get(key)
        if first is not None and _a_repetition(key, before, block, first):
            yield _finding(dossier, block, first)
        if key:
            seen.setdefault(key, block)
            before = key


def _a_repetition(key: str, before: str, block: Block, first: Block) -> bool:
    count = len(key.split())
    pulled = (block.kind is BlockKind.QUOTATION) != (first.kind is BlockKind.QUOTATION)
    return (key == before and count > 1) or (count >= LONG and not pulled)


def _finding(dossier: Dossier, block: Block, first: Block) -> Finding:
    article = dossier.article
    spans = trimmed(article, first.span), trimmed(article, block.span)
    return Finding(
        rule="repeated-block",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message="this stands twice in the article",
        places=tuple(place(article, span) for span in spans),
        evidence=(shown(article, spans[1], "the second time"),),
    )
