"""Comments in Markdown and HTML that turn rules off for a block of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verify.model import Article, Block, InlineIgnore, Span

# “verify: ignore url-missing, quote-uncited: why”
_CONTENT = re.compile(r"\s*verify:\s*ignore\b(?P<rules>[^:]{0,400})(?::(?P<reason>.*))?", re.S)
_RULE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_COMMENT = re.compile(r"<!--(?P<content>\s*verify:\s*ignore\b.{0,2000}?)-->", re.S)
_LINE_END = re.compile(r"[\r\n]")


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
        before = shown[: found.start()]
        line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
        yield Comment(found.start(), found["content"], bool(line.strip()))


def with_ignores(article: Article, comments: Sequence[Comment]) -> Article:
    """Return the article with what its comments turn off; its notices list them."""
    ignores = tuple(_ignores(article, comments))
    notices = tuple(_notice(article, one) for one in ignores)
    return replace(article, ignores=ignores, notices=(*article.notices, *notices))


def _ignores(article: Article, comments: Sequence[Comment]) -> Iterator[InlineIgnore]:
    for comment in comments:
        if (found := _CONTENT.fullmatch(comment.content)) is None:
            continue
        reason = " ".join((found["reason"] or "").split()) or None
        rules = tuple(dict.fromkeys(_RULE.findall(found["rules"])))
        yield InlineIgnore(_scope(article, comment), rules, reason)


def _scope(article: Article, comment: Comment) -> Span:
    """Return the block that the comment is in, or else the next one."""
    at = comment.offset
    blocks = sorted(article.blocks, key=lambda block: block.span)
    last = next((block for block in reversed(blocks) if block.span.start <= at), None)
    if last is not None and (at < last.span.end or (comment.inside and _beside(article, last, at))):
        return last.span
    following = next((block for block in blocks if block.span.start >= at), None)
    return following.span if following else Span(len(article.text), len(article.text))


def _beside(article: Article, block: Block, at: int) -> bool:
    """Whether only blanks of the same line are between the block's end and the comment."""
    between = article.text[block.span.end : at]
    return not between.strip() and not _LINE_END.search(between)


def _notice(article: Article, ignored: InlineIgnore) -> str:
    """Return the comment as the report lists it."""
    rules = ", ".join(ignored.rules) or "no rule"
    where = ""
    if article.format != "html":
        line = len(re.findall(r"\r\n|\r|\n", article.text[: ignored.span.start])) + 1
        where = f" for line {line}"
    reason = f": {ignored.reason}" if ignored.reason else ""
    return f"A comment turns off {rules}{where}{reason}."
