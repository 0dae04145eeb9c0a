"""The numbers, dates and names of a claim looked up in a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from verify.match.claim_evidence import can_be_missed, is_place, place_codes
from verify.match.claim_names import name_in_text
from verify.match.claim_numbers import (
    is_approximate,
    is_calculated,
    is_relative,
    is_written,
    number_in_values,
    years_of,
)
from verify.match.claim_periods import century_in_page, decade_in_page, is_century, is_decade
from verify.match.crosslingual.languages import languages_of
from verify.match.tallies import is_tally, tally_in_text
from verify.match.verdict.values import Value, find_values
from verify.model import Fact, Page
from verify.text.dates.comparison import dates_agree

_SAID_BY_WEEKDAY = 8  # days around its publication that a page names by their weekday
_LIMIT = 1_000_000  # characters of a page: longer ones are left alone
_LEAST = 100  # characters: a shorter text is what is left of a page


@dataclass(frozen=True, slots=True)
class FactLookup:
    """Which facts of a claim are in a page. ``why`` says why a page could not be searched.

    ``unsure``: results of votes of which the page has one count only, dates in a page without any,
    times counted back from the day of writing.
    """

    present: tuple[Fact, ...] = ()
    missing: tuple[Fact, ...] = ()
    why: str = ""
    unsure: tuple[Fact, ...] = ()


def look_up_facts(text: str, facts: Sequence[Fact], page: Page, language: str | None) -> FactLookup:
    """Look the facts of a claim (``text``) up in a page of the same language.

    A page in another language, cut off, or empty gives no answer but the reason why.
    """
    whole = whole_text(page)
    if page.truncated or page.incomplete:
        return FactLookup(why="only the visible part of the page was captured")
    if len(whole.strip()) < _LEAST or len(whole) > _LIMIT:
        return FactLookup(why="there is no text to look in, or too much of it")
    own, other = languages_of(text, language, page)
    if own is None or other is None or own != other:
        return FactLookup(why="the source is in another language")
    telling = [fact for fact in facts if is_tally(fact) or can_be_missed(fact, own)]
    places = [fact for fact in facts if fact.kind == "name" and is_place(fact, own)]
    found = [(fact, _presence_of(fact, text, page, own)) for fact in telling]
    present = [fact for fact, there in found if there]
    present += [fact for fact in places if fact not in telling and is_fact_in_page(fact, page, own)]
    return FactLookup(
        tuple(sorted(present, key=lambda fact: fact.span)),
        tuple(fact for fact, there in found if there is False),
        unsure=tuple(fact for fact, there in found if there is None),
    )


def is_fact_in_page(fact: Fact, page: Page, language: str | None) -> bool:
    """Whether a page holds a fact: a number rounded, a date fuller or shorter, a name's parts."""
    return bool(_presence(fact, page, language))


def _presence_of(fact: Fact, claim: str, page: Page, language: str | None) -> bool | None:
    """Whether a page holds a fact of ``claim``, whose words may make it a decade or a century."""
    whole = whole_text(page)
    if fact.kind == "name" or is_tally(fact):
        return _presence(fact, page, language)
    if is_decade(fact, claim):
        years = years_of(_values(whole, language), whole)
        return decade_in_page(fact, years, whole) or fact.text in whole
    if is_century(fact, claim) and century_in_page(fact, years_of(_values(whole, language), whole)):
        return True
    there = _presence(fact, page, language, is_approximate(fact, claim, language))
    if there is False and fact.kind == "number":
        is_there = is_calculated(fact, claim, page, language)
        return None if not is_there and is_relative(fact, claim) else is_there
    return there


def _presence(fact: Fact, page: Page, language: str | None, is_about: bool = False) -> bool | None:
    """Whether a page holds a fact; None where that cannot be said of a vote or a date."""
    whole = whole_text(page)
    if is_written(fact, whole):
        return True
    if fact.kind == "name":
        if is_place(fact, language):  # “the U.S.”, “United States”
            return bool(place_codes(fact.text, language) & place_codes(whole, language))
        return name_in_text(fact, whole, language)
    found = _values(f"{whole}\n{' '.join(d.value for d in page.published)}", language)
    if fact.kind == "date":
        return _date_stands(fact.value, found, page)
    if is_tally(fact):
        return tally_in_text(fact, whole, _values(whole, language), language)
    return number_in_values(fact, found, whole, is_about)


def whole_text(page: Page) -> str:
    """Return everything that a page says, also what is hidden until a reader asks for it."""
    return "\n".join(filter(None, (page.whole_text or page.text, page.hidden_text)))


def _date_stands(value: str, found: tuple[Value, ...], page: Page) -> bool | None:
    """Whether a date is given, or may be: “on Tuesday” in a page published that week.

    None for a page without dates: it may give them in a form that is not read.
    """
    dates = [v.value for v in found if v.kind == "date"]
    if not dates:
        return None
    if any(dates_agree(date, value) for date in dates):
        return True
    return any(_within_days(value, published.value) for published in page.published)


def _within_days(one: str, other: str) -> bool:
    try:
        apart = date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])
    except ValueError:
        return False
    return abs(apart.days) <= _SAID_BY_WEEKDAY


@lru_cache(maxsize=16)
def _values(text: str, language: str | None) -> tuple[Value, ...]:
    return find_values(text, language).found
