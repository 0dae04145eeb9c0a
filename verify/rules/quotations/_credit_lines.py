"""Lines below a quoted passage that say whose words it has, and from which work."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cache

from verify.languages import load_languages
from verify.model import Article, Block, BlockKind, Link, Span
from verify.rules._places import text_at
from verify.text.fold import fold_words
from verify.text.lazy_patterns import regex

_CREDIT_WORDS = 25  # “Ada Example, head of the works | Valley Post”; more words are a paragraph
_CREDIT_LINES = 2  # below a passage: the speaker, then the work
_PARAGRAPHS = 3  # of an excerpt above its credit line
_FILLS = 0.5  # share of a line that is one link: the line is the credit, or a teaser
_ENDS = (".", "!", "?", ":", "…")
_NAMES = r"\p{Lu}[\p{L}.’'-]*+(?:\s\p{Lu}[\p{L}.’'-]*+){1,3}"
NAME = regex.compile(_NAMES)
# ― Ada Example, The Gate Will Not Hold. Two or more names, a comma, and a capitalized title.
_AUTHOR_AND_WORK = regex.compile(
    rf"(?:^|[-–—―\n])[>\s*_]*{_NAMES},\s[*_«“„\"]*(?P<work>\p{{Lu}}[^.!?\n]{{2,80}})[.*_»”“\"\s]*$"
)
# The Gate Will Not Hold: A Diary—Ada Example
_WORK_AND_AUTHOR = regex.compile(rf"\s*(?P<work>\p{{Lu}}[^.!?\n]{{8,120}}?)\s?[—–-]\s?{_NAMES}\s*")
# —Ada Example; translated by B. Muster, “The Gate Will Not Hold”
_QUOTED_WORK = regex.compile(
    rf"[>\s]*[-–—―]\s*{_NAMES}[^\n]*?(?P<work>[“«„\"_*]\p{{Lu}}[^\n]{{4,90}}[”»“\"_*])[.\s]*"
)


def credits_end(article: Article, last: int) -> int:
    """Return the end of the credit lines in the block ``last`` and the next."""
    end = article.blocks[last].span.start
    for block in article.blocks[last : last + _CREDIT_LINES]:
        if not is_credit(article, block):
            break
        end = block.span.end
    return end


def is_credit(article: Article, block: Block) -> bool:
    """Whether a block is a short line and not a sentence."""
    text = text_at(article, block.span).strip()
    return len(text.split()) <= _CREDIT_WORDS and not text.endswith(_ENDS)


def linked_credits(article: Article) -> frozenset[int]:
    """Return the blocks that an excerpt's linked credit line follows, up to three above it."""
    linked: Counter[int] = Counter()  # block → characters of its links
    for link in article.links:
        if _leads_out(link):
            linked[_block_of(article, link.span)] += link.span.end - link.span.start
    found: set[int] = set()
    for index, length in sorted(linked.items()):
        if _is_linked_line(article, index, length):
            found.update(_excerpt_above(article, index))
    return frozenset(found)


def credits_work(article: Article, first: int, last: int) -> bool:
    """Whether the line below a passage names a work and not only a person or an office.

    ``first`` is the block that announces the passage, ``last`` the one below it.
    """
    below = text_at(article, article.blocks[last].span)
    if ends_with_work(below) or _is_work(_WORK_AND_AUTHOR.fullmatch(below)):
        return True
    above = text_at(article, article.blocks[first].span)
    return is_credit(article, article.blocks[last]) and _repeats_work(below, above)


def ends_with_work(text: str) -> bool:
    """Whether a text ends with its author and the work: “― Ada Example, The Gate Will Not Hold”."""
    return _is_work(_AUTHOR_AND_WORK.search(text)) or _is_work(_QUOTED_WORK.fullmatch(text))


def _is_work(found: regex.Match[str] | None) -> bool:
    return found is not None and not _is_office(found["work"])


def _repeats_work(credit: str, announcement: str) -> bool:
    """Whether a credit line repeats the work that the announcement names: not a person's name."""
    bare = credit.strip(" \t\r\n>*_-–—―.")
    if NAME.fullmatch(bare) or _is_office(bare) or len(bare.split()) < 3:
        return False
    return f" {fold_words(bare)} " in f" {fold_words(announcement)} "


def _excerpt_above(article: Article, line: int) -> range:
    """Return the paragraphs above a credit line, up to the next line that is none."""
    first = line
    while first and line - first < _PARAGRAPHS and _is_paragraph(article.blocks[first - 1]):
        first -= 1
    return range(first, line)


def _is_paragraph(block: Block) -> bool:
    return block.kind in (BlockKind.BODY, BlockKind.QUOTATION, BlockKind.LIST_ITEM)


def _is_linked_line(article: Article, index: int, linked: int) -> bool:
    """Whether a short line is little else than a link; ``linked``: characters of its links."""
    block = article.blocks[index]
    text = text_at(article, block.span)
    return is_credit(article, block) and linked >= _FILLS * len("".join(text.split()))


def _block_of(article: Article, span: Span) -> int:
    return max(0, bisect_right(article.blocks, span.start, key=lambda b: b.span.start) - 1)


def _leads_out(link: Link) -> bool:
    return not link.href.startswith(("#", "mailto:", "tel:", "javascript:"))


def _is_office(text: str) -> bool:
    """Whether a text names an office: Chair of the Board."""
    return not _offices().isdisjoint(regex.findall(r"[\p{L}-]+", text.casefold()))


@cache
def _offices() -> frozenset[str]:
    return frozenset(noun for one in load_languages().values() for noun in one.roles.nouns)
