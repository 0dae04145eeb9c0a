"""Regions that experts specialize in: which ones a field names, and whether they are unrelated."""

from __future__ import annotations

from collections.abc import Sequence

from verify.rules.people._region_names import COVERED_TOGETHER, REGIONS

_ENDING = 5  # letters of an ending that may follow the beginning of a word


def regions_in(words: Sequence[str]) -> frozenset[str]:
    """Return the regions that a field names; its words are folded, without function words."""
    return frozenset(
        region
        for region, names in REGIONS.items()
        for name in names
        if _appears_in(name.split(), words)
    )


def _appears_in(name: Sequence[str], words: Sequence[str]) -> bool:
    starts = range(len(words) - len(name) + 1)
    return any(all(map(_begins_with, words[at : at + len(name)], name)) for at in starts)


def _begins_with(word: str, beginning: str) -> bool:
    return word.startswith(beginning) and len(word) - len(beginning) <= _ENDING


def unrelated(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether no region of one equals, or is often covered together with, a region of the other."""
    if not first or not second or first & second:
        return False
    return not any({a, b} <= pair for a in first for b in second for pair in COVERED_TOGETHER)
