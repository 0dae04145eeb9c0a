"""A number found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from verify.model import Span


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """``unit``: canonical ("%", "USD", "km", "people"), None where none is named.
    ``ordinal``: 77th, 31-й. ``year``: a bare 1500 … 2099, or a number inside a date."""

    span: Span
    value: Decimal
    unit: str | None = None
    ordinal: bool = False
    year: bool = False
