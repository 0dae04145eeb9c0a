"""Slips of the pen that are common enough to stand in word lists: goverment, buisness, arround.

A word list made from the web holds frequent misspellings too, so “is it listed?” is not the
question. Three slips are told from rare words with near certainty: a letter left out, a
letter doubled, two neighbours swapped, where the word meant is at least 300 times commoner.
Measured on 20,000 rare words (Zipf 1 to 3) of wordfreq's English list: 115 are such slips by
this rule, and 5 of the 115 are words after all (French and Spanish ones, and “alterative”).
Exchanged letters are left out: there, half were real words (pasties, tonally, pretest).
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from functools import cache

ZIPF_DISTANCE = 2.5  # Zipf steps: some 300 times
RARE_ZIPF = 3.0  # Zipf: above, a word is too common to be a slip
SHORTEST = 7
SHORTEST_WITHOUT = 8  # letters, where one is missing
NAME_ZIPF = 4.6  # Zipf: a capitalised word meant must be commoner than Cleveland or Christopher
LETTERS = string.ascii_lowercase


@cache
def typo_correction(word: str) -> str | None:
    """The English word that this one is a slip for, in its capitals; None where unsure."""
    plain = word.lower()
    if len(plain) < SHORTEST or not plain.isascii() or word[1:] != plain[1:]:
        return None
    own = _zipf(plain)
    best = max(_possible_words(plain), key=_zipf, default=plain)
    least = max(own + ZIPF_DISTANCE, NAME_ZIPF if word[0].isupper() else 0.0)
    if own >= RARE_ZIPF or best == plain or _zipf(best) < least:
        return None
    return best.capitalize() if word[0].isupper() else best


def _possible_words(word: str) -> Iterator[str]:
    """Words from which one of the three slips leads to this one; the first letter stands."""
    for at in range(1, len(word)):
        if word[at] == word[at - 1]:
            yield word[:at] + word[at + 1 :]
        elif at > 1:
            yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    if len(word) >= SHORTEST_WITHOUT:
        for at in range(1, len(word)):
            yield from (word[:at] + letter + word[at:] for letter in LETTERS)


def _zipf(word: str) -> float:
    import wordfreq

    return float(wordfreq.zipf_frequency(word, "en"))
