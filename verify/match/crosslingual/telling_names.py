"""Which names of a statement tell something: those that a translation keeps.

Common words, abbreviations, peoples, currencies, adjectives and German nouns are translated. A name is
rare in its language, or about as frequent in others: “Trump” 4.9, 4.7 and 4.4 in English, German and
French; a word is not: “inventor” 3.6, 2.4 and 1.8.
"""

from __future__ import annotations

import re
from functools import cache

from verify.text.gazetteer.peoples import people_of

_RARE = 4.0  # Zipf frequency of the rarest word of a name that tells something
_COMMON = 4.9  # and of its most common word: “Aviation Safety Network” is translated
_UNKNOWN = 2.5
_FOREIGN = 0.3  # a German name is hardly more frequent in German than in English
_COMPOUND = 8  # letters: longer single words are compounds
_RARE_NOUN = 3.0
_NOUNS_HAVE_CAPITALS = "de"
_LATIN = ("en", "de", "fr")  # languages whose lists are compared
_TURKISH_PLURAL = re.compile(r".{3,}l[ae]r(?:[ıi]\w*)?")  # a name's suffixes follow an apostrophe
_CURRENCY = 5  # letters that a currency's forms share: Sterlin, sterlini
# Danube 3.1, 2.3 and 3.5 in English, German and French: «Donau», «Дунай».
_EXONYM = 0.85
_OF_MANY, _OF_ONE = 0.8, 1.2  # how much more frequent a name, and a word, is in its own language
# «Верховном (суде)», «Республиканской (партии)»: capitals of names that are translated.
_ADJECTIVE = re.compile(
    r".+(?:[нвс]|ск|ськ|цк|цьк)(?:ой|ій|ом|ого|ому|ої|ая|ую|ые|ых|ым|ими|ий|ый)"
)


def tells(words: tuple[str, ...], language: str, has_place: bool) -> bool:
    """Whether a translation of a text has to have a name in some spelling.

    ``has_place``: the name is written together with a place's.
    """
    if _is_translated(words, language):
        return False
    if _compares(language) and len(words) == 1 and _is_exonym(words[0], language):
        return False
    if _compares(language) and all(_is_of_many(word, language) for word in words):
        return not has_place
    frequencies = [_frequency(word, language) for word in words]
    if min(frequencies) >= _RARE or max(frequencies) >= _COMMON:
        return False
    if len(words) == 1 and _is_word_of_one(words[0], language):
        return False
    return language != _NOUNS_HAVE_CAPITALS or _is_no_noun(words, frequencies)


def may_be_name(words: tuple[str, ...], language: str) -> bool:
    """Whether a run of capitalized words may be a name, however common: Trump, not Navy."""
    if language == _NOUNS_HAVE_CAPITALS:
        return tells(words, language, has_place=False)
    if _is_translated(words, language):
        return False
    if language in _LATIN:
        return min(_lead(word, language) for word in words) <= _OF_MANY
    return min(_frequency(word, language) for word in words) < _COMMON


def _compares(language: str) -> bool:
    return language in _LATIN and language != _NOUNS_HAVE_CAPITALS


def _is_translated(words: tuple[str, ...], language: str) -> bool:
    if any(_bare(word).isupper() or people_of(word, language) for word in words):
        return True
    if any(_bare(word).lower()[:_CURRENCY] in _currency_words(language) for word in words):
        return True
    return _ADJECTIVE.fullmatch(words[0].lower()) is not None


@cache
def _currency_words(language: str) -> frozenset[str]:
    """The beginnings of the words of pounds, dollars and other currencies, by CLDR."""
    from babel import Locale

    from verify.languages import load_language

    if load_language(language) is None:
        return frozenset()
    names = (str(name).lower() for name in Locale(language).currencies.values())
    return frozenset(
        word[:_CURRENCY] for name in names for word in name.split() if len(word) >= _CURRENCY
    )


def _is_word_of_one(word: str, language: str) -> bool:
    """Whether a single word is one of its language alone: inventor, enkaz, yurttaşların."""
    if language == "tr" and _TURKISH_PLURAL.fullmatch(word.lower()):
        return True
    if language not in (*_LATIN, "tr") or language == _NOUNS_HAVE_CAPITALS:
        return False
    return _lead(word, language) > _OF_ONE


def _is_of_many(word: str, language: str) -> bool:
    return _frequency(word, language) >= _UNKNOWN and _lead(word, language) <= _OF_MANY


def _is_exonym(word: str, language: str) -> bool:
    """Whether a name is known in its language, and much less in another: Danube, Ottomans."""
    own = _frequency(word, language)
    others = [_frequency(word, code) for code in _LATIN if code != language]
    return own >= _UNKNOWN and own - min(others) > _EXONYM


def _lead(word: str, language: str) -> float:
    """How much more frequent a word is in its language than in others."""
    others = [_frequency(word, code) for code in _LATIN if code != language]
    return _frequency(word, language) - sum(others) / len(others)


def _is_no_noun(words: tuple[str, ...], frequencies: list[float]) -> bool:
    """A name, not a German noun: a single word has to be short (no compound) and rare."""
    if len(words) == 1 and (len(words[0]) > _COMPOUND or frequencies[0] >= _RARE_NOUN):
        return False
    return all(
        known < _UNKNOWN or _frequency(word, "en") >= known - _FOREIGN
        for word, known in zip(words, frequencies, strict=True)
    )


def _bare(word: str) -> str:
    """A word without what follows its apostrophe: FBI'dan, Ankara'da."""
    return re.split("['’]", word)[0]


def _frequency(word: str, language: str) -> float:
    """The Zipf frequency of a word; in a language without a list every word is too common."""
    from verify.text.language.frequency import word_frequency

    found = word_frequency(_bare(word).lower(), language)
    return _COMMON if found is None else found
