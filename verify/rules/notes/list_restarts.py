"""A numbered list starts again at 1 with every item.

What it finds
-------------
Two or more numbered items that all have the number 1, with text between them: the questions of
an interview, the points of an argument.

Why it matters
--------------
The numbering was lost when the text was pasted. A paragraph between two items ended the list,
and each item became a list of its own.

Example
-------
`1. Why did the talks fail?` … `1. What comes next?` … `1. Who decides?`

Not flagged
-----------
- Lists of several items that start again at 1.
- Lists under separate headings.
- Markdown items that directly follow one another. They are numbered when the page is rendered.
- Lines that begin with a date (`1. Mai 2020`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Article, Block, BlockKind, Confidence, Dossier, Finding, Severity
from verify.rules._places import article_evidence, place, text_at

CODE = "N105"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+")


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield one finding for every run of items that are all numbered 1."""
    for chain in _runs_of_ones(dossier.article):
        first, *rest = chain
        yield Finding(
            rule="list-restarts",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message=f"{len(chain)} items in a row are all numbered 1",
            places=tuple(place(dossier.article, block.span) for block in rest),
            evidence=(article_evidence(dossier.article, first.span, "The first item"),),
        )


def _runs_of_ones(article: Article) -> Iterator[list[Block]]:
    """Yield runs of single items numbered 1 without headings or other numbers between them."""
    chain: list[Block] = []
    alone = True
    for number, block, separate in _numbered_items(article):
        if number == 1 and separate and alone and chain:
            chain.append(block)
        else:
            if len(chain) > 1 and alone:
                yield chain
            alone = number == 1
            chain = [block] if alone else []
    if len(chain) > 1 and alone:
        yield chain


def _numbered_items(article: Article) -> Iterator[tuple[int, Block, bool]]:
    """Yield (number, block, whether only prose is between it and the previous item)."""
    content = [b for b in article.blocks if b.kind is not BlockKind.FURNITURE]
    between: list[BlockKind] = []
    for block in content:
        number = _item_number(article, block)
        if number is None:
            between.append(block.kind)
            continue
        yield (
            number,
            block,
            bool(between) and not {BlockKind.HEADING, BlockKind.NOTES} & set(between),
        )
        between = []


def _item_number(article: Article, block: Block) -> int | None:
    """Return the number that a list item begins with; None if that is part of a date."""
    from verify.text.dates.finder import find_dates

    text = text_at(article, block.span)
    found = NUMBER.match(text) if block.kind is BlockKind.LIST_ITEM else None
    if not found or any(date.span.start <= found.start(1) for date in find_dates(text[:60])):
        return None
    return int(found[1])
