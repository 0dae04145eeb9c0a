"""Find a surname of a record in the text of a reference."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from verify.text.names.romanize import fold_roman, romanize

_SAME_NAME = 85  # transliterations differ in a letter or two; Ericson, Eriksson
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORT = 4  # names up to this length must be the same: Bell is not Hall


def surname_in(name: str, text: str) -> bool:
    """Whether a surname is in a text, in any script: “Müller”, “Mueller”, “Белов”, “Belov”."""
    words = _words(text)
    parts = [part for part in _words(name) if len(part) > 1]
    if parts:
        return any(_is_there(part, words) for part in _weightiest(parts))
    return bool(_LETTERS.findall(name)) and _spelled(name) <= _spelled(text)  # Yu, Li


def _weightiest(parts: list[str]) -> list[str]:
    """Return the parts of a double name that identify a person: not “van”, “de la”."""
    return [part for part in parts if len(part) >= _SHORT] or parts


def _is_there(part: str, words: tuple[str, ...]) -> bool:
    if part in words:
        return True
    return len(part) > _SHORT and any(fuzz.ratio(part, word) >= _SAME_NAME for word in words)


def _spelled(text: str) -> frozenset[str]:
    return frozenset(_LETTERS.findall(romanize(text).lower()))


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    """Return the words in the letters that all romanizations share, also with “ue” for “ü”."""
    plain = f"{romanize(text)} {romanize(text.lower().translate(_UMLAUTS))}".lower()
    return tuple(dict.fromkeys(filter(None, map(fold_roman, re.findall(r"[a-z]+", plain)))))


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"})
