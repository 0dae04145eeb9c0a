"""Function words of all languages together (from languages/*.toml)."""

from __future__ import annotations

from functools import cache

from verify.languages import load_languages


@cache
def small_words() -> frozenset[str]:
    """Return articles, prepositions, and particles, folded."""
    return frozenset(
        word for language in load_languages().values() for word in language.critical.function_words
    )
