"""Dates in the manner of another date."""

from __future__ import annotations

import re

from verify.read.bibliography.reference_text import day_in_words

_POINTS = re.compile(r"\d{1,2}([./])\d{1,2}\1\d{4}")
_DAY_FIRST = re.compile(r"\d{1,2} [A-Za-z]{3,9}\.? \d{4}")
_WORDS = re.compile(r"[A-Za-z]{3,9}\.? (?:\d{1,2}, )?\d{4}")


def day_like(date: str, model: str) -> str:
    """Return an ISO date as ``model`` is written: `12.05.2019`, `12 May 2019`, `May 12, 2019`.

    A model of another kind, or a date that is less exact than it, gives the ISO date.
    """
    parts = date.split("-")
    if len(parts) == 3 and (found := _POINTS.fullmatch(model.strip())):
        return found[1].join((parts[2], parts[1], parts[0]))
    words = day_in_words(date)
    if len(parts) == 3 and _DAY_FIRST.fullmatch(model.strip()):
        month, day, year = words.replace(",", "").split()
        return f"{day} {month} {year}"
    return words if _WORDS.fullmatch(model.strip()) else date
