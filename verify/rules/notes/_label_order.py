"""Numbers behind note labels, and which of a sequence stand out of their order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_SHAPE = re.compile(r"(?=.)(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)


def label_number(label: str) -> int | None:
    """The number of a decimal or lower-case roman label below one hundred; None for others."""
    if label.isdecimal():
        return int(label)
    if label.islower() and _ROMAN_SHAPE.fullmatch(label):
        values = [_ROMAN[letter] for letter in label]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return sum(-value if value < following else value for value, following in pairs)
    return None


def out_of_order(numbers: Sequence[int]) -> tuple[int, ...]:
    """Indices of the fewest members to take out so that the rest rises strictly.

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
