"""Names of countries in every supported language, with the variants that the press uses and their case forms."""

from __future__ import annotations

import re
from functools import cache

from verify.text.gazetteer.territories import territory_names

# What newspapers write beside CLDR's name (which is «Киргизия», «Türkiye», «Белоруссия» …).
_ALIASES: dict[str, dict[str, tuple[str, ...]]] = {
    "ru": {"KG": ("Кыргызстан", "Киргизстан"), "BY": ("Беларусь",), "MD": ("Молдова", "Молдавия"),
           "TM": ("Туркмения", "Туркменистан"), "TJ": ("Таджикистан",), "UZ": ("Узбекистан",),
           "KZ": ("Казахстан",), "AZ": ("Азербайджан",), "US": ("США", "Америка"),
           "GB": ("Британия", "Англия"), "KR": ("Корея",), "TR": ("Турция",), "AE": ("Эмираты",),
           "SU": ("Россия", "РФ", "СССР")},
    "en": {"KG": ("Kyrgyzstan", "Kirghizia", "Kirgizstan"), "TR": ("Turkey", "Türkiye", "Turkiye"),
           "US": ("USA", "America"), "GB": ("Britain", "England", "UK"), "CZ": ("Czechia",),
           "MM": ("Burma", "Myanmar"), "MK": ("Macedonia",), "CI": ("Ivory",), "SZ": ("Swaziland",),
           "SU": ("USSR", "Soviet")},
    "tr": {"KG": ("Kırgızistan",), "US": ("ABD", "Amerika"), "GB": ("İngiltere", "Britanya"),
           "TJ": ("Tacikistan",), "BY": ("Belarus",), "NL": ("Hollanda",)},
    "uk": {"KG": ("Киргизстан", "Киргизія"), "US": ("США",), "BY": ("Білорусь",)},
    "de": {"BY": ("Weißrussland", "Belarus"), "KG": ("Kirgistan", "Kirgisien"), "US": ("USA",)},
    "fr": {"KG": ("Kirghizistan", "Kirghizie"), "BY": ("Biélorussie", "Bélarus"), "US": ("USA",)},
}  # fmt: skip
_RUSSIAN_ENDINGS = {
    "": ("", "а", "у", "ом", "е"),
    "я": ("я", "и", "ю", "ей", "ею", "е"),
    "а": ("а", "ы", "у", "е", "ой", "ою"),
    "ь": ("ь", "и", "ью", "я", "ю", "ем", "е"),
    "й": ("й", "я", "ю", "ем", "е"),
}


@cache
def country_names(code: str) -> dict[str, tuple[str, ...]]:
    """ISO 3166 code → its names in the language ``code``, CLDR's first."""
    territories = territory_names(code)
    aliases = _ALIASES.get(code, {})
    names: dict[str, tuple[str, ...]] = {
        c: (n,) for c, n in territories.items() if len(c) == 2 and c.isalpha()
    }
    for country, others in aliases.items():
        names[country] = tuple(dict.fromkeys((*names.get(country, ()), *others)))
    return names


@cache
def country_words(code: str) -> frozenset[str]:
    """The single words of all country names, lower-case, in every case the language has."""
    words = {
        _lower(w)
        for names in country_names(code).values()
        for name in names
        for w in re.findall(r"[^\W\d_]{4,}", name)
    }
    if code in ("ru", "uk"):
        return frozenset(form for word in words for form in _cases(word))
    return frozenset(words)


def _lower(word: str) -> str:
    return word.replace("İ", "i").lower()


def _cases(word: str) -> set[str]:
    ending = word[-1] if word[-1] in _RUSSIAN_ENDINGS else ""
    stem = word[: len(word) - len(ending)]
    return {word, *(stem + e for e in _RUSSIAN_ENDINGS[ending])}
