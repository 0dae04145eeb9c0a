"""Dates of a page's head: ISO 8601, RFC 822, or words. The day as written, in its own zone."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T\s]|$)")
_BASIC = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}\w*)?\s*$")
_EARLIEST = 1990  # the first page of the web


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if found.year >= _EARLIEST else None


def _mail_date(text: str) -> tuple[int, int, int] | None:
    from email.utils import parsedate_tz  # loads a dozen modules, for pages with such dates

    found = parsedate_tz(text)
    return (found[0], found[1], found[2]) if found else None


def iso_date(text: str) -> str | None:
    """``2020-12-01`` from ``2020-12-01T14:02:00+06:00``, ``Tue, 3 Jan 2006 …`` or ``1 декабря
    2020``; None where it is no full date or stands for an unset one (``0001-01-01``, 1970).
    """
    if found := _ISO.match(text) or _BASIC.match(text):
        value = _valid(*(int(part) for part in found.groups()))
    elif parsed := _mail_date(text[:60]):
        value = _valid(*parsed)
    else:
        value = _in_words(text[:80])
    return None if value == "1970-01-01" else value


def _in_words(text: str) -> str | None:
    from verify.text.dates.finder import find_dates

    full = [one.value for one in find_dates(text) if len(one.value) == len("2020-12-01")]
    return full[0] if len(full) == 1 else None
