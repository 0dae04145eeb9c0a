"""Find the names that may be another spelling of one, without comparing it with all of them.

``same_name`` finds two words different unless they share a form, a key, or are a letter apart.
Words a letter apart have a deletion in common: rahmon and rakhmon both give rahmon. So a name is
compared only with those that share such a string with each word of the shorter one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from verify.text.names.comparison import is_initial, name_parts, plain_forms, spelling_keys
from verify.text.names.given_names import given_names
from verify.text.names.romanize import consonant_skeleton, fold_roman, romanize

_NONE: frozenset[int] = frozenset()


class NameIndex:
    """Names by what their words may agree in. Numbers are given in the order of ``names``."""

    def __init__(self, names: Iterable[str]) -> None:
        self._lengths: list[int] = []
        self._by_key: dict[str, set[int]] = {}
        for number, name in enumerate(names):
            parts = name_parts(name)
            self._lengths.append(len(parts))
            for part in parts:
                for key in _filed_under(part):
                    self._by_key.setdefault(key, set()).add(number)

    def candidates(self, name: str) -> list[int]:
        """Return the names that ``same_name`` may not find different from this one, in order."""
        parts = name_parts(name)
        agreeing = [self._agreeing(part) for part in parts]
        if not agreeing:
            return []
        longer = set.intersection(*agreeing)
        shorter = {n for n in set.union(*agreeing) if self._lengths[n] < len(parts)}
        return sorted(longer | shorter)

    def of_as_many_words(self, name: str) -> list[int]:
        """Return the candidates that have as many words as this name, or more.

        Of two names that agree, one is a candidate of the shorter one. What is rarest is looked
        up first, so that a given name that all share costs nothing.
        """
        parts = name_parts(name)
        found = [[self._by_key.get(key, _NONE) for key in _looked_up(part)] for part in parts]
        rarest, *others = sorted(found, key=lambda sets: sum(map(len, sets))) or [[]]
        return sorted(
            number
            for number in set[int]().union(*rarest)
            if self._lengths[number] >= len(parts)
            and all(any(number in one for one in sets) for sets in others)
        )

    def _agreeing(self, part: str) -> set[int]:
        return set().union(*(self._by_key.get(key, ()) for key in _looked_up(part)))


@lru_cache(maxsize=4_096)
def _filed_under(part: str) -> frozenset[str]:
    letter = _first_letter(part)
    return frozenset((f"initial {letter}",)) if is_initial(part) else _keys(part) | {f"{letter}…"}


def _looked_up(part: str) -> frozenset[str]:
    """An initial agrees with every word that begins with it."""
    initial = f"initial {_first_letter(part)}"
    if is_initial(part):
        return frozenset((initial, f"{_first_letter(part)}…"))
    return _keys(part) | {initial}


def _first_letter(part: str) -> str:
    return fold_roman(romanize(part))[:1]


@lru_cache(maxsize=4_096)
def _keys(part: str) -> frozenset[str]:
    spellings = spelling_keys(part)
    found = {f"form {form}" for form in plain_forms(part)}
    found |= {f"given name {number}" for number in given_names(spellings)}
    for spelling in spellings:
        bones = consonant_skeleton(spelling)
        found |= {
            spelling,
            *_deletions(spelling),
            *(f"bones {d}" for d in (bones, *_deletions(bones))),
        }
    return frozenset(found)


def _deletions(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
