"""What a request asks for: filters in the address, page numbers, the editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from verify.store.flags.queries import STATUSES, Filter
from verify.terms import stored_history, stored_status

PAGE = 50  # flags on one page of the list
ORDERS = ("article", "rule", "severity")
SEVERITIES = ("error", "warning", "info")
_TEXTS = ("article", "rule", "outlet", "source", "words", "since", "history")
_KEPT = (*_TEXTS, "severity", "status", "by", "state")

Query = Mapping[str, str]


def filter_of(query: Query) -> Filter:
    """The filter of a query; the list shows what is open unless another status is asked for."""
    given: dict[str, Any] = {
        name: query[name].strip() for name in _TEXTS if query.get(name, "").strip()
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
    """``article``, ``rule`` or ``severity``."""
    by = query.get("by", "article")
    return by if by in ORDERS else "article"


def page_of(query: Query) -> int:
    """The page number from 1 on; anything else is page 1."""
    number = query.get("page", "1")
    return max(1, int(number)) if number.isdecimal() and len(number) < 9 else 1


def kept(query: Query, **changes: str | int | None) -> str:
    """The query string of this list with some values changed; ``None`` takes one out."""
    values = {name: query[name] for name in _KEPT if query.get(name)}
    for name, value in changes.items():
        values.pop(name, None)
        if value is not None:
            values[name] = str(value)
    return urlencode(values)
