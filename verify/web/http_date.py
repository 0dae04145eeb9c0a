"""Dates in HTTP headers."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def http_date(text: str | None) -> datetime | None:
    """Return the moment that a header names, in UTC, or None where it names none.

    Forms: ``Sun, 06 Nov 1994 08:49:37 GMT`` and what else email accepts (RFC 9110 §5.6.7). A
    moment that UTC cannot write (the last night of the year 9999 west of Greenwich) is none.
    """
    try:
        at = parsedate_to_datetime((text or "").strip())
        return (at.replace(tzinfo=UTC) if at.tzinfo is None else at).astimezone(UTC)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
