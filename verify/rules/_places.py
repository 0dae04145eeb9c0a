"""Places and evidence of findings: spans of the article with their exact text."""

from __future__ import annotations

from verify.model import Article, Evidence, Place, Span


def text_at(article: Article, span: Span) -> str:
    """Return the exact text of a span of the article."""
    return article.text[span.start : span.end]


def place(article: Article, span: Span, *, named: bool = False) -> Place:
    """Return a place in this article; ``named`` adds its origin, as collection rules must."""
    return Place(span, text_at(article, span), article.origin if named else None)


def article_evidence(article: Article, span: Span, label: str) -> Evidence:
    """Return another passage of the article as evidence with this label."""
    return Evidence(kind="article", text=text_at(article, span), label=label, span=span)


def trimmed(article: Article, span: Span, also: str = "") -> Span:
    """Return the span without white space (and the characters of ``also``) at its ends."""
    text = text_at(article, span)
    start = span.start + len(text) - len(text.lstrip(also + " \t\r\n\u00a0"))
    return Span(start, max(start, span.start + len(text.rstrip(also + " \t\r\n\u00a0"))))


def shortened(text: str, limit: int = 90) -> str:
    """Return one line of about ``limit`` characters, cut between words, with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def article_name(article: Article) -> str:
    """Return the article's file name, or the last part of its URL, for messages."""
    return article.origin.rstrip("/").rsplit("/", 1)[-1] or article.origin
