"""Keys that several of many articles share, found without keeping the others."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable
from itertools import pairwise


def repeated(keys: Iterable[str]) -> Container[str]:
    """Return the keys that occur twice or more; of others, some by chance, but hardly any.

    50,000 articles cite 100,000 URLs, nearly all of them once. Rules across articles read the
    articles twice: for the keys, of which 8 bytes each are kept, and for what has a repeated key.
    """
    marks = array("q", (hash(key) for key in keys))
    ordered = sorted(marks)
    return _Repeated(frozenset(a for a, b in pairwise(ordered) if a == b))


class _Repeated(Container[str]):
    def __init__(self, marks: frozenset[int]) -> None:
        self._marks = marks

    def __contains__(self, key: object) -> bool:
        return hash(key) in self._marks
