"""The countries that words name, in whatever case: Киргизией and Türkiye'nin, KG and TR."""

from __future__ import annotations

import re
from functools import cache


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
