"""Countries, regions, cities and unions in a text, by one code in every language.

The names are CLDR's (territories, their regions, and the cities that time zones are named after); ``MORE`` has
capitals that no time zone is named after, and abbreviations. Case endings are allowed for:
“Северной Корее” and “Kuzey Kore'nin” are both KP.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from verify.model import Span
from verify.text.gazetteer.more_places import MORE
from verify.text.gazetteer.place_endings import is_ending

# “UN” in “UN-Generalversammlung”, “UE” in “l’UE”.
_WORD = re.compile(
    r"(?<!\w)(?:[A-Z]\.){2,}|(?<!\w)[A-Z]{2,}(?=-[^\W\d_])"
    r"|(?<![^\W\d_])(?!(?:[lLdD]|[Qq]u)['’])"
    r"[^\W\d_]+(?:-[^\W\d_]+)*(?:['’][^\W\d_]+)?"
)
_LONGEST_ENDING = 4  # letters that a case adds to a word without its last vowel: Коре-, Кореей
_SHORT = 3  # letters: shorter names are abbreviations and have no endings but behind an apostrophe
_ENDING = re.compile("(?:ая|яя|ое|ее|ие|ые|ий|es|er|e|[аяьйеиоіїєы])$")
_SHORT_DECLINED = re.compile("[а-яіїєґ]{2,3}[ая]")  # Юта, Куба: names, whose stems are short
_SHORT_CASE = re.compile("[аяыиіїеєуюй]|[оеє][йю]")  # Кубой, not Кубок
_SOFTENED = {"з": "г", "ц": "к", "с": "х"}
_NO_CITIES = ("Etc/", "Antarctica/")  # Davis is a person before it is a station
_NO_REGIONS = frozenset(("001",))  # the world
_RUSSIA = frozenset(("Россия", "РФ"))  # which the list of countries has beside the Soviet Union


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where a place is named, and its code: ISO 3166, a CLDR region, or a city's English name."""

    span: Span
    code: str


@dataclass(frozen=True, slots=True)
class _Stem:
    """A word of a name without its ending, and whether it is a plural: Нидерланды."""

    text: str
    ending: str
    is_plural: bool


def find_places(text: str, language: str | None) -> tuple[FoundPlace, ...]:
    """The places named in a text, the longest name first where names overlap."""
    from verify.languages import load_languages

    if language not in load_languages():
        return ()
    words = list(_WORD.finditer(text))
    found: list[FoundPlace] = []
    at = 0
    while at < len(words):
        hit = _name_at(words, at, language) if words[at].group()[0].isupper() else None
        if hit:
            code, count = hit
            found.append(FoundPlace(Span(words[at].start(), words[at + count - 1].end()), code))
        at += hit[1] if hit else 1
    return tuple(found)


def _name_at(words: list[re.Match[str]], at: int, language: str) -> tuple[str, int] | None:
    names = _names(language)
    for plain in _spellings(lower_name(words[at].group()), language):
        for end in range(len(plain), max(1, len(plain) - _LONGEST_ENDING - 1), -1):
            for stems, code in names.get(plain[:end], ()):
                more = words[at + 1 : at + len(stems)]
                said = [plain, *(lower_name(word.group()) for word in more)]
                if len(said) == len(stems) and all(
                    _is_form(word, stem, code, language)
                    for word, stem in zip(said, stems, strict=True)
                ):
                    return code, len(stems)
    return None


def _spellings(word: str, language: str) -> Iterator[str]:
    """A word, and a Ukrainian one with the consonant that its nominative has: Гамбурзі, Гамбург."""
    yield word
    if language == "uk" and word[-1:] == "і" and word[-2:-1] in _SOFTENED:
        yield f"{word[:-2]}{_SOFTENED[word[-2]]}і"


def _is_form(word: str, stem: _Stem, code: str, language: str) -> bool:
    ending = word[len(stem.text) :]
    if not word.startswith(stem.text) or len(ending) > _LONGEST_ENDING:
        return False
    if len(stem.text) <= _SHORT:
        return not ending if not stem.ending else _SHORT_CASE.fullmatch(ending) is not None
    # The name as it is listed, and more behind it: Suriye, Suriyeli.
    whole = ending.removeprefix(stem.ending)
    return any(is_ending(one, language, code, stem.is_plural) for one in {ending, whole})


def lower_name(word: str) -> str:
    """A word without what follows its apostrophe; an abbreviation keeps its capitals."""
    bare = re.split("['’]", word)[0].replace(".", "")
    return bare if bare.isupper() else bare.replace("İ", "i").lower().replace("ё", "е")


@cache
def _names(language: str) -> dict[str, list[tuple[tuple[_Stem, ...], str]]]:
    """Names by the stem of their first word, those of most words first."""
    found: dict[str, list[tuple[tuple[_Stem, ...], str]]] = defaultdict(list)
    for name, code in _all_names(language):
        words = [_stem(lower_name(match.group())) for match in _WORD.finditer(name)]
        if words and len(words[0].text) > 1:
            found[words[0].text].append((tuple(words), code))
    return {first: sorted(names, key=lambda n: -len(n[0])) for first, names in found.items()}


def _all_names(language: str) -> Iterator[tuple[str, str]]:
    from verify.text.gazetteer.regions import region_names

    yield from listed_places(language)
    yield from region_names(language)


def listed_places(language: str) -> Iterator[tuple[str, str]]:
    """The names of countries, unions, groups of countries and cities with their codes."""
    from babel import Locale

    from verify.text.gazetteer.countries import country_names

    locale = Locale(language)
    yield from ((n, code) for code, more in MORE.items() for n in more.get(language, ()))
    for code, names in country_names(language).items():
        yield from ((name, "RU" if name in _RUSSIA else code) for name in names)
    yield from ((str(name), code) for code, name in _regions(locale))
    for zone in Locale("ru").time_zones:
        city = _english_city(str(zone))
        if city:
            yield str(locale.time_zones.get(zone, {}).get("city") or city), city


def _regions(locale: Any) -> Iterator[tuple[str, str]]:
    for code, name in locale.territories.items():
        if code.isdigit() and code not in _NO_REGIONS:
            yield code, name


def _english_city(zone: str) -> str | None:
    if "/" not in zone or zone.startswith(_NO_CITIES):
        return None
    return zone.rpartition("/")[2].replace("_", " ")


def _stem(word: str) -> _Stem:
    stem = _ENDING.sub("", word)
    stem = stem if len(stem) > _SHORT or _SHORT_DECLINED.fullmatch(word) else word
    return _Stem(stem, word[len(stem) :], word[-1] in "ыиі")
