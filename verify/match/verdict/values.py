"""Numbers and dates of a run of words, as values with the words they are made of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from verify.model import Span
from verify.text.numbers.special_values import SpecialValue
from verify.text.numbers.values import MONEY_OR_WEIGHT, POSSIBLE_UNITS


@dataclass(frozen=True, slots=True)
class Value:
    """A number or a date: its comparable value and its place in the text it was found in.

    ``value`` of a number holds its unit behind a space ("6 %"), where it has one; of a range
    of dates, both ends ("2022-10-18/2022-10-19").
    """

    kind: str  # number, date
    value: str
    span: Span

    @property
    def number(self) -> str:
        """The part of the value before its unit."""
        return self.value.partition(" ")[0]

    @property
    def unit(self) -> str:
        """The unit of a number, "" where it has none."""
        return self.value.partition(" ")[2]


@dataclass(frozen=True, slots=True)
class Values:
    """All values of a text."""

    found: tuple[Value, ...]

    def moved(self, by: int) -> Values:
        """The same values with their spans moved: from a part of a text to the whole."""
        return Values(
            tuple(
                Value(v.kind, v.value, Span(v.span.start + by, v.span.end + by)) for v in self.found
            )
        )

    def over(self, spans: Sequence[Span]) -> tuple[Value, ...]:
        """The values that any of the spans touches."""
        return tuple(
            value
            for value in self.found
            if any(s.start < value.span.end and value.span.start < s.end for s in spans)
        )

    def beside(self, at: int, reach: int = 3) -> tuple[Value, ...]:
        """The values that end or start within ``reach`` characters of an offset."""
        return tuple(v for v in self.found if v.span.start - reach <= at <= v.span.end + reach)


def find_values(text: str, language: str | None) -> Values:
    """The dates and numbers of ``text``; a number that is part of a date is left to the date.

    Ordinals are numbers with the unit "ordinal" (third, 3rd, III); fractions ("2/3", also half of
    the schools) and times of day ("21:00") are numbers without a unit.
    """
    from verify.text.dates.finder import find_dates
    from verify.text.numbers.finder import find_numbers
    from verify.text.numbers.special_values import find_special_values
    from verify.text.numbers.spelled_amounts import find_shares, find_spelled_amounts

    found = [
        Value("date", "/".join(filter(None, (found.value, found.until))), found.span)
        for found in find_dates(text, [language] if language else None)
    ]
    amounts = [one.span for one in find_spelled_amounts(text, language)]
    specials = find_special_values(text, language)
    found = _with(found, (_special(v) for v in specials if not _overlaps(v.span, amounts)))
    shares = (share for share in find_shares(text, language) if share.is_of_something)
    found = _with(found, (Value("number", str(share.value), share.span) for share in shares))
    numbers = (
        Value("number", _number(found.value, _unit(found.unit, found.ordinal)), found.span)
        for found in find_numbers(text, language)
    )
    return Values(tuple(sorted(_with(found, numbers), key=lambda value: value.span)))


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    at = bisect_left(others, span.end, key=lambda other: other.start) - 1
    return at >= 0 and span.start < others[at].end


def _with(taken: list[Value], more: Iterable[Value]) -> list[Value]:
    """The values with those of ``more`` that overlap none of them."""
    ends = sorted((v.span.start, v.span.end) for v in taken)
    starts = [start for start, _ in ends]
    free = []
    for value in more:
        at = bisect_left(starts, value.span.end) - 1
        if at < 0 or ends[at][1] <= value.span.start:
            free.append(value)
    return [*taken, *free]


def _special(found: SpecialValue) -> Value:
    return Value(
        "number", found.value + (" ordinal" if found.kind == "ordinal" else ""), found.span
    )


def _unit(unit: str | None, ordinal: bool) -> str | None:
    return unit or ("ordinal" if ordinal else None)


def _number(value: object, unit: str | None) -> str:
    plain = format(value, "f") if hasattr(value, "as_tuple") else str(value)
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return f"{plain} {unit}" if unit else plain


def same_values(one: Sequence[Value], other: Sequence[Value]) -> bool:
    """Whether two runs of values are equal, in whatever words they are written.

    A unit may be missing on one side (5 people, 5 men), but not a per cent or a currency.
    """
    if len(one) != len(other):
        return False
    pairs = zip(sorted(one, key=_order), sorted(other, key=_order), strict=True)
    return all(
        (a.number == b.number and same_unit(a.unit, b.unit))
        or any(_is_share(*two) or _is_time(*two) for two in ((a, b), (b, a)))
        for a, b in pairs
    )


def _is_time(clock: Value, number: Value) -> bool:
    """Whether a time of day is written as a number: 10:30, 10.30; 10:00, «10 часов»."""
    if not re.fullmatch(r"\d\d:\d\d", clock.value) or number.unit not in ("", "hours"):
        return False
    plain = re.fullmatch(r"\d+(?:\.\d+)?", number.number)
    return plain is not None and Fraction(number.number) == Fraction(clock.value.replace(":", "."))


def _is_share(part: Value, percentage: Value) -> bool:
    """Whether a part is a percentage, rounded to its last digit: half, 50 %; a third, 33.3 %."""
    if percentage.unit != "%" or not re.fullmatch(r"\d+/\d+", part.value):
        return False
    number = Fraction(percentage.number)
    digits = len(percentage.number.partition(".")[2])
    return abs(Fraction(part.value) * 100 - number) <= Fraction(1, 2 * 10**digits)


def _order(value: Value) -> tuple[str, str]:
    return value.number, value.unit


def same_unit(one: str, other: str) -> bool:
    """Whether two units agree; one may be missing, but not a per cent or a currency.

    A word that names several units agrees with each: 500 pounds with £500 and with 500 lb.
    """
    if one == other or other in POSSIBLE_UNITS.get(one, ()) or one in POSSIBLE_UNITS.get(other, ()):
        return True
    if {one, other} in MONEY_OR_WEIGHT:
        return True
    given = one or other
    return not (one and other) and given.isalpha() and not given.isupper()
