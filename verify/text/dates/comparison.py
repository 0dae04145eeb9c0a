"""Comparing dates as values, each in the precision that its text gives."""

from __future__ import annotations

_Parts = tuple[int | None, int | None, int | None]


def dates_agree(one: str, other: str) -> bool:
    """Whether two values of ``dates`` can name one day.

    A value is ``2022-10-17``, ``2022-10``, ``2022``, ``--10-17`` (no year), or a range with
    ``/`` between its ends. What one side leaves out, the other may say; a day inside a range
    agrees with it. False where they share nothing to compare.
    """
    ends, others = one.split("/"), other.split("/")
    if any(_agree(_parts(a), _parts(b)) for a in ends for b in others):
        return True
    return _inside(ends, others) or _inside(others, ends)


def _parts(value: str) -> _Parts:
    if value.startswith("--"):
        month, _, day = value[2:].partition("-")
        return None, int(month), int(day) if day else None
    numbers = [int(part) for part in value.split("-")]
    year, month_, day_ = (*numbers, None, None, None)[:3]
    return year, month_, day_


def _agree(a: _Parts, b: _Parts) -> bool:
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    return bool(pairs) and all(x == y for x, y in pairs)


def _inside(single: list[str], ends: list[str]) -> bool:
    """Whether a single date lies between the ends of a range, at the precision all share."""
    if len(single) != 1 or len(ends) != 2:
        return False
    day, first, last = _parts(single[0]), _parts(ends[0]), _parts(ends[1])
    shared = [i for i in range(3) if None not in (day[i], first[i], last[i])]
    if not shared or shared != list(range(shared[0], shared[-1] + 1)):
        return False
    low, here, high = ([p[i] or 0 for i in shared] for p in (first, day, last))
    return low <= here <= high
