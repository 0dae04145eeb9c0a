"""Places and evidence of findings: spans of the article with their exact words."""

from __future__ import annotations

from verify.model import Article, Evidence, Place, Span


def text_at(article: Article, span: Span) -> str:
    """The exact words of a span of the article's text."""
    return article.text[span.start : span.end]


def place(article: Article, span: Span, *, named: bool = False) -> Place:
    """A place of this article; ``named`` puts its origin in, as collection rules must."""
    return Place(span, text_at(article, span), article.origin if named else None)


def article_evidence(article: Article, span: Span, label: str) -> Evidence:
    """Other words of the article as evidence, said to be ``label``."""
    return Evidence(kind="article", text=text_at(article, span), label=label, span=span)


def trimmed(article: Article, span: Span, also: str = "") -> Span:
    """The span without white space (and the characters of ``also``) at its ends."""
    text = text_at(article, span)
    start = span.start + len(text) - len(text.lstrip(also + " \t\r\n\u00a0"))
    return Span(start, max(start, span.start + len(text.rstrip(also + " \t\r\n\u00a0"))))


def shortened(text: str, limit: int = 90) -> str:
    """One line of at most ``limit`` characters, cut at a word and marked with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def article_name(article: Article) -> str:
    """The article's file name, or the last part of its address: what a message calls it."""
    return article.origin.rstrip("/").rsplit("/", 1)[-1] or article.origin
