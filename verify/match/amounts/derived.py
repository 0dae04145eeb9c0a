"""Numbers that a claim calculates from those of one place of its source.

The sum or the difference of figures of one kind, a percentage of two of them, an age, the time
between two dates. The place has to speak of what the claim speaks of: numbers that are apart in a
page give any result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from verify.match.amounts.places import Figure, PlaceInPage, places_about
from verify.match.amounts.rounding import is_rounded, step
from verify.text.lazy_patterns import re

_LONGEST_SUM = 4  # figures in a row
_MOST_AGE = 120
_LIKE_PEOPLE = frozenset(("", "people", "soldiers"))
_DAYS = {
    "days": Decimal(1),
    "weeks": Decimal(7),
    "months": Decimal("30.44"),
    "years": Decimal("365.25"),
}
_BORN = re.compile(
    r"\b(?:born|b\.|née?s?|geboren|geb\.|naissance|doğ(?:an|du|muş|umlu)\w*|роди(?:л|вш|вс)\w*"
    r"|рожд\w+|народи(?:в|л)\w*|народж\w+)|\d{4}\s?[-–—]\s?\d{4}",
    re.IGNORECASE,
)


# Twice, verdoppelt, вдвое, iki katı; three times, dreimal, втрое.
_FACTORS = (
    (
        2,
        re.compile(
            r"\b(?:doubl|twice|halv|удво|вдвое|вдвічі|удвічі|подво|iki kat|verdoppel|doppelt|halbier)",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        re.compile(
            r"\b(?:tripl|three times|treble|утро|втрое|втричі|потро|üç kat|verdreifach|dreimal|dreifach"
            r"|trois fois)",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A number of a claim: its value, its unit, and the sentence it is in."""

    value: Decimal
    unit: str
    sentence: str
    years: tuple[int, ...] = ()  # that the sentence gives


def is_derived(claimed: Claimed, page: str, language: str | None) -> bool:
    """Whether the number comes from figures or dates of one place of a page."""
    ways = _ways(claimed)
    return any(
        way(claimed, place)
        for place in places_about(claimed.sentence, page, language)
        for way in ways
    )


_Way = Callable[[Claimed, PlaceInPage], bool]


def _ways(claimed: Claimed) -> tuple[_Way, ...]:
    if claimed.unit in ("%", "pp"):
        return (_is_percentage, _is_sum, _is_difference)
    if claimed.unit == "times":
        return (_is_ratio,)
    if claimed.unit in _DAYS:
        return (_is_span, _is_sum, _is_difference)
    return (_is_sum, _is_difference, _is_age, _is_multiple, _is_part)


def _is_sum(claimed: Claimed, place: PlaceInPage) -> bool:
    """42 people for “23 people in Dravec and 19 in Port Hollin”."""
    return any(is_rounded(claimed.value, total) for total in _sums(claimed.unit, place.figures))


def _sums(unit: str, figures: Sequence[Figure]) -> Iterator[Decimal]:
    for size in range(2, _LONGEST_SUM + 1):
        for at in range(len(figures) - size + 1):
            row = figures[at : at + size]
            if _are_of_one_kind([*(figure.unit for figure in row), unit]):
                yield sum((figure.value for figure in row), Decimal(0))


def _is_difference(claimed: Claimed, place: PlaceInPage) -> bool:
    """45 members for “from 120 to 165”."""
    return any(
        claimed.value == abs(one.value - other.value)
        for one, other in pairwise(place.figures)
        if _are_of_one_kind([one.unit, other.unit, "" if claimed.unit == "pp" else claimed.unit])
    )


def _are_of_one_kind(units: Sequence[str]) -> bool:
    """Whether figures may be added: all of one unit, which some may lack, or all people."""
    different = set(units)
    return len(different - {""}) <= 1 or different <= _LIKE_PEOPLE


def _is_multiple(claimed: Claimed, place: PlaceInPage) -> bool:
    """80 bakeries for “doubled from 40”."""
    factors = [factor for factor, words in _FACTORS if words.search(place.text)]
    return any(
        claimed.value in (figure.value * factor, figure.value / factor)
        for factor in factors
        for figure in place.figures
    )


def _is_part(claimed: Claimed, place: PlaceInPage) -> bool:
    """300 sheep for “a fifth of the 1,500”, or for 20 percent of them."""
    parts = [Decimal(share.numerator) / share.denominator for share in place.shares]
    parts += [figure.value / 100 for figure in place.figures if figure.unit == "%"]
    return any(
        is_rounded(claimed.value, round(figure.value * part, 0))
        for part in parts
        for figure in place.figures
        if figure.unit != "%" and _are_of_one_kind([figure.unit, claimed.unit])
    )


def _is_percentage(claimed: Claimed, place: PlaceInPage) -> bool:
    """75 percent for “600 of the 800”, 25 for “from 400 to 300”, 70 for what 30 leave."""
    if any(figure.unit == "%" and figure.value + claimed.value == 100 for figure in place.figures):
        return True
    pairs = (
        (one.value, other.value)
        for one, other in combinations(place.figures, 2)
        if _are_of_one_kind([one.unit, other.unit]) and min(one.value, other.value) > 0
    )
    return any(
        _is_near(claimed.value, percentage) for pair in pairs for percentage in _percentages(*pair)
    )


def _is_ratio(claimed: Claimed, place: PlaceInPage) -> bool:
    """1.5 times for “from 80 to 120”."""
    return any(
        claimed.value == round(max(one.value, other.value) / least, -int(_exponent(claimed.value)))
        for one, other in combinations(place.figures, 2)
        if (least := min(one.value, other.value)) > 0
    )


def _exponent(number: Decimal) -> int:
    return min(0, int(number.normalize().as_tuple().exponent))


def _percentages(one: Decimal, other: Decimal) -> tuple[Decimal, ...]:
    """The smaller of the larger, the growth, and the fall."""
    less, more = sorted((one, other))
    return (100 * less / more, 100 * (more - less) / less, 100 * (more - less) / more)


def _is_near(claimed: Decimal, exact: Decimal) -> bool:
    """Whether a percentage is given to its last digit, or as a round one: 33, 33.3, about 30."""
    apart = abs(claimed - exact)
    if claimed % 5 == 0:
        return apart <= exact / 20
    last_digit = step(claimed) if step(claimed) < 1 else Decimal(1)
    return apart <= last_digit / 2


def _is_span(claimed: Claimed, place: PlaceInPage) -> bool:
    """18 days from 3 to 21 March; 85 years from 1889 to 1974, or to a year of the claim."""
    if claimed.unit == "years" and _is_between(claimed, place):
        return True
    size = _DAYS[claimed.unit]
    return any(
        abs(claimed.value * size - abs((one - other).days)) <= max(Decimal(1), size / 2)
        for one, other in combinations(place.dates, 2)
    )


def _is_between(claimed: Claimed, place: PlaceInPage) -> bool:
    years = {*place.years, *claimed.years}
    return any(0 <= abs(one - other) - claimed.value <= 1 for one in place.years for other in years)


def _is_age(claimed: Claimed, place: PlaceInPage) -> bool:
    """34 for “born in 1956, won the race in 1990”; 33 before the birthday."""
    if claimed.unit or claimed.value > _MOST_AGE or not _BORN.search(place.text):
        return False
    return _is_between(claimed, place)
