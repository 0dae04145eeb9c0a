"""Fragments that a conjunction joins to reported words: he called it “tired” and “out of ideas”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model import Article, Quotation, QuotationKind
from verify.parse.quotations.fragments import is_proper_name
from verify.text.lazy_patterns import regex

_SPOKEN = (QuotationKind.STATEMENT, QuotationKind.FRAGMENT)
_JOINED = regex.compile(
    r",?\s(?:and|or|but|nor|und|oder|sondern|aber|sowie|et|ou|mais|и|или|но|і|або|але|ve|veya|ama)"
    r"(?:\s(?:also|auch|aussi|также|a|an|as|als|ein|eine|einen|un|une|to|zu|de)){0,2}\s"
)


def with_coordinated_fragments(article: Article, found: Sequence[Quotation]) -> list[Quotation]:
    """Return the quotations; terms joined to reported words are fragments of the same speaker."""
    result = list(found)
    for at in range(1, len(result)):
        if fragment := _joined(article, result[at], result[at - 1]):
            result[at] = fragment
    for at in range(len(result) - 2, -1, -1):
        if fragment := _joined(article, result[at], result[at + 1]):
            result[at] = fragment
    return result


def _joined(article: Article, term: Quotation, spoken: Quotation) -> Quotation | None:
    """Return a term as the fragment that it is beside the reported words next to it, or None."""
    if term.kind is not QuotationKind.TERM or spoken.kind not in _SPOKEN or spoken.speaker is None:
        return None
    if term.block != spoken.block or term.parent is not None or term.note is not None:
        return None
    first, second = sorted((term, spoken), key=lambda q: q.span)
    inner = article.text[term.inner.start : term.inner.end].strip()
    if (
        is_proper_name(inner)
        or _is_title_beside(article, inner, spoken)
        or not _JOINED.fullmatch(article.text, first.span.end, second.span.start)
    ):
        return None
    return replace(term, kind=QuotationKind.FRAGMENT, speaker=spoken.speaker, cue=spoken.cue)


def _is_title_beside(article: Article, inner: str, spoken: Quotation) -> bool:
    """Return whether a capital sets a term apart from words without: “tired”, and “New bridge” fell.

    German nouns have capitals anyway.
    """
    other = article.text[spoken.inner.start : spoken.inner.end].strip()
    return article.language != "de" and inner[:1].isupper() and other[:1].islower()
