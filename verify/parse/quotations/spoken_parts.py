"""The spoken parts of a quotation: interrupted, or over several paragraphs."""

from __future__ import annotations

import regex

from verify.languages import load_language
from verify.model import Span
from verify.parse.quotations.article_context import ArticleContext
from verify.parse.quotations.marks import MarkPair
from verify.parse.spans import strip_span

_INTERRUPTION = regex.compile(r"[,!?.…]\s*[—–-]\s+(?P<clause>[^«»„“”\n]{3,160}?)[,.]\s*[—–-]\s+")


def spoken_parts(context: ArticleContext, pair: MarkPair, code: str | None) -> tuple[Span, ...]:
    """Return the spoken parts of a quotation.

    «…, — сказал он, — …» has two; a quotation over several paragraphs has one per paragraph.
    """
    if pair.continued:
        return _paragraphs(context, pair)
    chosen = load_language(code)
    if chosen is None or chosen.script != "Cyrillic":
        return (pair.inner,)
    for found in _INTERRUPTION.finditer(context.article.text, pair.inner.start, pair.inner.end):
        words = [w.lower() for w in regex.findall(r"[\p{L}-]+", found["clause"])]
        if any(w in chosen.speech.cues for w in words[:3]) or any(
            w in chosen.speech.cues for w in words[-1:]
        ):
            first = strip_span(context.article.text, Span(pair.inner.start, found.start("clause")))
            second = strip_span(context.article.text, Span(found.end(), pair.inner.end))
            return (_without_dash(context.article.text, first), second)
    return (pair.inner,)


def _paragraphs(context: ArticleContext, pair: MarkPair) -> tuple[Span, ...]:
    parts = [
        Span(max(b.span.start, pair.inner.start), min(b.span.end, pair.inner.end))
        for b in context.article.blocks
        if b.span.start < pair.inner.end and b.span.end > pair.inner.start
    ]
    marks = '«„“"‘'
    trimmed = [strip_span(context.article.text, p) for p in parts]
    return tuple(
        Span(p.start + (context.article.text[p.start] in marks), p.end)
        for p in trimmed
        if p.end > p.start
    )


def interruption(text: str, parts: tuple[Span, ...]) -> Span | None:
    """Return the clause between the two parts of an interrupted quotation, or None."""
    if len(parts) != 2 or "\n" in text[parts[0].end : parts[1].start]:
        return None
    return Span(parts[0].end, parts[1].start)


def _without_dash(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in " —–-,\u00a0":
        end -= 1
    return Span(span.start, end)
