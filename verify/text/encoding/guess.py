"""The character set of bytes that are no Unicode, from how their words read in each set."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from verify.text.encoding.alphabets import share_of_one_alphabet
from verify.text.encoding.labels import python_codec
from verify.text.encoding.plausibility import weighted_words
from verify.text.encoding.sample import whole_sample, word_sample
from verify.text.encoding.signs import is_latin_with_few_others, sign_counts
from verify.text.language.word_lists import common_words
from verify.text.lazy_patterns import re

# What the press of our languages has used, then the sets of DOS, Mac and old standards. A set
# further down must read better: the first ones share most letters with some of the last.
ONE_BYTE = (
    "cp1251", "koi8-r", "cp1254", "cp1252", "cp1250", "cp866", "iso8859-5", "koi8-u",
    "mac-cyrillic", "iso8859-2", "cp1253", "cp1256", "cp1255", "cp1257", "iso8859-7", "cp874",
    "iso8859-6", "iso8859-8", "iso8859-13", "iso8859-15", "iso8859-16", "cp855", "cp852", "cp850",
    "mac-roman", "iso8859-3", "cp1258", "iso8859-4", "cp857", "cp737", "cp862", "cp775", "cp1125",
    "mac-latin2", "mac-greek", "mac-turkish",
)  # fmt: skip
_OTHER_ALPHABETS = frozenset((
    "cp1251", "koi8-r", "cp866", "iso8859-5", "koi8-u", "mac-cyrillic", "cp1253", "cp1256", "cp1255",
    "iso8859-7", "cp874", "iso8859-6", "iso8859-8", "cp855", "cp737", "cp862", "cp1125", "mac-greek",
))  # fmt: skip
# Each with the language whose common characters it must show.
MANY_BYTES = {
    "gb18030": "zh",
    "big5hkscs": "zh",
    "cp932": "ja",
    "euc_jp": "ja",
    "cp949": "ko",
    "johab": "ko",
}
_ESCAPES = (
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
    (re.compile(rb"\x1b\$[@B]|\x1b\(J"), "iso2022_jp_2"),
    (re.compile(rb"~\{(?:[!-~]{2}){2,400}~\}"), "hz"),
)
# On the texts of tests/specimens/encodings.py a text in its own set scores 0.5 and more, in a
# wrong one 0.3 and less.
UNSURE = 0.45
_DAMAGE = 5
_CONTROLS = re.compile(r"[\x80-\x9f]")
_RANK = 1e-3
_SIGN = 0.8  # a sign in its place: more than a word of good shape, less than a known one
_ALPHABET = 0.15  # what letters of two alphabets cost: half a word of good shape
_WITHIN_WORD = re.compile("(?<=[a-z]{2})[\u3040-\ud7ff]{1,2}")
_COMMON = 1_000  # characters: 0.9 of Chinese, Japanese and Korean news


@dataclass(frozen=True, slots=True)
class Guess:
    """``score``: how much of the text reads like the words of a language, 0 to 1."""

    encoding: str
    score: float
    why: str


def escaped_form(data: bytes) -> str | None:
    """Return the set of ASCII bytes that switch alphabets by escape sequences (ISO-2022, HZ)."""
    part = data[:200_000]
    if b"\x1b" not in part and b"~{" not in part:
        return None
    for pattern, name in _ESCAPES:
        if pattern.search(part) and "\ufffd" not in part.decode(name, "replace")[:-1]:
            return name
    return None


def guess_encoding(data: bytes) -> Guess:
    """Return the set in which the bytes read best; charset-normalizer is asked where none does."""
    found = max(_one_byte(word_sample(data)), _many_bytes(whole_sample(data)), key=_by_score)
    if found.score >= UNSURE:
        return found
    return _second_opinion(data, found)


def _by_score(guess: Guess) -> float:
    return guess.score


def score_one_byte(sample: bytes, name: str) -> float:
    """Return how much of a sample reads like words in a set of one byte a letter."""
    text = sample.decode(name, "replace")
    if name == "cp1258":  # writes the tones apart from their vowels
        text = unicodedata.normalize("NFC", text)
    damage = text.count("\ufffd") + len(_CONTROLS.findall(text))
    words, weight = weighted_words(text)
    signs, good = sign_counts(text)
    read = (weight + _SIGN * good) / (words + signs) if words + signs else 0.0
    read += _ALPHABET * (share_of_one_alphabet(text) - 1)
    return read - _DAMAGE * damage / max(len(text), 1)


def _one_byte(sample: bytes) -> Guess:
    latin = is_latin_with_few_others(sample)
    scored = [
        (score_one_byte(sample, name) - rank * _RANK, -rank, name)
        for rank, name in enumerate(ONE_BYTE)
        if not (latin and name in _OTHER_ALPHABETS)
    ]
    score, _, name = max(scored)
    return Guess(name, score, f"its words read best in this set ({score:.2f})")


def _many_bytes(sample: bytes) -> Guess:
    if is_latin_with_few_others(sample):
        return Guess("gb18030", -1.0, "")
    scored = [(score_many_bytes(sample, name), name) for name in MANY_BYTES]
    score, name = max(scored)
    return Guess(name, score, f"its characters are common in this set ({score:.2f})")


def score_many_bytes(sample: bytes, name: str) -> float:
    """Return the share of common characters of the set's language, damage counted against it."""
    text = sample.decode(name, "replace")
    letters = [c for c in text if c > "\x7f" and (c.isalpha() or c == "\ufffd")]
    if not letters:
        return 0.0
    within = sum(map(len, _WITHIN_WORD.findall(text)))  # Polish in a Korean set: zag갎sowa
    known = common_share(letters, MANY_BYTES[name]) * len(letters) - within
    return (known - _DAMAGE * letters.count("\ufffd")) / len(letters)


def common_share(letters: Sequence[str], language: str) -> float:
    """Return the share of letters that are kana or common characters of a language."""
    common = _common(language)
    return sum(c in common or "\u3041" <= c <= "\u30fe" for c in letters) / len(letters)


@cache
def _common(language: str) -> frozenset[str]:
    """The characters that the commonest words of a language are written with."""
    weights: dict[str, float] = {}
    for centibels, words in enumerate(common_words(language)):
        for word in words:
            for char in word:
                weights[char] = weights.get(char, 0.0) + 10 ** (-centibels / 100)
    able = sorted((c for c in weights if c > "\u3040"), key=weights.__getitem__, reverse=True)
    return frozenset(able[:_COMMON])


def _second_opinion(data: bytes, own: Guess) -> Guess:
    """charset-normalizer's word, for a set that pages are written in, unless its reading is damaged or reads clearly worse than ours."""
    from charset_normalizer import from_bytes

    sample = whole_sample(data) or data[:12_000]
    best = from_bytes(sample).best()
    name = python_codec(best.encoding) if best else None
    if name == own.encoding or not (name in MANY_BYTES or name in ONE_BYTE):
        return own  # it also names sets that no page is written in
    score = score_many_bytes(sample, name) if name in MANY_BYTES else score_one_byte(sample, name)
    worse = own.score - score > _TIE
    return own if worse else Guess(name, score, "charset-normalizer reads it so")


_TIE = 0.05
