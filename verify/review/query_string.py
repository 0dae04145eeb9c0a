"""Filters, order and page number in a request's query string."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from verify.store.flags.queries import STATUSES, Filter
from verify.terms import stored_history, stored_status

PAGE_SIZE = 50  # flags on one page of the list
ORDERS = ("article", "rule", "severity")
SEVERITIES = ("error", "warning", "info")
_TEXT_FILTERS = ("article", "rule", "outlet", "source", "words", "since", "history")
_PARAMETERS = (*_TEXT_FILTERS, "severity", "status", "by", "state")

Query = Mapping[str, str]


def filter_of(query: Query) -> Filter:
    """Return the filter of a query. Without a status in the query, it selects open flags."""
    given: dict[str, Any] = {
        name: query[name].strip() for name in _TEXT_FILTERS if query.get(name, "").strip()
    }
    if "history" in given:
        given["history"] = stored_history(given["history"])
    severity = query.get("severity", "")
    status = stored_status(query.get("status", "open"))
    return Filter(
        severity=severity if severity in SEVERITIES else None,
        status=status if status in STATUSES else None,
        **given,
    )


def order_of(query: Query) -> str:
    """Return how the list is grouped: ``article`` (the default), ``rule`` or ``severity``."""
    by = query.get("by", "article")
    return by if by in ORDERS else "article"


def page_of(query: Query) -> int:
    """Return the page number, from 1; invalid values count as page 1."""
    number = query.get("page", "1")
    return max(1, int(number)) if number.isdecimal() and len(number) < 9 else 1


def query_string(query: Query, **changes: str | int | None) -> str:
    """Return the list's query string with some values changed; ``None`` removes a value."""
    values = {name: query[name] for name in _PARAMETERS if query.get(name)}
    for name, value in changes.items():
        values.pop(name, None)
        if value is not None:
            values[name] = str(value)
    return urlencode(values)
