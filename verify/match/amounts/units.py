"""Units and what they measure: 26 miles are 42 kilometers, 104 °F are 40 °C."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import product

from verify.match.amounts.rounding import is_rounded, step
from verify.text.numbers.values import POSSIBLE_UNITS

# A unit: what it measures, how much of it in a common unit (meters, square meters, liters,
# kilograms, kilometers an hour, seconds, degrees Celsius), and where its scale begins.
_SIZES = {
    "m": ("length", "1", "0"),
    "km": ("length", "1000", "0"),
    "cm": ("length", "0.01", "0"),
    "mm": ("length", "0.001", "0"),
    "mi": ("length", "1609.344", "0"),
    "nmi": ("length", "1852", "0"),
    "ft": ("length", "0.3048", "0"),
    "yd": ("length", "0.9144", "0"),
    "in": ("length", "0.0254", "0"),
    "m2": ("area", "1", "0"),
    "km2": ("area", "1000000", "0"),
    "ha": ("area", "10000", "0"),
    "acre": ("area", "4046.86", "0"),
    "dönüm": ("area", "1000", "0"),
    "ft2": ("area", "0.092903", "0"),
    "mi2": ("area", "2589988", "0"),
    "m3": ("volume", "1000", "0"),
    "l": ("volume", "1", "0"),
    "gal": ("volume", "3.78541", "0"),
    "bbl": ("volume", "158.987", "0"),
    "kg": ("weight", "1", "0"),
    "t": ("weight", "1000", "0"),
    "g": ("weight", "0.001", "0"),
    "lb": ("weight", "0.453592", "0"),
    "oz": ("weight", "0.0283495", "0"),
    "st": ("weight", "6.35029", "0"),
    "km/h": ("speed", "1", "0"),
    "mph": ("speed", "1.609344", "0"),
    "kn": ("speed", "1.852", "0"),
    "MW": ("power", "1", "0"),
    "GW": ("power", "1000", "0"),
    "°C": ("temperature", "1", "0"),
    "°F": ("temperature", "0.5555556", "-17.777778"),
    "minutes": ("time", "60", "0"),
    "hours": ("time", "3600", "0"),
    "days": ("time", "86400", "0"),
    "weeks": ("time", "604800", "0"),
    "months": ("time", "2629800", "0"),
    "years": ("time", "31557600", "0"),
    "decades": ("time", "315576000", "0"),
    "centuries": ("time", "3155760000", "0"),
}
_DEGREES = ("°C", "°F")  # “104 degrees” may be either


def is_converted(
    claimed: Decimal, unit: str | None, numbers: Iterable[tuple[Decimal, str]]
) -> bool:
    """Whether a number with a unit is one of ``numbers`` in another unit, rounded."""
    own = _names(unit)
    return any(
        _is_same(claimed, one, number, two)
        for number, other in numbers
        if other != unit
        for one, two in product(own, _names(other))
    )


def excludes(unit: str | None, other: str) -> bool:
    """Whether the same number is another amount in the other unit: 250 miles, 250 km."""
    one, two = _SIZES.get(unit or ""), _SIZES.get(other)
    return one is not None and two is not None and one[0] == two[0] and one != two


def _names(unit: str | None) -> tuple[str, ...]:
    if unit == "°":
        return _DEGREES
    return tuple(
        name for name in sorted(POSSIBLE_UNITS.get(unit or "", {unit or ""})) if name in _SIZES
    )


def _is_same(claimed: Decimal, unit: str, given: Decimal, other: str) -> bool:
    if _SIZES[unit][0] != _SIZES[other][0]:
        return False
    meant = _in_unit(given, other, unit)
    if _SIZES[unit][0] == "temperature":
        return abs(claimed - meant) <= 1
    # The source's own figure is rounded too: 14 stone is 86 to 92 kilograms.
    around = step(given) / 2 * Decimal(_SIZES[other][1]) / Decimal(_SIZES[unit][1])
    near = abs(claimed - meant) <= min(around, abs(meant) / 20)
    return near or is_rounded(claimed, _short(meant, claimed))


def _in_unit(number: Decimal, unit: str, wanted: str) -> Decimal:
    _, factor, begin = _SIZES[unit]
    _, own_factor, own_begin = _SIZES[wanted]
    return (number * Decimal(factor) + Decimal(begin) - Decimal(own_begin)) / Decimal(own_factor)


def _short(number: Decimal, like: Decimal) -> Decimal:
    """The number with as many decimals as another one."""
    exponent = like.normalize().as_tuple().exponent
    return round(number, max(0, -int(exponent)))
