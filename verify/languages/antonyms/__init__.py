"""Pairs of words that are opposites, one file a language: two words a line.

The English pairs were drawn once from WordNet 3.0 (its license is beside them): its antonyms of
which both words have a Zipf frequency of 3.0 or more, without those that are opposites in one
sense only (come / go, answer / question), verbs also with their regular endings.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def load_antonyms(code: str | None) -> frozenset[frozenset[str]]:
    """The pairs of a language, empty for a language without a file."""
    path = files(__name__) / f"{code}.txt"
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(frozenset(line.split()) for line in lines)
