"""How common a word is, by wordfreq's lists."""

from __future__ import annotations

from functools import lru_cache

from verify.text.language.word_lists import listed_languages, zipf


@lru_cache(maxsize=50_000)
def word_frequency(word: str, language: str | None) -> float | None:
    """The Zipf frequency of a lower-case word (3.0: one in a million words, 0.0: not listed).

    None for a language without a list.
    """
    if language is None or language not in listed_languages():
        return None
    return zipf(word, language)
