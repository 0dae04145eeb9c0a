"""How many of a claim's telling words its source has, anywhere and in one place.

A source that says what a claim says, in whatever words, has most of its rare words: names, things,
places. It has them in one place: a long page about something else has many of them, but apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from verify.text.language.frequency import word_frequency

# The weight of a word by its Zipf frequency: none from 6.0 (“with”), 1 up to 2.0 (“aqueduct”).
_COMMON, _RARE = 6.0, 2.0
_LEAST_WEIGHT = 3.0  # of all words of a claim: with less there is nothing to go by
_LEAST_TEXT = 1_000  # characters: shorter texts are what is left of a page
# From this length on, words that are missing say all that they can say. Of 612 first sentences of
# reports whose rest was their source, eight were called unsupported: seven beside 1,500 characters or less.
_FULL_TEXT = 2_000
_WORD = re.compile(r"[^\W\d_]{2,}|\d{3,}")
_SHORT, _LONGEST = 4, 5  # letters that are compared of words up to five, and of longer ones
# Words of a source that are one place: four sentences, or some rows of a table; of a longer claim,
# twice its own words.
_PLACE, _LONGER = 80, 2


@dataclass(frozen=True, slots=True)
class TellingWords:
    """The share, by weight, of a claim's words that a source has, and the words that it lacks.

    ``together``: the greatest share in one place. ``missing``: as written in the claim, the
    rarest first. ``fullness``: from 0 for a text so short that it lacks most words by chance, to 1.
    """

    share: float
    missing: tuple[str, ...] = ()
    together: float = 1.0
    fullness: float = 1.0


def telling_words(claim: str, source: str, language: str | None) -> TellingWords | None:
    """Look for a claim's words in its source, by their beginning: inflected forms agree.

    None where the claim says too little, the source is too short, or the language has no list of
    frequencies.
    """
    if len(source) < _LEAST_TEXT:
        return None
    found = {word: _weight(word, language) for word in words_of(claim)}
    weights = {word: weight for word, weight in found.items() if weight is not None}
    total = sum(weights.values())
    if len(weights) < len(found) or total < _LEAST_WEIGHT:
        return None
    there = _places(source)
    missing = [word for word in weights if beginning(word) not in there]
    lacking = sum(weights[word] for word in missing)
    rarest = sorted((word for word in missing if weights[word]), key=lambda word: -weights[word])
    together = _most_together(weights, there, max(_PLACE, _LONGER * len(weights))) / total
    fullness = min(1.0, (len(source) - _LEAST_TEXT) / (_FULL_TEXT - _LEAST_TEXT))
    return TellingWords(1 - lacking / total, tuple(rarest), together, fullness)


def best_words(found: Sequence[TellingWords | None]) -> TellingWords | None:
    """Return what the source has that has most; None if that cannot be said of one of them."""
    known = [one for one in found if one is not None]
    if not known or len(known) < len(found):
        return None
    return max(known, key=lambda one: (one.together, one.share))


def words_of(text: str) -> tuple[str, ...]:
    """Return the different words of a text, and its long numbers, in their order."""
    return tuple(dict.fromkeys(_WORD.findall(text)))


def weigh_words(text: str, language: str | None) -> dict[str, float]:
    """Return the words of a text, each with how much it tells; all tell the same in a language
    without a list of frequencies."""
    weights = {word: _weight(word, language) for word in words_of(text) if not word.isdecimal()}
    return {word: 1.0 if weight is None else weight for word, weight in weights.items()}


def _weight(word: str, language: str | None) -> float | None:
    frequency = word_frequency(word.lower(), language)
    if frequency is None:
        return None
    return min(1.0, max(0.0, (_COMMON - frequency) / (_COMMON - _RARE)))


def beginning(word: str) -> str:
    """Return the letters that inflected forms share: шлюзы and шлюз, каналах and канала."""
    folded = word.casefold()
    return folded[:_LONGEST] if len(folded) > _LONGEST else folded[:_SHORT]


@lru_cache(maxsize=8)
def _places(text: str) -> dict[str, tuple[int, ...]]:
    """The places of all beginnings of words, by number of the word."""
    found: dict[str, list[int]] = {}
    for at, written in enumerate(_WORD.findall(text)):
        word = written.casefold()
        for end in range(2, min(len(word), _LONGEST) + 1):
            found.setdefault(word[:end], []).append(at)
    return {beginning: tuple(places) for beginning, places in found.items()}


def _most_together(
    weights: dict[str, float], there: dict[str, tuple[int, ...]], place: int
) -> float:
    """The greatest weight of different words within ``place`` words of the text."""
    hits = sorted(
        (at, word) for word, weight in weights.items() if weight for at in _hits(word, there)
    )
    inside: Counter[str] = Counter()
    first, now, most = 0, 0.0, 0.0
    for at, word in hits:
        inside[word] += 1
        now += weights[word] if inside[word] == 1 else 0.0
        while hits[first][0] <= at - place:
            gone = hits[first][1]
            inside[gone] -= 1
            now -= weights[gone] if not inside[gone] else 0.0
            first += 1
        most = max(most, now)
    return most


def _hits(word: str, there: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    return there.get(beginning(word), ())
