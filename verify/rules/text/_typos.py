"""Typos that are frequent enough to be in word lists: goverment, buisness, arround.

A word list made from the web has frequent misspellings too, so it does not help to look a word
up. Three kinds of typos can be told from rare words almost with certainty: a missing letter, a
doubled letter, and two swapped letters, if the correct word is at least 300 times more common.
Measured on 20,000 rare words (Zipf 1 to 3) of wordfreq's English list: 115 are such typos, and 5
of the 115 are words after all (French and Spanish ones, and “alterative”). Replaced letters are
not covered, because half of those were real words (pasties, tonally, pretest).
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from functools import lru_cache

from verify.text.language.word_lists import common_zipf, zipf

ZIPF_DISTANCE = 2.5  # on the Zipf scale: about 300 times more common
RARE_ZIPF = 3.0  # Zipf: more common words are not typos
SHORTEST = 7
SHORTEST_WITHOUT = 8  # letters, where one is missing
NAME_ZIPF = 4.6  # Zipf: a capitalized correction must be more common than Cleveland or Christopher
LETTERS = string.ascii_lowercase


@lru_cache(maxsize=50_000)
def typo_correction(word: str) -> str | None:
    """Return the English word that this one is a typo of, or None if uncertain."""
    plain = word.lower()
    if len(plain) < SHORTEST or not plain.isascii() or word[1:] != plain[1:]:
        return None
    if _common_zipf(plain) or (own := _zipf(plain)) >= RARE_ZIPF:
        return None
    least = max(own + ZIPF_DISTANCE, NAME_ZIPF if word[0].isupper() else 0.0)
    best = max(_possible_words(plain), key=_common_zipf, default=plain)
    if not _common_zipf(best):
        if least > RARE_ZIPF:
            return None
        best = max(_possible_words(plain), key=_zipf, default=plain)  # takes a while
    if best == plain or _zipf(best) < least:
        return None
    return best.capitalize() if word[0].isupper() else best


def _possible_words(word: str) -> Iterator[str]:
    """Yield words that one of the three typos turns into this one; the first letter is kept."""
    for at in range(1, len(word)):
        if word[at] == word[at - 1]:
            yield word[:at] + word[at + 1 :]
        elif at > 1:
            yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    if len(word) >= SHORTEST_WITHOUT:
        for at in range(1, len(word)):
            yield from (word[:at] + letter + word[at:] for letter in LETTERS)


def _zipf(word: str) -> float:
    return zipf(word, "en")


def _common_zipf(word: str) -> float:
    return common_zipf(word, "en")
