"""A number found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from verify.model import Span

# Words that name several units: 500 pounds are money or a weight, 5 «франков» of many countries.
POSSIBLE_UNITS = {
    "pound": frozenset(("GBP", "lb")),
    "kgs": frozenset(("kg", "KGS")),
    "franc": frozenset(("CHF",)),
}
_MONEY_OF_MILLIONS = {"pound": "GBP", "kgs": "KGS"}
_MILLION = 10**6
# Millions of pounds that are a weight after all: “3 million pounds of beef” and 3 million lb.
MONEY_OR_WEIGHT = (frozenset(("GBP", "lb")), frozenset(("KGS", "kg")))


def unit_of_amount(unit: str, value: Decimal) -> str:
    """Return the unit of ``value``: millions of pounds are mostly money."""
    return _MONEY_OF_MILLIONS.get(unit, unit) if abs(value) >= _MILLION else unit


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """``unit``: canonical ("%", "USD", "km", "people"), None where none is named; a key of
    ``POSSIBLE_UNITS`` where the word alone does not say which one is meant.
    ``ordinal``: 77th, 31-й. ``year``: a bare 1500 … 2099, or a number inside a date."""

    span: Span
    value: Decimal
    unit: str | None = None
    ordinal: bool = False
    year: bool = False
