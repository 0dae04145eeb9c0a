"""Countries that a text names, and their names in other languages (CLDR, through Babel)."""

from __future__ import annotations

import re
from functools import cache

from verify.languages import languages

WORD = re.compile(r"[^\W\d_]+")
SHORTEST_STEM = 4  # letters: «иран», “cuba”; below that a beginning says nothing


@cache
def _territories(code: str) -> dict[str, str]:
    """Territory code → name in this language; countries only, no regions of the world."""
    from babel import Locale

    names = Locale(code).territories
    return {key: name for key, name in names.items() if len(key) == 2 and key.isalpha()}


@cache
def _stems() -> dict[str, str]:
    """Beginning of a country's name → territory code.

    Some letters of the end are left out, so that inflected forms and adjectives meet it:
    «Таджикистаном», “Afghan”. Names under six letters stand whole.
    """
    return {
        _stem(name): code
        for language in languages()
        for code, name in _territories(language).items()
    }


def _stem(name: str) -> str:
    plain = name.casefold()
    cut = re.sub(r"(?:istan|истан|stan|стан)$", "", plain)
    if cut != plain and len(cut) >= SHORTEST_STEM:
        return cut
    return plain[:-1] if len(plain) > SHORTEST_STEM else plain


def countries_in(text: str) -> frozenset[str]:
    """Codes of the countries that the text names, by their names or close derivations.

    Names of one word only: that is enough for the adjectives that are made from them.
    """
    stems = _stems()
    words = set(WORD.findall(text.casefold()))
    starts = (word[:cut] for word in words for cut in range(SHORTEST_STEM, len(word) + 1))
    return frozenset(stems[start] for start in starts if start in stems)


def russian_names(codes: frozenset[str]) -> tuple[str, ...]:
    """The Russian names of these countries, in a stable order."""
    names = _territories("ru")
    return tuple(names[code] for code in sorted(codes) if code in names)
