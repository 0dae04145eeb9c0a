"""How far a cited title agrees with a page's title or with the words of its URL.

Words count by their rarity: two headlines of one day about one border share its names, and differ
in what happened. Words are compared in Latin letters, so that a transliterated slug agrees with
the headline it was made from.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

from verify.text.language.word_lists import common_zipf, listed_languages
from verify.text.names.romanize import romanize
from verify.text.tokens import tokenize
from verify.text.urls.slugs import slug_words

_COMMONEST = 8.0  # Zipf frequency of the commonest words; they weigh nothing
_UNKNOWN = 2.5  # Zipf frequency of words of unknown languages and of names
_NUMBER = 4.0  # weight of a number
_LEAST = 0.5  # weight of the commonest words: many of them together still tell titles apart
_SAME_WORD = 80  # ratio of romanized words: endings differ, and transliterations
_STEM = 5  # letters that two forms of one word share at their beginning
_STEM_SHARE = 0.6  # and their share of the longer one


def title_agreement(cited: str, language: str | None, title: str) -> float:
    """Return the agreement of two titles, 0 to 1: the shared weight over that of both (Dice).

    ``language`` (ISO 639-1) is that of ``cited``; it decides which words are rare.
    """
    return _agreement(_weights(cited, language), _weights(title, language))


def slug_agreement(cited: str, language: str | None, url: str) -> float:
    """Return the agreement of a title with the words of a URL, 0 to 1; 0 for a URL without words."""
    words = slug_words(url)
    return _agreement(_weights(cited, language), _weights(" ".join(words), language))


def _agreement(one: dict[str, float], other: dict[str, float]) -> float:
    total = sum(one.values()) + sum(other.values())
    if not one or not other:
        return 0.0
    shared = _shared(one, other) + _shared(other, one)
    return shared / total


def _shared(words: dict[str, float], there: dict[str, float]) -> float:
    return sum(weight for word, weight in words.items() if _is_in(word, there))


def _is_in(word: str, there: Mapping[str, float]) -> bool:
    """Whether a word or another form of it is there. Numbers must be the same."""
    if word in there:
        return True
    if word.isdecimal():
        return False
    best = process.extractOne(word, list(there), scorer=fuzz.ratio, score_cutoff=_SAME_WORD)
    return best is not None or any(_same_stem(word, other) for other in there)


def _same_stem(one: str, other: str) -> bool:
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    length = min(len(one), len(other)) if shared is None else shared
    return length >= _STEM and length >= _STEM_SHARE * max(len(one), len(other))


@lru_cache(maxsize=4096)
def _weights(text: str, language: str | None) -> dict[str, float]:
    """Return the romanized words of a title with their weights."""
    found: dict[str, float] = {}
    for token in tokenize(text, language):
        if token.kind == "number":
            found[token.folded] = _NUMBER
        elif token.kind == "word":
            found[romanize(token.folded).lower()] = _weight(token.folded, language)
    return found


def _weight(word: str, language: str | None) -> float:
    known = common_zipf(word, language) if language in listed_languages() else 0.0
    return max(_LEAST, _COMMONEST - (known or _UNKNOWN))
