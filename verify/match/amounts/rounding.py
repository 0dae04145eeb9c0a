"""Whether one number is another one, rounded: nearly 1,000 for 987, but not 978 for 987."""

from __future__ import annotations

from decimal import Decimal

_ROUNDED = Decimal("0.05")  # “more than 100” for 104: a twentieth
_SAID_TO_BE = Decimal("0.1")  # of a number that is said to be rounded: about 900, for 987
_LEAST_ROUND = 20  # below it, a source's figure is a count: 4 is not 4.2
_YEARS = range(1500, 2100)


def step(number: Decimal) -> Decimal:
    """Return what a number is a multiple of: 1, 5, 10, 50 …; 0.1 for 2.4, 500 for 1,500."""
    if not number:
        return Decimal(1)
    _sign, digits, exponent = abs(number).normalize().as_tuple()
    ten = Decimal(1).scaleb(int(exponent))
    return ten * 5 if digits[-1] == 5 else ten


def is_rounded(claimed: Decimal, given: Decimal, is_approximate: bool = False) -> bool:
    """Whether ``claimed`` is ``given``, or the rounder one of the two is the other, rounded.

    ``is_approximate``: the claim says so (“nearly”, «около»; “more than 330” for 340).
    """
    apart, least = abs(claimed - given), min(abs(claimed), abs(given))
    if not apart or (is_approximate and apart <= _ROUNDED * abs(given)):
        return True
    allowed = _SAID_TO_BE if is_approximate else _ROUNDED
    coarse, fine = step(claimed), step(given)
    if apart > allowed * abs(given) or coarse == fine:
        return False
    if coarse < fine and least < _LEAST_ROUND:
        return False
    return apart < max(coarse, fine)


def may_be_year(number: Decimal, unit: str | None) -> bool:
    """Whether a number is more likely a year, which nobody rounds."""
    return not unit and number == int(number) and int(number) in _YEARS
