"""Numbers of note labels, and which numbers of a sequence are out of order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_SHAPE = re.compile(r"(?=.)(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)


def label_number(label: str) -> int | None:
    """Return the number of a decimal or lower-case Roman label (below 100); None for others."""
    if label.isdecimal():
        return int(label)
    if label.islower() and _ROMAN_SHAPE.fullmatch(label):
        values = [_ROMAN[letter] for letter in label]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return sum(-value if value < following else value for value, following in pairs)
    return None


def out_of_order(numbers: Sequence[int]) -> tuple[int, ...]:
    """Return the indices of the fewest numbers to remove so that the rest is increasing.

    The rest is a longest increasing subsequence (patience sorting, O(n log n)).
    """
    tails: list[int] = []  # values
    ends: list[int] = []  # indices of those values
    before: list[int] = []
    for index, value in enumerate(numbers):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [index]
    keep = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        keep.add(at)
        at = before[at]
    return tuple(index for index in range(len(numbers)) if index not in keep)
