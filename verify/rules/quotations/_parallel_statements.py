"""Statements that are merely alike: of two people, of two cases, or one after the other."""

from __future__ import annotations

import re
from functools import cache

from verify.languages import load_languages
from verify.model import Article, Quotation
from verify.rules.quotations._wordings import Comparison
from verify.text.fold import fold_words

_ENDING = 4  # letters behind the stem of an ordinal: тре-тьего
_STOPS = " ,.;—–-"
_APART = 60  # characters between two statements in a row: a comma, “, the minister added. ”
_NUMBER = re.compile(r"^\d")


def can_be_one_statement(article: Article, one: Quotation, other: Quotation) -> bool:
    """Whether two quotations can be two wordings of one statement, by place and speaker."""
    if one.span.end > other.span.start and other.span.end > one.span.start:
        return False  # a block quotation and the words quoted in it
    if one.parent is not None or other.parent is not None:
        return False
    if one.block == other.block and not _between(article, one, other).strip(_STOPS):
        return False
    if _two_speakers(one, other):
        return False
    if all(_is_bare_block(q) for q in (one, other)):
        return False  # “Note”, “Warning” in a box: nobody says them
    return any(q.cue or q.speaker or q.span == q.inner for q in (one, other))


def _is_bare_block(quotation: Quotation) -> bool:
    """Whether it is a block quotation with neither speaker nor source."""
    said = quotation.cue or quotation.speaker or quotation.references
    return quotation.span == quotation.inner and not said


def _two_speakers(one: Quotation, other: Quotation) -> bool:
    """Whether two people speak: two known ones, or names of which neither is part of the other.

    “Ingenieurin Ada Lind” and “Bruder Hugo Lind” are two; “Ada Lind” and “Lind”, or “Ada Lind”
    and “Ingenieurin”, may be one.
    """
    if one.speaker is None or other.speaker is None:
        return False
    known = {one.speaker.person, other.speaker.person}
    if None not in known:
        return len(known) > 1
    first, second = (set(fold_words(s.name.value).split()) for s in (one.speaker, other.speaker))
    return len(first) > 1 < len(second) and not (first <= second or second <= first)


def differ_in_case(found: Comparison) -> bool:
    """Whether only names, numbers, quantifiers, or opposites differ: “First pier”, “Second pier”.

    Such words are what two similar statements are about; a translator does not exchange them.
    """
    replaced = [(a, b) for tag, a, b in found.diff if tag != "equal"]
    return bool(replaced) and all(_tells_case(a, b) for a, b in replaced)


def _tells_case(one: str, other: str) -> bool:
    """Whether two runs of words name different cases: the first, the second; many, few."""
    if (one.casefold(), other.casefold()) in _opposites():
        return True
    words = f"{one} {other}".split()
    return all(_is_case_word(word) for word in words)


def _is_case_word(word: str) -> bool:
    bare = word.strip("’'").casefold()
    stems = (bare[:cut] for cut in range(max(3, len(bare) - _ENDING), len(bare) + 1))
    return (
        bool(_NUMBER.match(bare))
        or word[:1].isupper()
        or bare in _quantities()
        or any(stem in _ordinals() for stem in stems)
    )


def _between(article: Article, one: Quotation, other: Quotation) -> str:
    """Return the words between two quotations without who says them: `“…,” she added. “…”`."""
    first, second = sorted((one.span, other.span))
    end = min(second.start, first.end + _APART)
    text = list(article.text[first.end : end])
    for said in (one.cue, one.speaker and one.speaker.name, other.cue):
        if said and said.span and first.end <= said.span.start < said.span.end <= end:
            start = said.span.start - first.end
            text[start : said.span.end - first.end] = " " * (said.span.end - said.span.start)
    return "".join(text)


@cache
def _quantities() -> frozenset[str]:
    """Return number words and quantifiers of all languages."""
    found: set[str] = set()
    for one in load_languages().values():
        found.update(one.numbers.words, one.numbers.scales)
        found.update(word for group in one.critical.quantifiers for word in group)
    return frozenset(found)


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    """Return pairs of opposites of all languages, both ways: (rose, fell), (fell, rose)."""
    found: set[tuple[str, str]] = set()
    for one in load_languages().values():
        groups = one.critical.opposites
        for first, second in zip(groups[::2], groups[1::2], strict=False):
            pairs = {(a, b) for a in first for b in second}
            found |= pairs | {(b, a) for a, b in pairs}
    return frozenset(found)


@cache
def _ordinals() -> frozenset[str]:
    """Return the stems of ordinals of all languages."""
    return frozenset(stem for one in load_languages().values() for stem in one.numbers.ordinals)
