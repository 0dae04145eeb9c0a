"""Places of a page: one or two sentences with their numbers, and whether a claim speaks of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from verify.match.amounts.shares import shares_of
from verify.match.claim_words import beginning, weigh_words, words_of
from verify.match.verdict.values import Value, find_values
from verify.text.sentences import split_sentences

_LONGEST = 400_000  # characters of a page: longer ones are not taken apart
_MOST_FIGURES = 12  # of a place: a table says anything
_SHARED = 0.2  # of the weight of a claim's words, in a place that speaks of the same
_YEARS = range(1000, 2101)
_LIFESPAN = re.compile(
    r"\((?:[^()]{0,40}\D)?(1\d{3}|20\d\d)\s?[-–—]\s?(?:[^()]{0,40}\D)?(1\d{3}|20\d\d)\)"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is no year, with its unit, "" where it has none."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class PlaceInPage:
    """One or two neighboring sentences: the numbers, years, full dates and shares they give."""

    text: str
    figures: tuple[Figure, ...]
    years: tuple[int, ...]
    dates: tuple[date, ...]
    shares: tuple[Fraction, ...] = ()


def texts_about(claim: str, page: str, language: str | None) -> Iterator[str]:
    """Yield each two neighboring sentences of a page that have enough of the words of ``claim``."""
    return (text for share, text in _shares(claim, page, language) if share >= _SHARED)


def closest_text(claim: str, page: str, language: str | None) -> str:
    """Return the two neighboring sentences that have most of the words of ``claim``; "" if none."""
    return max(_shares(claim, page, language), default=(0.0, ""), key=lambda one: one[0])[1]


def _shares(claim: str, page: str, language: str | None) -> Iterator[tuple[float, str]]:
    """The share, by weight, of a claim's words in each two neighboring sentences of a page."""
    weights = weigh_words(claim, language)
    total = sum(weights.values())
    if not total or len(page) > _LONGEST:
        return
    for text in _windows(page, language):
        words = _beginnings(text)
        shared = sum(weight for word, weight in weights.items() if beginning(word) in words)
        yield shared / total, text


def places_about(claim: str, page: str, language: str | None) -> Iterator[PlaceInPage]:
    """Yield the places of a page that speak of what ``claim`` speaks of, and have few numbers."""
    for text in texts_about(claim, page, language):
        place = _place(text, language)
        if len(place.figures) <= _MOST_FIGURES:
            yield place


@lru_cache(maxsize=4)
def _windows(page: str, language: str | None) -> tuple[str, ...]:
    spans = split_sentences(page, language)
    parts = [" ".join(page[span.start : span.end].split()) for span in spans]
    return tuple(f"{one} {other}" for one, other in pairwise(parts)) or tuple(parts)


@lru_cache(maxsize=4_096)
def _place(text: str, language: str | None) -> PlaceInPage:
    found = find_values(text, language).found
    numbers = [value for value in found if value.kind == "number" and value.unit != "ordinal"]
    years = [number for value in numbers if (number := _year(value, text)) is not None]
    dates = [part for value in found if value.kind == "date" for part in value.value.split("/")]
    years += [int(part[:4]) for part in dates if part[:4].isdecimal()]
    years += [int(year) for match in _LIFESPAN.finditer(text) for year in match.groups()]
    figures = (_figure(value) for value in numbers if _year(value, text) is None)
    full = (_full_date(part) for part in dates)
    return PlaceInPage(
        text,
        tuple(figure for figure in figures if figure is not None),
        tuple(dict.fromkeys(years)),
        tuple(dict.fromkeys(one for one in full if one)),
        tuple(share.value for share in shares_of(text, language)),
    )


def _year(value: Value, text: str) -> int | None:
    """A number that is written as a year: 1500, not 1,500."""
    written = text[value.span.start : value.span.end]
    is_year = not value.unit and written.isdecimal() and int(value.number) in _YEARS
    return int(value.number) if is_year else None


def _figure(value: Value) -> Figure | None:
    try:
        return Figure(Decimal(value.number), value.unit)
    except ArithmeticError:
        return None


def _full_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@lru_cache(maxsize=4_096)
def _beginnings(text: str) -> frozenset[str]:
    return frozenset(beginning(word) for word in words_of(text))
