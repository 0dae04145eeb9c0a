"""What a date in a text is, and how one is made of its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verify.model import Span

# What stands between the two ends of a range, in our languages.
RANGE_DASHES = r"(?:\s?[–—-]\s?|\s(?:and|to|и|по|до|ve|ile|und|bis|et|au|та|й)\s)"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as written.

    ``value``: ISO of the precision given: ``2022-10-17``, ``2019-03``, ``2019``; ``--10-17``
    where the text gives no year. ``until``: the end of a range, likewise. ``alternative``: the
    other reading of an ambiguous one. ``weekday``: as stated beside it, 0 for Monday.
    ``impossible``: the calendar has no such day (``value`` is then the month).
    """

    span: Span
    value: str
    ambiguous: bool = False
    why: str | None = None
    weekday: int | None = None
    until: str | None = None
    alternative: str | None = None
    impossible: bool = False


def make_found_date(
    span: Span, when: tuple[int | None, int], days: list[int], stated: int | None
) -> FoundDate | None:
    """A date of one or two days of a month; None for a day that no month has.

    ``when``: year (None: the text gives none) and month; ``stated``: the weekday beside it.
    """
    year, number = when
    if not days or any(not 1 <= day <= 31 for day in days):
        return None
    head = f"{year:04}-{number:02}" if year else f"--{number:02}"
    for day in days:
        if not _exists(year or 2000, number, day):  # 2000 was a leap year: 29 February passes
            return FoundDate(span, head, True, f"month {number} has no day {day}", impossible=True)
    until = f"{head}-{days[1]:02}" if len(days) > 1 else None
    why = None if year else "the text gives no year"
    return FoundDate(span, f"{head}-{days[0]:02}", False, why, stated, until)


def _exists(year: int, number: int, day: int) -> bool:
    try:
        date(year, number, day)
    except ValueError:  # 31 April
        return False
    return True
