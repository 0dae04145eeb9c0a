"""The country whose people, or whose adjective, a word names: Syrians, Suriyeli, сирийцы.

A people is mostly called like its country: the stems are those of CLDR's names of countries.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from verify.text.gazetteer.place_endings import is_ending
from verify.text.gazetteer.places import lower_name

# Peoples and adjectives whose words do not begin like their country's name.
_PEOPLES = {
    "GB": (
        *("british", "британ", "британськ", "ingiliz", "britis", "britann"),
        *("english", "англий", "англичан", "англій", "englisch", "engländer", "anglais"),
    ),
    "Scotland": ("scottish", "scots", "шотланд", "iskoç", "schott", "écoss"),
    "US": ("american", "американ", "amerikal", "amerikan", "américain"),
    "NL": ("dutch", "голланд", "нидерланд", "нідерланд", "hollanda", "niederländ", "néerland"),
    "FR": ("french", "франц", "fransız", "französ", "français"),
    "DE": ("german", "немец", "німец", "alman", "deutsch", "allemand"),
}
_PEOPLE = 4  # letters at least that a people's name shares with its country's
_WITHOUT = 2  # letters that it may lack of it: German, Germany
_EXCHANGED = "гґкх"  # letters that change before an ending: Норвегия, норвежцы


@lru_cache(maxsize=50_000)
def people_of(word: str, language: str | None) -> frozenset[str]:
    """Return the codes of the countries whose people or adjective a word may be: Syrians, SY."""
    plain = lower_name(word).lower()
    codes = {code for code, stems in _PEOPLES.items() if plain.startswith(stems)}
    known = _people_stems(language).get(plain[:_PEOPLE], ())
    codes |= {code for stem, code in known if plain.startswith(stem)}
    return frozenset(codes)


@lru_cache(maxsize=50_000)
def is_people(word: str, language: str | None) -> bool:
    """Whether a word has the form of a people's name or adjective: Syrians, not Джереми (Джерси)."""
    plain = lower_name(word).lower()
    if any(plain.startswith(stems) for stems in _PEOPLES.values()):
        return True
    return any(_is_form(plain, code, str(language)) for code in people_of(word, language))


def _is_form(word: str, code: str, language: str) -> bool:
    from verify.text.gazetteer.countries import country_names

    names = country_names(language)
    for name in (*names.get(code, ()), *(names.get("SU", ()) if code == "RU" else ())):
        shared = _shared(word, name.replace("İ", "i").lower())
        rest = word[shared:]
        # норве-ж-цы: one letter may have changed before the ending
        if shared >= _PEOPLE and any(
            is_ending(end, language, code, is_plural=False) for end in {rest, rest[1:]}
        ):
            return True
    return False


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with together."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


@cache
def _people_stems(language: str | None) -> dict[str, list[tuple[str, str]]]:
    """The stems of the names of peoples with their codes, by the first letters of the stem."""
    from verify.languages import load_languages
    from verify.text.gazetteer.countries import country_names

    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    if language not in load_languages():
        return found
    for code, names in country_names(str(language)).items():
        for name in names:
            if " " not in name and len(name) > _PEOPLE:
                stem = name.replace("İ", "i").lower()[: max(_PEOPLE, len(name) - _WITHOUT)]
                if len(stem) > _PEOPLE and stem[-1] in _EXCHANGED:
                    stem = stem[:-1]
                found[stem[:_PEOPLE]].append((stem, "RU" if code == "SU" else code))
    return found
