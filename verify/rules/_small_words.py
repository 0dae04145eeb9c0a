"""Words that carry no meaning of their own, of all languages at once (languages/*.toml)."""

from __future__ import annotations

from functools import cache

from verify.languages import load_languages


@cache
def small_words() -> frozenset[str]:
    """Articles, prepositions, particles: folded, lower-case."""
    return frozenset(
        word for language in load_languages().values() for word in language.critical.function_words
    )
