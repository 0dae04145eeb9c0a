"""The names of states, provinces and other regions of countries, of CLDR (regions.license).

``regions.tsv`` has one region a line, one language a column; ``training/region_names.py`` writes it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

REGIONS = Path(__file__).with_name("regions.tsv")
LANGUAGES = ("en", "ru", "tr", "de", "fr", "uk", "kk", "ky")


@cache
def region_names(language: str) -> tuple[tuple[str, str], ...]:
    """Return (name, code of the place) of the regions that have a name in a language."""
    if language not in LANGUAGES:
        return ()
    at = LANGUAGES.index(language) + 1
    _, *lines = REGIONS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return tuple((row[at], row[0]) for row in rows if row[at])
