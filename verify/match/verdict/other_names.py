"""One place or institution by two names: США and Соединённые Штаты, WTO and World Trade Organization."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from verify.match.verdict.critical_words import Lexicon, load_lexicon
from verify.model import Span
from verify.text.fold import fold
from verify.text.gazetteer.places import find_places

_ACRONYM = 2  # letters at least


class WrittenWord(Protocol):
    """A word as written, with its place."""

    @property
    def text(self) -> str: ...
    @property
    def span(self) -> Span: ...


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """Codes of the places that a run of words names, and whether it has no other words."""

    codes: frozenset[str]
    alone: bool


def named_places(words: Sequence[WrittenWord], text: str, language: str | None) -> NamedPlaces:
    """Return the places in a run of words of ``text``; articles and “of” do not count as words."""
    if not any(word.text[:1].isupper() for word in words):
        return NamedPlaces(frozenset(), False)
    start = words[0].span.start
    found = find_places(text[start : words[-1].span.end], language)
    spans = [Span(start + place.span.start, start + place.span.end) for place in found]
    rest = [w for w in words if not any(s.start <= w.span.start < s.end for s in spans)]
    lexicon = load_lexicon(language)
    return NamedPlaces(
        frozenset(place.code for place in found),
        all(_is_function_word(word, lexicon) for word in rest),
    )


def are_initials(
    short: Sequence[WrittenWord], long: Sequence[WrittenWord], language: str | None
) -> bool:
    """Return whether one word has the initials of the others: ООН, МВД, OECD.

    Function words may count or not, and so may words without a capital.
    """
    if len(short) != 1 or len(long) < _ACRONYM or not short[0].text.isupper():
        return False
    letters = short[0].text.replace(".", "").casefold()
    lexicon = load_lexicon(language)
    telling = [word for word in long if not _is_function_word(word, lexicon)]
    capital = [word for word in long if word.text[:1].isupper()]
    return any(
        letters == "".join(word.text[0] for word in some).casefold()
        for some in (long, telling, capital)
        if len(some) >= _ACRONYM and long[-1] in some
    )


def _is_function_word(word: WrittenWord, lexicon: Lexicon) -> bool:
    folded = fold(word.text).text
    return folded in lexicon.function_words or folded in lexicon.articles
