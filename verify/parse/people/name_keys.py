"""Keys of the words of a name, to find its other forms without comparing all with all."""

from __future__ import annotations

from functools import lru_cache

import regex

from verify.parse.people.words import slavic_stem
from verify.text.names.comparison import name_key


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded, romanized words of a name: "Эмомали Рахмона" → ("emomali", "rahmon")."""
    return tuple(name_key(name).split())


@lru_cache(maxsize=50_000)
def word_keys(word: str) -> frozenset[str]:
    """Return all keys of one word of a name: koena and koen for «Коэна»."""
    found = {name_key(word)}
    if regex.search(r"\p{Cyrillic}", word):
        found.add(name_key(slavic_stem(word)))
    return frozenset(filter(None, found))
