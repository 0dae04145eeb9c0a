"""The numbers of a claim looked up in a page: as given, rounded, converted or calculated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from verify.match.verdict.values import Value
from verify.model import Fact
from verify.text.numbers.values import POSSIBLE_UNITS

# “More than 100” for 104: an article may round what its source gives to a twentieth.
_ROUNDED = Decimal("0.05")
_YEARS = range(1000, 2101)
_SHORT_RANGE = re.compile(r"(?<!\d)(1\d|20)(\d\d)\s?[-–—/]\s?(\d\d)(?!\d)")  # 2015–17
_ABOUT = re.compile(r"(?:a|an|one|eine?|bir|une?)\s", re.IGNORECASE)  # “half a million”
# Meters, square meters, kilograms and seconds of a unit: an editor converts them.
_SIZES = {
    "m": ("m", "1"),
    "km": ("m", "1000"),
    "cm": ("m", "0.01"),
    "mm": ("m", "0.001"),
    "mi": ("m", "1609.344"),
    "ft": ("m", "0.3048"),
    "yd": ("m", "0.9144"),
    "in": ("m", "0.0254"),
    "m2": ("m2", "1"),
    "km2": ("m2", "1000000"),
    "ha": ("m2", "10000"),
    "acre": ("m2", "4046.86"),
    "kg": ("kg", "1"),
    "t": ("kg", "1000"),
    "lb": ("kg", "0.453592"),
    "minutes": ("s", "60"),
    "hours": ("s", "3600"),
    "days": ("s", "86400"),
    "weeks": ("s", "604800"),
    "months": ("s", "2629800"),
    "years": ("s", "31557600"),
    "decades": ("s", "315576000"),
    "centuries": ("s", "3155760000"),
}


def decimal_of(text: str) -> Decimal | None:
    """Return the number that a value begins with; None where it begins with none."""
    try:
        return Decimal(text.replace(",", "").split(" ")[0])
    except (InvalidOperation, IndexError):
        return None


def is_round_figure(fact: Fact) -> bool:
    """Whether a number is written as a round one: “a million”, which may follow “half”."""
    return _ABOUT.match(fact.text) is not None


def number_in_values(fact: Fact, found: Sequence[Value], text: str) -> bool:
    """Whether a page has a number, given its values and its text."""
    wanted = decimal_of(fact.value)
    if wanted is None:
        return True
    years = years_of(found, text)
    numbers = [(number, v.unit) for v in found if v.kind == "number" if (number := _of(v))]
    if any(near(wanted, number) for number, _ in numbers):
        return True
    if _is_converted(wanted, fact.unit, numbers):
        return True
    if wanted != int(wanted):
        return False
    return int(wanted) in years or _is_difference(fact, years)


def near(wanted: Decimal, number: Decimal) -> bool:
    """Whether a number is another one, or is rounded from it."""
    return abs(number - wanted) <= _ROUNDED * abs(number)


def _of(value: Value) -> Decimal | None:
    return decimal_of(value.number)


def _is_converted(
    wanted: Decimal, unit: str | None, numbers: Iterable[tuple[Decimal, str]]
) -> bool:
    """26 miles are 42 kilometers, 18 months are 1.5 years, 140 pounds are 64 kilograms."""
    own = _size_of(unit)
    if own is None:
        return False
    sizes = ((number, _size_of(other)) for number, other in numbers)
    return any(
        size is not None
        and size[0] == own[0]
        and near(wanted * Decimal(own[1]), number * Decimal(size[1]))
        for number, size in sizes
    )


def _size_of(unit: str | None) -> tuple[str, str] | None:
    """Return what a unit measures, and how much: of a word for several units, as a measure."""
    units = POSSIBLE_UNITS.get(unit or "", {unit or ""})
    return next((_SIZES[one] for one in units if one in _SIZES), None)


def _is_difference(fact: Fact, years: frozenset[int]) -> bool:
    """25 years lie between 1990 and 2015."""
    if fact.unit != "years":
        return False
    return any(str(one - other) == fact.value for one in years for other in years)


def years_of(found: Sequence[Value], text: str) -> frozenset[int]:
    """Return the years that a page gives, alone, in dates, and in ranges."""
    dates = (part for v in found if v.kind == "date" for part in v.value.split("/"))
    years = {int(date[:4]) for date in dates if date[:4].isdecimal()}
    numbers = (v.number for v in found if v.kind == "number" and not v.unit)
    years |= {int(number) for number in numbers if number.isdecimal() and int(number) in _YEARS}
    for match in _SHORT_RANGE.finditer(text):
        century, first, last = match.groups()
        years |= {int(century + first), int(century + last)}
    return frozenset(years)
