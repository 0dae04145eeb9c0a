"""English words that messages of several rules need: numbers, articles, names of languages."""

from __future__ import annotations

from verify.text.gazetteer.language_names import english_name

_NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
# Names of languages that begin with a vowel: “a Ukrainian page”, but “an Uzbek page”.
_CONSONANT_SOUND = ("Eu", "Ew", "Ui", "Uk", "Uy")


def number_word(number: int) -> str:
    """Return a small number in words (two), a larger one in digits (12)."""
    return _NUMBERS.get(number, str(number))


def times(number: int) -> str:
    """Return how often: once, twice, 5 times."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def with_article(name: str) -> str:
    """Return a language's name with its article: a Turkish, an English, an Uzbek."""
    vowel = name.startswith(tuple("AEIOU")) and not name.startswith(_CONSONANT_SOUND)
    return f"{'an' if vowel else 'a'} {name}"


def language_name(code: str) -> str:
    """Return the English name of a language from CLDR; its code if CLDR has none."""
    return english_name(code) or english_name(code.split("-")[0]) or code
