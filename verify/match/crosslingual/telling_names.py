"""Which names of a statement tell something: those that a translation keeps.

Common words, peoples, currencies, adjectives and German nouns are translated. A name is
rare in its language, or about as frequent in others: “Trump” 4.9, 4.7 and 4.4 in English, German and
French; a word is not: “inventor” 3.6, 2.4 and 1.8. An abbreviation is kept if the other language
has it too: in Russian texts CNN has 3.7, FBI 2.2 («ФБР»).
"""

from __future__ import annotations

import re
from functools import cache

from verify.text.gazetteer.peoples import is_people

_RARE = 4.0  # Zipf frequency of the rarest word of a name that tells something
_COMMON = 4.9  # and of its most common word: “Aviation Safety Network” is translated
_UNKNOWN = 2.5
_FOREIGN = 0.3  # a German name is hardly more frequent in German than in English
_COMPOUND = 8  # letters: longer single words are compounds
_RARE_NOUN = 3.0
NOUNS_HAVE_CAPITALS = "de"
_CYRILLIC = ("ru", "uk", "kk", "ky")
_KNOWN = 3.0  # Zipf frequency of a name that a language has
_AS_FREQUENT = 1.0
_COMMON_ENGLISH = 5.0
_LATIN = ("en", "de", "fr")  # languages whose lists are compared
_TURKISH_PLURAL = re.compile(
    r".{3,}l[ae]r(?:[ıiae]\w*|d[ae]n?)?"
)  # a name's suffixes follow an apostrophe
_CURRENCY = 5  # letters that a currency's forms share: Sterlin, sterlini
# Danube 3.1, 2.3 and 3.5 in English, German and French: «Donau», «Дунай».
_EXONYM = 0.85
_OF_MANY, _OF_ONE = 0.8, 1.2  # how much more frequent a name, and a word, is in its own language
# «Верховном (суде)», «Республиканской (партии)»: capitals of names that are translated.
_ADJECTIVE = re.compile(
    r".+(?:[нвс]|ск|ськ|цк|цьк)(?:ой|ій|ом|ого|ому|ої|ая|ую|ые|ых|ым|ими|ий|ый)"
)

_BROAD_ADJECTIVE = re.compile(r".+(?:ый|ой|ая|яя|ое|ого|ому|ую|ых|ым|ыми|ій|ої|ою|ими|их)")


def tells(words: tuple[str, ...], languages: tuple[str, str], has_place: bool) -> bool:
    """Whether a translation of a text has to have a name in some spelling.

    ``languages``: the text's and the translation's. ``has_place``: the name is written together
    with a place's.
    """
    language, other = languages
    if _is_kept(words, language, other):
        return not has_place
    if is_translated_word(words, language):
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
    return language != NOUNS_HAVE_CAPITALS or _is_no_noun(words, frequencies)


def _is_kept(words: tuple[str, ...], language: str, other: str) -> bool:
    """Whether the other language is known to have a name: CNN, Facebook, Борис Джонсон."""
    bare = [bare_word(word) for word in words]
    if all(word.isascii() and word.isupper() for word in bare):
        return all(_is_as_frequent(word, language, other) for word in bare)
    if language in _CYRILLIC:
        if all(word.isascii() for word in bare):  # a brand in Latin letters; «СМИ» is translated
            return len(words) == 1 or other == "en"
        return len(words) > 1 and _is_person(words, language)
    if language == "tr" and (len(words) == 1 or other == "en"):
        return all(_is_english(word) for word in bare)
    return False


def may_be_kept(words: tuple[str, ...], language: str) -> bool:
    """Whether a name that does not tell may be one: not a people, nor a word of one language alone."""
    if is_translated_word(words, language):
        return False
    if language in _CYRILLIC and max(_frequency(word, language) for word in words) >= _COMMON:
        return False
    return language != "tr" or any(_listed(word, "en") >= _UNKNOWN for word in words)


def _is_english(word: str) -> bool:
    """Whether a Turkish text has a word from English: Trump, not Saray (palace) nor Top (ball)."""
    known = _listed(word, "en")
    return max(_KNOWN, _listed(word, "tr") - _OF_MANY) <= known < _COMMON_ENGLISH


def _is_as_frequent(word: str, language: str, other: str) -> bool:
    """Whether both languages have an abbreviation: not UN, which is a French word as well."""
    here, there = _listed(word, language), _listed(word, other)
    return min(here, there) >= _KNOWN and abs(here - there) <= _AS_FREQUENT


def _is_person(words: tuple[str, ...], language: str) -> bool:
    """Whether two words or more with a capital are a person's name: bodies have one capital."""
    if is_translated_word(words, language) or _BROAD_ADJECTIVE.fullmatch(words[0].lower()):
        return False
    return max(_frequency(word, language) for word in words) < _COMMON


def may_be_name(words: tuple[str, ...], language: str) -> bool:
    """Whether a run of capitalized words may be a name, however common: Trump, not Navy."""
    if language == NOUNS_HAVE_CAPITALS:
        return tells(words, (language, "en"), has_place=False)
    if is_translated_word(words, language):
        return False
    if language in _LATIN:
        return min(_lead(word, language) for word in words) <= _OF_MANY
    return min(_frequency(word, language) for word in words) < _COMMON


def _compares(language: str) -> bool:
    return language in _LATIN and language != NOUNS_HAVE_CAPITALS


def is_translated_word(words: tuple[str, ...], language: str) -> bool:
    """Whether a name is an abbreviation, a people, a currency or an adjective."""
    if any(bare_word(word).isupper() or is_people(word, language) for word in words):
        return True
    if any(is_currency(word, language) for word in words):
        return True
    return _ADJECTIVE.fullmatch(words[0].lower()) is not None


def is_currency(word: str, language: str) -> bool:
    """Whether a word is that of a currency: dollars, Sterlin, рубля."""
    return bare_word(word).lower()[:_CURRENCY] in _currency_words(language)


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
    if language not in (*_LATIN, "tr") or language == NOUNS_HAVE_CAPITALS:
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


def bare_word(word: str) -> str:
    """A word without what follows its apostrophe: FBI'dan, Ankara'da."""
    return re.split("['’]", word)[0]


def _listed(word: str, language: str) -> float:
    """The Zipf frequency of a word, 0 in a language without a list."""
    from verify.text.language.frequency import word_frequency

    return word_frequency(bare_word(word).lower(), language) or 0.0


def _frequency(word: str, language: str) -> float:
    """The Zipf frequency of a word; in a language without a list every word is too common."""
    from verify.text.language.frequency import word_frequency

    found = word_frequency(bare_word(word).lower(), language)
    return _COMMON if found is None else found
