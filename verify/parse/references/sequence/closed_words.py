"""The closed vocabulary of the sequence model, from ``closed_words.toml``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from verify.toml_tables import read_table


@cache
def word_groups() -> dict[str, tuple[tuple[str, ...], str]]:
    """Return for each closed word its groups and its identity, or "" where only groups count."""
    table = read_table(__file__, "closed_words.toml")
    groups: dict[str, list[str]] = {}
    named: set[str] = set()
    for group, words in table["groups"].items():
        for word in words.split():
            groups.setdefault(word, []).append(group)
            if group in table["identity"]:
                named.add(word)
    return {
        word: (tuple(dict.fromkeys(found)), word if word in named else "")
        for word, found in groups.items()
    }


@lru_cache(maxsize=20_000)
def groups_of(text: str) -> frozenset[str]:
    """Return the groups of a word; none where it is not a closed word."""
    return frozenset(word_groups().get(text.lower(), ((), ""))[0])


def groups_in(words: Iterable[str]) -> frozenset[str]:
    """Return the groups of all words."""
    return frozenset(group for word in words for group in groups_of(word))


_SEASONS = frozenset(
    "spring summer autumn fall winter frühjahr sommer herbst printemps été automne hiver".split()
)


@lru_cache(maxsize=20_000)
def is_month(word: str) -> bool:
    """Return whether a lower-case word names a month or a season in any language."""
    from verify.text.dates.month_words import find_month

    return word in _SEASONS or find_month(word) is not None
