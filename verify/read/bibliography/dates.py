"""Dates as bibliographies write them."""

from __future__ import annotations

import re

_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)")


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
