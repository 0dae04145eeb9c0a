"""How much a text looks like writing: the scorer of the character-set and mojibake repairs.

Only words that hold a letter beyond ASCII are examined: the others read alike in every
character set. A word counts in full when a word list knows it, a little when it is at least
shaped like a word (one script, no capital after a small letter, no sign inside).
"""

from __future__ import annotations

import re
from functools import cache

from verify.text.language.word_lists import common_words

# Languages whose letters the old 8-bit sets were made for, of those that wordfreq lists.
_LISTS = (
    "ru",
    "tr",
    "uk",
    "de",
    "fr",
    "pl",
    "es",
    "bg",
    "cs",
    "hu",
    "pt",
    "sv",
    "it",
    "ro",
    "el",
    "ar",
    "he",
    "lt",
    "fi",
    "da",
    "nb",
    "nl",
    "sh",
    "sl",
    "sk",
    "lv",
    "mk",
    "is",
    "ca",
    "fa",
)
_SHAPED = 0.3  # a word nobody lists, but shaped like one: names, endings
_MARKS = "«»“”„‘’‚‹›—–-…№•·©°§€₽₺\u00a0.,:;!?()[]{}\"'/|<>=+*%&#@_~^\\`"
# Behind a word only: before one it is a misread letter, Slovenian «®upanja» for «Županja».
_STRIP = re.compile(rf"^[{re.escape(_MARKS)}\d]+|[{re.escape(_MARKS)}®\d]+$")
_SIGNS = "²³¹½¼¾×±¿¡£¥¢™†‡¶"  # no part of a word: where they belong, see ``signs``
_PIECES = re.compile(rf"[{re.escape(_MARKS)}]+")


_BUCKETS = 550  # of a centibel each: words of Zipf value 3.5 and more, 3 in a million


@cache
def _known() -> frozenset[str]:
    words: set[str] = set()
    for code in _LISTS:
        for bucket in common_words(code)[:_BUCKETS]:
            words.update(w for w in bucket if not w.isascii())
    return frozenset(words)


def is_common_non_ascii_word(word: str) -> bool:
    """Whether a common word of any listed language; ``word`` holds a letter beyond ASCII."""
    key = word.replace("İ", "i").casefold()
    return key in _known() or (("ţ" in key or "ş" in key) and key.translate(_COMMAS) in _known())


# Old sets have Romanian ș and ț with a cedilla; the word lists have the comma.
_COMMAS = str.maketrans("şţ", "șț")


@cache
def _scripts() -> re.Pattern[str]:
    latin = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
    cyrillic = "\u0400-\u052f"
    return re.compile(
        rf"(?:[{latin}]+|[{cyrillic}]+|[\u0370-\u03ff]+|[\u0600-\u06ff]+|[\u0530-\u05ff]+)$"
    )


# Thai has no list of words and no blanks between them, but a strict order: a vowel written
# before its consonant (เ), the consonant, vowels above or below it, a tone mark, vowels behind.
_THAI = re.compile(
    "(?:[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a\u0e47]?[\u0e48-\u0e4e]?"
    "[\u0e30\u0e32\u0e33\u0e45]*[\u0e2f\u0e46]?)+"
)
_LEAST_THAI = 3
_MOST_THAI = 0.95


def word_weight(word: str) -> float:
    """1 for a known word, a little for one of good shape, 0 for letter salad."""
    if is_common_non_ascii_word(word):
        return 1.0 if len(word) > 1 else _SHAPED  # «в», «и»: any byte can be one
    if len(word) >= _LEAST_THAI and "\u0e01" <= word[0] <= "\u0e5b" and _is_thai(word):
        return 1.0
    if not has_good_shape(word):
        return 0.0
    return _SHAPED if len(word) > 1 else 0.0


def _is_thai(word: str) -> bool:
    """Whether nearly all of a run of Thai is in order: its last syllable may be cut off."""
    return sum(map(len, _THAI.findall(word))) >= _MOST_THAI * len(word)


def has_good_shape(word: str) -> bool:
    """Whether a word is of one script, without a capital after a small letter."""
    return bool(_scripts().match(word)) and _good_case(word)


def letters_of(token: str) -> list[str]:
    """Return the parts of a token between punctuation marks that hold a letter beyond ASCII."""
    return [p for p in _PIECES.split(_STRIP.sub("", token)) if p and not p.isascii()]


def _good_case(word: str) -> bool:
    rest = word[1:]
    return rest.islower() or word.isupper()


def plausibility(text: str, limit: int = 1500) -> float:
    """The mean weight of the words of ``text`` that hold a letter beyond ASCII, 0 to 1.

    ``limit``: how many such words are examined. 0 for a text without any.
    """
    total, weight = weighted_words(text, limit)
    return weight / total if total else 0.0


def weighted_words(text: str, limit: int = 1500) -> tuple[int, float]:
    """Return how many words hold a letter beyond ASCII, and the sum of their weights."""
    total, weight, latin = 0, 0.0, False
    for run in text.split():
        if run.isascii():
            latin = run.isalpha()
            continue
        for piece in _PIECES.split(_STRIP.sub("", run)):
            if piece and any(map(_is_foreign_letter, piece)):
                total += 1
                weight += 0 if latin and _is_stray(piece) else word_weight(piece)
        if total >= limit:
            break
    return total, weight


def _is_foreign_letter(char: str) -> bool:
    return char > "\x7f" and char not in _SIGNS


def _is_stray(piece: str) -> bool:
    """Whether one letter of another script: Italian «non è vero» in cp1251 is «non и vero»."""
    return len(piece) == 1 and piece > "\u024f"


def looks_odd(text: str) -> bool:
    """Whether a good part of the words beyond ASCII are ill-shaped or shouted.

    A look without any word list: good text of every language passes it, and only what does not
    is worth the full reading.
    """
    pieces = [
        piece
        for run in text.split()
        if not run.isascii()
        for piece in _PIECES.split(_STRIP.sub("", run))
        if piece and not piece.isascii()
    ]
    odd = sum(not _scripts().match(p) or not p[1:].islower() for p in pieces if len(p) > 1)
    return odd > _ODD * len(pieces)


_ODD = 0.3
