"""Comments in Markdown and HTML that turn rules off for a block of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verify.model import Article, Block, InlineIgnore, Span

# “verify: ignore url-missing, quote-uncited: why”
_CONTENT = re.compile(
    r"\s*verify:\s*ignore\b(?P<rules>[^:]{0,400})(?::(?P<reason>.*))?", re.S | re.I
)
_RULE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_COMMENT = re.compile(r"<!--(?P<content>\s*verify:\s*ignore\b.{0,2000}?)-->", re.S | re.I)
_LINE_END = re.compile(r"[\r\n]")
_ANY_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE = 10_000  # characters of a line that are looked at for text before a comment
_MOST_NOTICES = 50  # ours: more lines than fit on a screen


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the source. ``inside``: text of the same block is before it."""

    offset: int  # in the article's text
    content: str
    inside: bool


def markdown_comments(source: str, shown: str) -> Iterator[Comment]:
    """Yield the comments of a Markdown file; ``shown`` is its text with comments as spaces.

    What looks like a comment in a code block is still there, so that it is none.
    """
    for found in _COMMENT.finditer(source):
        if shown[found.start() : found.end()].strip():
            continue
        at = found.start()
        line = max(shown.rfind("\n", 0, at), shown.rfind("\r", max(0, at - _LINE), at)) + 1
        yield Comment(at, found["content"], bool(shown[max(line, at - _LINE) : at].strip()))


def with_ignores(article: Article, comments: Sequence[Comment]) -> Article:
    """Return the article with what its comments turn off; its notices list them."""
    ignores = tuple(_ignores(article, comments))
    notices = tuple(_notices(article, ignores))
    return replace(article, ignores=ignores, notices=(*article.notices, *notices))


def _ignores(article: Article, comments: Sequence[Comment]) -> Iterator[InlineIgnore]:
    blocks = sorted(article.blocks, key=lambda block: block.span)
    for comment in comments:
        if (found := _CONTENT.fullmatch(comment.content)) is None:
            continue
        reason = " ".join((found["reason"] or "").split()) or None
        rules = tuple(dict.fromkeys(_RULE.findall(found["rules"])))
        yield InlineIgnore(_scope(article, blocks, comment), rules, reason)


def _scope(article: Article, blocks: Sequence[Block], comment: Comment) -> Span:
    """Return the block that the comment is in, or else the next one. ``blocks`` are in order."""
    at = comment.offset
    number = bisect_right(blocks, at, key=lambda block: block.span.start)
    last = blocks[number - 1] if number else None
    if last is not None and (at < last.span.end or (comment.inside and _beside(article, last, at))):
        return last.span
    if last is not None and last.span.start == at:
        return last.span
    end = len(article.text)
    return blocks[number].span if number < len(blocks) else Span(end, end)


def _beside(article: Article, block: Block, at: int) -> bool:
    """Whether only blanks of the same line are between the block's end and the comment."""
    between = article.text[block.span.end : at]
    return not between.strip() and not _LINE_END.search(between)


def _notices(article: Article, ignores: Sequence[InlineIgnore]) -> Iterator[str]:
    """Yield the comments as the report lists them; very many are counted."""
    line, at = 1, 0
    for one in ignores[:_MOST_NOTICES]:
        if one.span.start < at:
            line, at = 1, 0
        line += len(_ANY_LINE_END.findall(article.text, at, one.span.start))
        at = one.span.start
        yield _notice(one, f" for line {line}" if article.format != "html" else "")
    if (more := len(ignores) - _MOST_NOTICES) > 0:
        noun = "comment turns" if more == 1 else "comments turn"
        yield f"{more} more {noun} rules off."


def _notice(ignored: InlineIgnore, where: str) -> str:
    """Return a comment as the report lists it."""
    rules = ", ".join(ignored.rules) or "no rule"
    reason = f": {ignored.reason}" if ignored.reason else ""
    return f"A comment turns off {rules}{where}{reason}."
