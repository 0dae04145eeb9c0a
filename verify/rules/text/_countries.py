"""Countries named in a text, by their names and aliases in all supported languages."""

from __future__ import annotations

import re
from functools import cache

from verify.languages import load_languages
from verify.text.gazetteer.countries import country_names, country_words

WORD = re.compile(r"[^\W\d_]+")
SHORTEST_STEM = 4  # letters: «иран», “cuba”; shorter beginnings match too much


@cache
def _stems() -> dict[str, str]:
    """Return beginning of a country's name → territory code.

    The last letters are omitted, so that inflected forms and adjectives match too:
    «Таджикистаном», “Afghan”. Names of fewer than five letters are kept whole.
    """
    return {
        _stem(name): code
        for language in load_languages()
        for code, names in country_names(language).items()
        for name in names
        if " " not in name
    }


def _stem(name: str) -> str:
    plain = name.casefold()
    cut = re.sub(r"(?:istan|истан|stan|стан)$", "", plain)
    if cut != plain and len(cut) >= SHORTEST_STEM:
        return cut
    return plain[:-1] if len(plain) > SHORTEST_STEM else plain


def countries_in(text: str) -> frozenset[str]:
    """Return the codes of the countries that the text names."""
    stems = _stems()
    words = set(WORD.findall(text.casefold()))
    starts = (word[:cut] for word in words for cut in range(SHORTEST_STEM, len(word) + 1))
    return frozenset(stems[start] for start in starts if start in stems)


def russian_names(codes: frozenset[str]) -> tuple[str, ...]:
    """Return the Russian names of these countries, in a stable order."""
    names = country_names("ru")
    return tuple(name for code in sorted(codes) for name in names.get(code, ()) if " " not in name)


def is_country(word: str, language: str) -> bool:
    """Whether the word is (part of) a country's name in any case form."""
    return word.casefold() in country_words(language)
