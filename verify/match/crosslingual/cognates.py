"""What two texts in different languages share: names, countries, numbers, cognate words.

Words are compared in Latin letters with the variants of transliteration folded away
(verify.text.names.romanize); countries by their code, so that Kyrgyzstan is Киргизия.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from verify.match.verdict.values import find_values

_WORD = re.compile(r"[^\W\d_]{3,}(?:['’-][^\W\d_]+)*")
_RARE = 3.4  # Zipf frequency: below one in 400,000 words, where names and terms begin
_NAME = 4  # letters
_TITLE_CASE = frozenset(("en", "de", None))  # and German writes every noun with a capital
_LIMIT = 20_000  # characters of a page that are examined
_SMALL_NUMBER = 12
_STEM = 5  # letters that cognates share at their beginning: tajik-, таджик-
_LIKE = 84  # ratio of short folded words; 78 from seven letters on
_LIKE_LONG = 78


@dataclass(frozen=True, slots=True)
class SharedWords:
    """The telling words of one text: which of them another text has, which it lacks."""

    present: tuple[str, ...]
    missing: tuple[str, ...]


def shared_words(
    text: str, language: str | None, other: str, other_language: str | None
) -> SharedWords:
    """The telling words of ``text`` (rare words, countries, numbers) looked up in ``other``."""
    present: list[str] = []
    missing: list[str] = []
    there = _material(other[:_LIMIT], other_language)
    for shown, keys in _distinctive_words(text, language):
        (present if _stands(keys, there) else missing).append(shown)
    return SharedWords(tuple(present), tuple(missing))


def _distinctive_words(text: str, language: str | None) -> Iterable[tuple[str, frozenset[str]]]:
    for value in find_values(text, language).found:
        number = value.value.split(" ")[0]
        if not number.isdecimal() or int(number) > _SMALL_NUMBER:
            yield value.value, frozenset(("#" + number,))
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isupper() and (code := country_code(word, language)):
            yield word, frozenset(("@" + code,))
        elif _is_rare(word, language) or _is_name(text, match, language):
            yield word, frozenset((_roman(word),))


def _is_name(text: str, match: re.Match[str], language: str | None) -> bool:
    """A capital within a sentence, in a language whose headlines do not capitalize every word."""
    if language in _TITLE_CASE or match.start() == 0 or text.isupper():
        return False
    opens = text[: match.start()].rstrip(" “\"«‘'").endswith((":", ".", "!", "?"))
    return len(match.group()) >= _NAME and match.group()[0].isupper() and not opens


def _is_rare(word: str, language: str | None) -> bool:
    from verify.text.language.frequency import word_frequency

    frequency = word_frequency(word, language) if len(word) >= 4 else None
    return frequency is not None and frequency < _RARE


@lru_cache(maxsize=32)
def _material(text: str, language: str | None) -> frozenset[str]:
    numbers = {"#" + value.value.split(" ")[0] for value in find_values(text, language).found}
    words = set(_WORD.findall(text))
    countries = {
        "@" + code for w in words if w[0].isupper() and (code := country_code(w, language))
    }
    return frozenset(numbers | countries | {_roman(word) for word in words})


def _stands(keys: frozenset[str], there: frozenset[str]) -> bool:
    return any(key in there or (key[0] not in "#@" and _is_similar(key, there)) for key in keys)


def _is_similar(key: str, there: frozenset[str]) -> bool:
    from rapidfuzz import fuzz, process

    if len(key) >= _STEM and any(word.startswith(key[:_STEM]) for word in there):
        return True
    cutoff = _LIKE_LONG if len(key) >= 7 else _LIKE
    return process.extractOne(key, there, scorer=fuzz.ratio, score_cutoff=cutoff) is not None


@lru_cache(maxsize=20_000)
def _roman(word: str) -> str:
    from verify.text.names.comparison import name_key

    return name_key(word).replace(" ", "")


def country_code(word: str, language: str | None) -> str | None:
    """The code of the country that a word names, in whatever case: Киргизией, Türkiye'nin."""
    stems = _country_stems(language)
    plain = re.split("['’]", word)[0].replace("İ", "i").lower()
    ends = range(len(plain), max(3, len(plain) - 4), -1)
    return next((stems[plain[:end]] for end in ends if plain[:end] in stems), None)


@cache
def _country_stems(language: str | None) -> dict[str, str]:
    """The single-word names of countries in a language, less a final vowel, to their codes."""
    from verify.languages import load_languages
    from verify.text.gazetteer.countries import country_names

    if language not in load_languages():
        return {}
    return {
        re.sub("[аяьйеи]$", "", name.replace("İ", "i").lower()): code
        for code, names in country_names(language).items()
        for name in names
        if " " not in name and len(name) > 3
    }
