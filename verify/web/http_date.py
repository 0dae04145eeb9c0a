"""Dates in HTTP headers."""

from __future__ import annotations

from datetime import UTC, datetime


def http_date(text: str | None) -> datetime | None:
    """Return the time in a header, in UTC, or None if it is not a date.

    Accepts ``Sun, 06 Nov 1994 08:49:37 GMT`` and other email dates (RFC 9110 §5.6.7). Returns
    None for a time outside the range of UTC dates (the last night of the year 9999 west of
    Greenwich).
    """
    from email.utils import parsedate_to_datetime

    try:
        at = parsedate_to_datetime((text or "").strip())
        return (at.replace(tzinfo=UTC) if at.tzinfo is None else at).astimezone(UTC)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
