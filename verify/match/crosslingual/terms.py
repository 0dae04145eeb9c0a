"""Everyday words of the news in eight languages: election, выбор, seçim, Wahl.

``terms.tsv`` has one notion a line, one language a column. An entry is the beginning of a word;
a star within it stands for one letter that may be there, a star at its end for a short ending.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

_SHORT = 4  # letters: shorter beginnings are followed by few letters only


@lru_cache(maxsize=50_000)
def notions(word: str, language: str | None) -> tuple[str, ...]:
    """The notions that a word names, by their English words; none for a language without a list."""
    plain = re.split("['’]", word)[0].replace("İ", "i").lower()
    return tuple(name for name, pattern in _patterns(language) if pattern.match(plain))


@cache
def _patterns(language: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    header, *lines = (files(__package__) / "terms.tsv").read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    if language not in columns:
        return ()
    at = columns.index(language)
    rows = (line.split("\t") for line in lines)
    return tuple((row[0], _pattern(row[at])) for row in rows if row[at])


def _pattern(cell: str) -> re.Pattern[str]:
    return re.compile("|".join(map(_beginning, cell.split("/"))))


def _beginning(entry: str) -> str:
    body = re.escape(entry.rstrip("*")).replace(r"\*", r"\w?")
    if entry.endswith("*"):
        return body + r"\w{0,3}$"
    return body + (r"\w{0,4}$" if len(entry) < _SHORT else "")
