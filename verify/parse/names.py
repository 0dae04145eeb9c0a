"""Keys of the words of a name, to find its other forms without comparing all with all."""

from __future__ import annotations

from functools import lru_cache

from verify.text.names import name_key


@lru_cache(maxsize=50_000)
def key_words(name: str) -> tuple[str, ...]:
    """The folded, romanised words of a name: "Эмомали Рахмона" → ("emomali", "rahmon")."""
    return tuple(name_key(name).split())
