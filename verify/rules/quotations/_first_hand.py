"""Whether an article reports what its own newsroom heard, and the names of that newsroom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from verify.languages import load_languages
from verify.model import Article, BlockKind
from verify.rules._places import text_at
from verify.text.gazetteer.agencies import agency_at
from verify.text.gazetteer.outlets import MEDIA_KINDS, outlet_names

_HEAD_BLOCKS = 4  # a dateline opens the text, below title and byline
_SIGN_LENGTH = 90  # characters of the words around a name
_BYLINE_WORDS = 8  # “Ada Example, BBC diplomatic correspondent”
# LONDON (Reuters) - …; ОШ, 5 мая — РИА Новости. …; ANKARA (AA) – …; OSH, May 5. /TASS/. …
_DATELINE = regex.compile(
    r"^\s*\p{Lu}[\p{L} .,'’/-]{1,40}?(?:,?\s\d{1,2}\.?(?:\s\p{L}{3,9}\.?)?)?\s*"
    r"(?:\((?P<agency>[^)]{2,30})\)\s*[-–—]|[-–—/]\s*(?P<after>[\p{L} -]{2,25})[.,/])"
)
# “(he meant the bridge — Valley Post)” in a quotation: the newsroom's own remark.
_SIGNATURE = regex.compile(r"[–—]\s(?P<name>\p{Lu}[\p{L}\p{M}\d .-]{2,30}?)\.?\)")


def is_first_hand(article: Article) -> bool:
    """Whether the page says that it is news, is on a newsroom's site, or the text looks it.

    By an agency's dateline or a correspondent's byline.
    """
    site = agency_at(article.address) if article.address else None
    return (
        article.news
        or (site is not None and site.kind in MEDIA_KINDS)
        or any(_dateline(article))
        or _has_correspondent(article)
    )


def own_names(article: Article) -> tuple[str, ...]:
    """Return the names of the article's publication.

    Given, in its dateline, under its remarks, or of whose own work the text speaks.
    """
    signed = (match["name"] for match in _SIGNATURE.finditer(article.text))
    given = (article.outlet,) if article.outlet else ()
    return tuple(dict.fromkeys([*given, *_dateline(article), *signed, *_at_work(article)]))


def _at_work(article: Article) -> Iterator[str]:
    """Yield outlets whose own work the text speaks of: “Valley Post could not verify …”.

    Only the newsroom that writes says so of itself. Who quotes from it names it, too, but not what
    it asked, verified, or whom it sent.
    """
    before, after = _work_signs(article.language or "en")
    text = article.text
    for span in outlet_names(text):
        head = text[max(0, span.start - _SIGN_LENGTH) : span.start]
        if after.match(text[span.end : span.end + _SIGN_LENGTH]) or before.search(head):
            yield text[span.start : span.end]


def _dateline(article: Article) -> Iterator[str]:
    prose = [b for b in article.blocks if b.kind in (BlockKind.BODY, BlockKind.DATE)]
    for block in prose[:_HEAD_BLOCKS]:
        match = _DATELINE.match(text_at(article, block.span)[:120])
        name = (match["agency"] or match["after"]).strip() if match else ""
        if any(span.start == 0 and span.end == len(name) for span in outlet_names(name)):
            yield name


def _has_correspondent(article: Article) -> bool:
    lines = (text_at(article, block.span) for block in article.blocks)
    short = (line for line in lines if len(line.split()) <= _BYLINE_WORDS)
    return any(_correspondent().search(line) and any(outlet_names(line)) for line in short)


@cache
def _work_signs(code: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return what precedes and what follows a newsroom that speaks of its own work."""
    languages = load_languages()
    speech = (languages.get(code) or languages["en"]).speech
    before, after = (
        "|".join(regex.escape(sign).replace(r"\ ", r"\s+") for sign in signs) or r"(?!)"
        for signs in (speech.newsroom_work, speech.newsroom_work_after)
    )
    return (
        regex.compile(rf"(?<!\p{{L}})(?i:{before})\s+[«“„\"]?$"),
        # “Valley Post’s Ada Example, reporting from …”: up to three names between
        regex.compile(
            rf"[»”“\"]?(?:['’]s?)?(?:\s\p{{Lu}}[\p{{L}}.’'-]+,?){{0,3}}\s+(?i:{after})(?!\p{{L}})"
        ),
    )


@cache
def _correspondent() -> regex.Pattern[str]:
    nouns = {noun for one in load_languages().values() for noun in one.references.correspondents}
    return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(sorted(nouns))})(?!\p{{L}})", regex.I)
