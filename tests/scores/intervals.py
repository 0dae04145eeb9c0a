"""Shares with their 95 % intervals (Wilson's), for the tables of ``make scores``."""

from __future__ import annotations

import math

_Z = 1.96  # of the normal distribution, 95 %


def interval(hits: int, count: int) -> tuple[float, float]:
    """Return the bounds of a share's 95 % interval by Wilson; 0 and 1 for no case."""
    if not count:
        return 0.0, 1.0
    rate = hits / count
    whole = 1 + _Z**2 / count
    middle = (rate + _Z**2 / (2 * count)) / whole
    reach = _Z * math.sqrt(rate * (1 - rate) / count + _Z**2 / (4 * count**2)) / whole
    return max(0.0, middle - reach), min(1.0, middle + reach)


def share(hits: int, count: int) -> str:
    """Return a share with its interval and its count: ``.89 (.88–.90) of 805``."""
    low, high = interval(hits, count)
    rate = hits / count if count else 0.0
    return f"{_short(rate)} ({_short(low)}–{_short(high)}) of {count}"


def _short(rate: float) -> str:
    return f"{rate:.3f}".removeprefix("0")
