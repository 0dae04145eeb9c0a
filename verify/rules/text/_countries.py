"""Countries that a text names, by the names and aliases of all our languages."""

from __future__ import annotations

import re
from functools import cache

from verify.languages import load_languages
from verify.text.gazetteer.countries import country_names, country_words

WORD = re.compile(r"[^\W\d_]+")
SHORTEST_STEM = 4  # letters: «иран», “cuba”; below that a beginning says nothing


@cache
def _stems() -> dict[str, str]:
    """Beginning of a country's name → territory code.

    Some letters of the end are left out, so that inflected forms and adjectives meet it:
    «Таджикистаном», “Afghan”. Names under five letters stand whole.
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
    """Codes of the countries that the text names, by their names or close derivations."""
    stems = _stems()
    words = set(WORD.findall(text.casefold()))
    starts = (word[:cut] for word in words for cut in range(SHORTEST_STEM, len(word) + 1))
    return frozenset(stems[start] for start in starts if start in stems)


def russian_names(codes: frozenset[str]) -> tuple[str, ...]:
    """The Russian names of these countries, in a stable order."""
    names = country_names("ru")
    return tuple(name for code in sorted(codes) for name in names.get(code, ()) if " " not in name)


def is_country(word: str, language: str) -> bool:
    """Whether the word is (part of) a country's name in one of its cases."""
    return word.casefold() in country_words(language)
