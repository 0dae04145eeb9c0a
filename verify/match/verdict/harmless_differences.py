"""Words that differ on the page and not in what they say: spelling, contraction, compound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from verify.match.verdict.critical_words import Lexicon

_PLAIN = str.maketrans("", "", "'’-_")
# The regular differences between British and American spelling; both sides are put through.
_SPELLING = (
    (re.compile(r"is(e|es|ed|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|ing|er)$"), r"yz\1"),
    (re.compile(r"our(s|ed|ing|able|ful|ite|ites|hood|ly|er|ers|ism)?$"), r"or\1"),
    (re.compile(r"([^aeiou])re(s|d)?$"), r"\1er\2"),
    (re.compile(r"([aeiou])ll(ed|ing|er|ers|or|ors)$"), r"\1l\2"),
    (re.compile(r"(og)ue(s)?$"), r"\1\2"),
    (re.compile(r"ence$"), "ense"),
    (re.compile(r"amme(s)?$"), r"am\1"),
)
_NOTE_DIGITS = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}$")


def same_words(one: Sequence[str], other: Sequence[str], words: Lexicon) -> bool:
    """Whether two runs of folded words are one run in another spelling.

    On-line / online, don't / do not, coöperate / cooperate, programme / program, and a note's
    digit stuck to a word of the source. Never true where either run is empty.
    """
    if not one or not other:
        return False
    if _joined(one) == _joined(other):
        return True
    others = set(map(_joined, words.readings(other)))
    if any(_joined(reading) in others for reading in words.readings(one)):
        return True
    if any(any(c.isdigit() for c in word) for word in one):
        return False
    whole_other = [_NOTE_DIGITS.sub("", word) for word in words.expanded(other)]
    return list(map(_spelt, words.expanded(one))) == list(map(_spelt, whole_other))


def _joined(words: Sequence[str]) -> str:
    return plain_letters("".join(words))


def plain_letters(word: str) -> str:
    """A folded word without apostrophes, hyphens and the marks on its letters."""
    plain = word.translate(_PLAIN)
    if plain.isascii():
        return plain
    kept = (_bare_letter(c) for c in plain)
    return "".join(kept)


def _bare_letter(char: str) -> str:
    # й and ї are letters of their own; é, ş, ö lose their marks where a press writes none.
    if "\u0400" <= char <= "\u052f":
        return char
    return unicodedata.normalize("NFD", char)[0]


def _spelt(word: str) -> str:
    plain = plain_letters(word)
    if len(plain) < 5 or not plain.isascii():
        return plain
    for pattern, put in _SPELLING:
        plain, changed = pattern.subn(put, plain)
        if changed:
            break
    return plain


def is_misspelling(one: str, other: str) -> bool:
    """Whether two words are so near that one is likely the other mistyped or inflected.

    One letter in words of five and more, two in words of nine and more.
    """
    from rapidfuzz.distance import OSA

    longest = max(len(one), len(other))
    if longest < 5 or any(c.isdigit() for c in one + other):
        return False
    return OSA.distance(one, other, score_cutoff=2) <= (2 if longest >= 9 else 1)
