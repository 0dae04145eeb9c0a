"""Acronyms that the article expands: "Collective Security Treaty Organization (CSTO)"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from verify.model import Acronym, Article, BlockKind, Field, Span
from verify.parse.people import roles
from verify.parse.people.words import Word, split_words
from verify.parse.spans import strip_span

_SHORT = regex.compile(r"\((?P<short>\p{Lu}[\p{Lu}\d-]{1,9})\)")
_SHORT_FIRST = regex.compile(
    r"(?<![\p{L}\d])(?P<short>\p{Lu}{2,10})\s+\((?P<long>\p{Lu}[\p{L}\s’'-]{5,90})\)"
)
_DASHED = regex.compile(r"^(?P<short>\p{Lu}{2,10})\s+[-–—]\s+(?P<long>\p{Lu}[\p{L}\s’'-]{5,90})$")
_DASH = regex.compile("[-–]")
_CONNECT = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "on",
        "in",
        "to",
        "de",
        "du",
        "des",
        "la",
        "für",
        "und",
        "der",
        "die",
        "ve",
        "и",
        "по",
        "в",
        "на",
        "с",
        "&",
    ]
)


def find_acronyms(article: Article) -> tuple[Acronym, ...]:
    """Find every acronym that is next to its expansion, in text order. Notes are skipped."""
    found: list[Acronym] = []
    for block in article.blocks:
        if block.kind is not BlockKind.NOTES:
            found.extend(_in_block(article.text, strip_span(article.text, block.span)))
    return tuple(sorted(found, key=lambda a: a.short.span))


def _in_block(text: str, span: Span) -> Iterator[Acronym]:
    for found in _SHORT.finditer(text, span.start, span.end):
        if expansion := _before(text, span.start, found.start(), found["short"]):
            yield _acronym(text, Span(*found.span("short")), expansion)
    for pattern in (_SHORT_FIRST, _DASHED):
        for found in pattern.finditer(text, span.start, span.end):
            if _spells(found["short"], regex.findall(r"\p{L}[\p{L}’']*", found["long"])):
                yield _acronym(text, Span(*found.span("short")), Span(*found.span("long")))


def _acronym(text: str, short: Span, expansion: Span) -> Acronym:
    return Acronym(
        Field(text[short.start : short.end], short),
        Field(text[expansion.start : expansion.end], expansion),
    )


def _before(text: str, start: int, end: int, short: str) -> Span | None:
    """Return the expansion that ends right before the bracket, or None.

    It is the words whose initials spell the acronym, or a capitalized name of at least three
    words (ANKASAM abbreviates a Turkish name).
    """
    words = split_words(text, Span(max(start, end - 160), end))
    if not words or text[words[-1].span.end : end].strip(' \u00a0»”"'):
        return None
    for at in range(len(words) - 2, max(-1, len(words) - 12), -1):
        if _spells(short, [w.text for w in words[at:]]):
            return Span(words[at].span.start, words[-1].span.end)
    return _capital_run(text, words)


def _spells(short: str, words: list[str]) -> bool:
    """Return whether the words' initials spell the acronym, with or without small words."""
    letters = [c.lower() for c in short if c.isalpha()]
    inner = [part for w in words for part in _DASH.split(w) if part]
    content = [w for w in inner if w.lower() not in _CONNECT]
    if len(words) < 2 or words[0].lower() in _CONNECT:
        return False
    return [w[0].lower() for w in content] == letters or [w[0].lower() for w in inner] == letters


def _capital_run(text: str, words: list[Word]) -> Span | None:
    at = len(words)
    while at > 0:
        word = words[at - 1]
        behind = text[word.span.end : words[at].span.start] if at < len(words) else ""
        if behind.strip(" \u00a0") or not (word.capital or word.lower in _CONNECT):
            break
        at -= 1
    while at < len(words) and (not words[at].capital or words[at].lower in roles.not_name_words()):
        at += 1
    run = words[at:]
    capitals = sum(w.capital for w in run)
    # "Kristina Schröder (CDU)" is a person and her party; an organization's name has an "of" or
    # many words
    is_body = capitals >= 5 or (capitals >= 3 and any(w.lower in _CONNECT for w in run))
    return Span(run[0].span.start, run[-1].span.end) if is_body else None
