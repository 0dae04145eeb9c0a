"""Blocks of an article: the block at an offset, its kind, and whether it is part of the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from verify.model import Article, Block, BlockKind, Span

PROSE_KINDS = frozenset(
    {BlockKind.TITLE, BlockKind.HEADING, BlockKind.BODY, BlockKind.LIST_ITEM, BlockKind.QUOTATION}
)
OUTSIDE_KINDS = frozenset({BlockKind.FURNITURE, BlockKind.BIOGRAPHY})


def block_at(article: Article, offset: int) -> Block | None:
    """Return the block at this offset, or None between blocks."""
    index = bisect_right(article.blocks, offset, key=lambda block: block.span.start) - 1
    if index < 0 or offset >= max(article.blocks[index].span.end, 1):
        return None
    return article.blocks[index]


def kind_at(article: Article, offset: int) -> BlockKind | None:
    """Return the kind of the block at this offset, or None between blocks."""
    block = block_at(article, offset)
    return block.kind if block else None


def is_outside(article: Article, span: Span) -> bool:
    """Whether the span is in the text around the article: teasers, biographies."""
    return kind_at(article, span.start) in OUTSIDE_KINDS


def prose_blocks(article: Article) -> Iterator[Block]:
    """Return the blocks of the article's own text, in order."""
    return (block for block in article.blocks if block.kind in PROSE_KINDS)
