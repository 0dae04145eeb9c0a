"""Dates as bibliographies write them."""

from __future__ import annotations

import re

_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONGEST = 60  # characters of a date with a range


def iso_day(raw: str | None) -> str | None:
    """Return the first date of a value: `2019-05-12`, `2019/5/`, `2019-05/2019-07`; or None."""
    found = _DAY.match((raw or "").strip())
    if found is None:
        return None
    year, month, day = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    if day is None or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def stated_day(raw: str | None) -> str | None:
    """Return a date in ISO 8601, or as it is written where it is impossible or has two readings.

    `12.03.2024`, `March 12, 2024` and `12 марта 2024` are `2024-03-12`; `2024-13-05` and
    `3/12/2024` stay, so that readers and rules see what the bibliography says. A value without a
    year is None.
    """
    said = " ".join((raw or "").split())
    if (found := _DAY.match(said)) is not None:
        month, day = int(found[2] or 0), int(found[3] or 0)
        # `2019-00-00` and EDTF's seasons (`2019-21`) are years.
        if not (month > 12 and day) and day <= 31:
            return iso_day(said)
        return found[0]
    if not _YEAR.search(said) or len(said) > _LONGEST:
        return None
    from verify.text.dates.finder import find_dates

    dates = find_dates(said)
    if not dates or dates[0].impossible or dates[0].ambiguous:
        return said
    return dates[0].value


def year_of(date: str | None) -> str:
    """Return the year of a date, or ""."""
    found = _YEAR.search(date or "")
    return found[0] if found else ""
