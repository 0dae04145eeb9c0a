"""Credit lines of block quotations: who said the words above, not words that were said."""

from __future__ import annotations

from verify.model import Block, BlockKind
from verify.parse.quotations.article_context import ArticleContext
from verify.text.lazy_patterns import regex

_MOST_WORDS = 14  # “Fredrika Example, Chair of the Board of the Valley Water Authority” has 11
_DASHED = regex.compile(r"[>\s]*[-–—―]\s*[\p{Lu}@]")
_ENDS = (".", "!", "?", "…", "”", "“", "»", '"')
# “Ada Example, The Gate Will Not Hold.” A name, a comma, and capitalized words.
_NAME_AND_WORK = regex.compile(
    r"[>\s]*\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){1,3},\s(?:[\p{Lu}\d«“„\"].{0,80})"
)


def is_credit_line(context: ArticleContext, block: Block) -> bool:
    """Return whether a block of a block quotation names its speaker or its work.

    It is short, follows the quoted words, and begins with a dash or does not end a sentence.
    """
    text = context.article.text[block.span.start : block.span.end].strip()
    if len(text.split()) > _MOST_WORDS or not _follows_quotation(context, block):
        return False
    if _DASHED.match(text):
        return True
    return text[:1].isupper() and (
        not text.endswith(_ENDS) or _NAME_AND_WORK.fullmatch(text) is not None
    )


def _follows_quotation(context: ArticleContext, block: Block) -> bool:
    """Return whether the block before is quoted: a block quotation or a paragraph in marks."""
    index = context.block_at(block.span.start)
    if index == 0:
        return False
    before = context.article.blocks[index - 1]
    if before.kind is BlockKind.QUOTATION:
        return True
    pairs = context.tops_in(before.span)
    return len(pairs) == 1 and context.is_alone(pairs[0], index - 1)
