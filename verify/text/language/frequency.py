"""How common a word is, by wordfreq's lists."""

from __future__ import annotations

from functools import cache, lru_cache


@lru_cache(maxsize=50_000)
def word_frequency(word: str, language: str | None) -> float | None:
    """The Zipf frequency of a lower-case word (3.0: one in a million words, 0.0: not listed).

    None for a language without a list.
    """
    if language not in _listed():
        return None
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, str(language)))


@cache
def _listed() -> frozenset[str]:
    """Cached: wordfreq reads its folder for each call, 44 times the time of a look-up."""
    from wordfreq import available_languages

    return frozenset(available_languages())
