"""What survives translation in a sentence: names, cognates, countries, values, notions, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from verify.match.crosslingual.country_words import country_code
from verify.match.crosslingual.terms import notions
from verify.match.verdict.values import find_values
from verify.text.gazetteer.places import find_places

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
_QUOTED = re.compile('["“”«»„]')
# The press of one language writes Russia where that of another writes of the Soviet Union.
_ALIASES = {"SU": "RU"}
_LETTERS = 3  # of a word that is compared
# How much a word says by its Zipf frequency: nothing less than 0.15 for the most common ones,
# all from two in a million (6.0 and 2.0); a word of a language without a list says all.
_COMMON, _RARE, _LEAST = 6.0, 2.0, 0.15
_COUNTRY, _CALENDAR, _NOTION = 2.0, 1.2, 0.8


@dataclass(frozen=True, slots=True)
class Sign:
    """How telling a sign is, and whether it is a name."""

    weight: float
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one text. Words are keys in Latin letters; others begin with “@”."""

    words: dict[str, Sign]
    values: frozenset[str]
    length: int
    is_quoted: bool
    asks: bool


@lru_cache(maxsize=5_000)
def find_signs(text: str, language: str | None) -> Signs:
    """The signs of a sentence or a statement."""
    found: dict[str, Sign] = {}
    for key, sign in _signs(text, language):
        known = found.get(key)
        if known is None or sign.weight > known.weight:
            found[key] = sign
    values = frozenset(v.number for v in find_values(text, language).found)
    return Signs(found, values, len(text), bool(_QUOTED.search(text)), "?" in text)


def words_of_signs(text: str, language: str | None) -> dict[str, str]:
    """The words of a text as written, by the keys of their signs."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        for key, _ in _signs(match.group(), language):
            found.setdefault(key, match.group())
    return found


def _signs(text: str, language: str | None) -> Iterator[tuple[str, Sign]]:
    for place in find_places(text, language):
        yield "@" + _ALIASES.get(place.code, place.code), Sign(_COUNTRY, is_name=True)
    for number, match in enumerate(_WORD.finditer(text)):
        word = match.group()
        code = country_code(word, language) if word[0].isupper() else None
        if code:
            yield "@" + _ALIASES.get(code, code), Sign(_COUNTRY, is_name=True)
        if calendar := _calendar_word(word, language):
            yield "@" + calendar, Sign(_CALENDAR)
        for notion in notions(word, language):
            yield "@" + notion, Sign(_NOTION)
        if len(key := latin_key(word)) >= _LETTERS:
            inside = number > 0 and language != "de"
            yield (
                key,
                Sign(_weight(word, language), word.isupper() or (word[0].isupper() and inside)),
            )


def _weight(word: str, language: str | None) -> float:
    from verify.text.language.frequency import word_frequency

    frequency = word_frequency(word.lower(), language)
    if frequency is None:
        return 1.0
    return min(1.0, max(_LEAST, (_COMMON - frequency) / (_COMMON - _RARE)))


@lru_cache(maxsize=50_000)
def latin_key(word: str) -> str:
    """A word in Latin letters, without case endings and the variants of transliteration."""
    from verify.text.names.comparison import name_key

    return name_key(re.split("['’]", word)[0]).replace(" ", "")


def _calendar_word(word: str, language: str | None) -> str | None:
    """The language, weekday or month that a word names, by CLDR: французский, mayısta."""
    known = _calendar(language)
    plain = re.split("['’]", word)[0].replace("İ", "i").lower()
    ends = range(len(plain), max(2, len(plain) - 4), -1)
    return next((known[plain[:end]] for end in ends if plain[:end] in known), None)


@cache
def _calendar(language: str | None) -> dict[str, str]:
    from babel import Locale

    from verify.languages import load_language

    if load_language(language) is None:
        return {}
    locale = Locale(str(language))
    found = {
        str(name): f"language {code}" for code, name in locale.languages.items() if len(code) == 2
    }
    found |= {str(name): f"day {number}" for number, name in locale.days["format"]["wide"].items()}
    for form in ("format", "stand-alone"):
        months = locale.months[form]["wide"].items()
        found |= {str(name): f"month {number}" for number, name in months}
    return {_stem(name.lower()): sign for name, sign in found.items() if len(name) > 2}


def _stem(name: str) -> str:
    return name.rstrip("аяьйеи") if len(name) > 4 else name
