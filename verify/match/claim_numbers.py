"""The numbers of a claim looked up in a page: as given, rounded, in another unit, as a share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from verify.languages import load_language
from verify.match.amounts.derived import Claimed, is_derived
from verify.match.amounts.places import texts_about
from verify.match.amounts.rounding import is_rounded, may_be_year
from verify.match.amounts.shares import shares_of
from verify.match.amounts.units import excludes, is_converted
from verify.match.verdict.values import Value, find_values
from verify.model import Fact, Page
from verify.text.lazy_patterns import re

_YEARS = range(1000, 2101)
_SHORT_RANGE = re.compile(r"(?<!\d)(1\d|20)(\d\d)\s?[-–—/]\s?(\d\d)(?!\d)")  # 2015–17
_ABOUT = re.compile(r"(?:a|an|one|eine?|bir|une?)\s", re.IGNORECASE)  # “half a million”
_TIMES = frozenset(("minutes", "hours", "days", "weeks", "months", "years", "decades"))
_BACK_BEFORE = re.compile(
    r"\b(?:vor|seit|il y a|depuis|past|last|letzten|dernières?|son|последни[ехй]|останні[хй]?)"
    r"(?:\s\w+)?\s$",
    re.IGNORECASE,
)
_BACK_AFTER = re.compile(
    r"\s(?:ago|earlier|назад|тому|önce|evvel|zuvor|auparavant|plus tôt)\b", re.I
)
_DATELINE = 120  # characters
_SHARE = Decimal("0.05")  # “nearly half” for 48 percent


def decimal_of(text: str) -> Decimal | None:
    """Return the number that a value begins with; None where it begins with none."""
    try:
        return Decimal(text.replace(",", "").split(" ")[0])
    except (InvalidOperation, IndexError):
        return None


def is_round_figure(fact: Fact) -> bool:
    """Whether a number is written as a round one: “a million”, which may follow “half”."""
    return _ABOUT.match(fact.text) is not None


def number_in_values(
    fact: Fact, found: Sequence[Value], text: str, is_approximate: bool = False
) -> bool:
    """Whether a page has a number, given its values and its text.

    ``is_approximate``: the claim says “about”.
    """
    wanted = decimal_of(fact.value)
    if wanted is None:
        return True
    numbers = [(number, v.unit) for v in found if v.kind == "number" if (number := _of(v))]
    if any(
        _is_same(wanted, fact.unit, number, unit, is_approximate) for number, unit in numbers
    ) or is_converted(wanted, fact.unit, numbers):
        return True
    return wanted == int(wanted) and not fact.unit and int(wanted) in years_of(found, text)


def _is_same(
    wanted: Decimal, unit: str | None, number: Decimal, other: str, is_approximate: bool
) -> bool:
    """Whether a number is another one or rounded, and not of another unit of the same kind.

    Years are not rounded.
    """
    if excludes(unit, other):
        return False
    if may_be_year(wanted, unit) or may_be_year(number, other):
        return wanted == number
    return is_rounded(wanted, number, is_approximate)


def share_in_text(fact: Fact, shares: Iterable[tuple[Fraction, str]]) -> bool:
    """Whether a percentage or a time is a share that a page gives in words: half, a third."""
    wanted = decimal_of(fact.value)
    if wanted is None:
        return False
    if fact.unit == "%":
        parts = (Decimal(part.numerator) / part.denominator * 100 for part, _ in shares)
        return any(abs(part - wanted) <= _SHARE * part for part in parts)
    parts_of = [(Decimal(part.numerator) / part.denominator, unit) for part, unit in shares if unit]
    return is_converted(wanted, fact.unit, parts_of)


def is_calculated(fact: Fact, claim: str, page: Page, language: str | None) -> bool:
    """Whether a number of ``claim`` is a share or a result that one place of a page gives."""
    whole = page.whole_text or page.text
    for text in texts_about(claim, whole, language):
        if share_in_text(fact, [(one.value, one.unit) for one in shares_of(text, language)]):
            return True
    wanted = decimal_of(fact.value)
    if wanted is None:
        return False
    # A time ends in a year of the claim, or on the day of the page, which may be in its first line.
    dated = " ".join([claim, whole[:_DATELINE], *(published.value for published in page.published)])
    years = tuple(years_of(find_values(dated, language).found, dated))
    return is_derived(Claimed(wanted, fact.unit or "", claim, years), whole, language)


def is_approximate(fact: Fact, claim: str, language: str | None) -> bool:
    """Whether a claim says before a number that it is rounded: about 900, «почти 1000»."""
    known = load_language(language)
    at = claim.find(fact.text)
    if known is None or at < 0:
        return False
    before = claim[:at].casefold().split()[-2:]
    return any(word in known.critical.before_numbers for word in before)


def is_relative(fact: Fact, claim: str) -> bool:
    """Whether a claim counts time back from the day it was written: 20 years ago, vor 20 Jahren."""
    at = claim.find(fact.text)
    if fact.unit not in _TIMES or at < 0:
        return False
    return bool(_BACK_BEFORE.search(claim[:at]) or _BACK_AFTER.match(claim, at + len(fact.text)))


def is_written(fact: Fact, text: str) -> bool:
    """Whether a text has the words or digits of a fact, and not as a part of longer ones."""
    if not fact.text:
        return False
    sides = (
        r"\d" if end.isdigit() else r"\w" if end.isalpha() else ""
        for end in (fact.text[0], fact.text[-1])
    )
    before, after = (
        side and f"(?{sign}{side})" for side, sign in zip(sides, ("<!", "!"), strict=True)
    )
    return re.search(before + re.escape(fact.text) + after, text, re.IGNORECASE) is not None


def _of(value: Value) -> Decimal | None:
    return decimal_of(value.number)


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
