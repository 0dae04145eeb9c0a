"""Dates with the name of a month: the day before it or after it, the year beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from verify.model import Span
from verify.text.dates.found_date import RANGE_DASHES, FoundDate, make_found_date
from verify.text.dates.month_words import (
    MonthWord,
    find_month,
    month_pattern,
    weekday_number,
    weekday_pattern,
    year_words,
)
from verify.text.lazy_patterns import re

_ORDINAL = r"(?:st|nd|rd|th|er|º|\.|-?(?:го|е|ое|ого|му|м|ші|чи|чү|чу|чы|inci|nci))?"
_DAY = rf"(\d{{1,2}}){_ORDINAL}"


@cache
def _left() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{weekday_pattern()}[,.]?\s+(?:the\s+|den\s+|le\s+)?)?"
        rf"(?<![\d.,:/–-])(?<!\w){_DAY}(?:{RANGE_DASHES}{_DAY})?[-/\s]?(?:\s?of\s|\s?day of\s|\s?de\s)?$",
        re.IGNORECASE,
    )


_LEFT_YEAR = re.compile(r"((?:1[5-9]|20)[0-9][0-9])[-\s]?(?:жыл\w*)\s*$", re.IGNORECASE)
_YEAR = r"((?:1[5-9]|20)[0-9][0-9])(?![\d%]|[.,]\d)"
_RIGHT_YEAR = re.compile(rf"(?:\.?,?\s?|[-/])(?:of\s|de\s|соли\s)?{_YEAR}")
_DAY_AFTER = r"(\d{1,2})(?:st|nd|rd|th)?"
_RIGHT_DAY = re.compile(
    rf"\.?\s{_DAY_AFTER}(?:{RANGE_DASHES}{_DAY_AFTER})?"
    rf"(?![\d%]|[.,:]\d|\s?(?:%|per\s?cent|million|billion))"
    rf"(?:,?\s{_YEAR})?",
    re.IGNORECASE,
)


@cache
def trailing_year_word() -> re.Pattern[str]:
    """Matches the word for “year” that follows its number: года, yılında, жылы."""
    return re.compile(rf"\s?(?:{year_words()})(?![^\W\d_])|-?\s?жыл\w*", re.IGNORECASE)


@cache
def _right_weekday() -> re.Pattern[str]:
    return re.compile(rf"(?:,\s|\s\(|\s){weekday_pattern()}\)?", re.IGNORECASE)


def named_dates(text: str, among: frozenset[str] | None) -> Iterator[FoundDate]:
    """Yield the dates of ``text`` with a month's name of one of the languages ``among``."""
    end = 0
    for match in month_pattern().finditer(text):
        if match.start() < end:
            continue
        named = find_month(match.group())
        if named is None or (among is not None and not named.languages & among):
            continue
        if found := _around(text, match, named):
            end = found.span.end
            yield found


def _around(text: str, match: re.Match[str], named: MonthWord) -> FoundDate | None:
    """The date around one month name: day before it, day after it, or only a year."""
    english_only = named.languages == {"en"} or match.group().lower() in ("may", "march", "mar")
    if english_only and not match.group()[0].isupper():  # "they may 5 times", "a march of 2000"
        return None
    if match.group() == "Mayo":  # a county, a clinic, a surname
        return None
    window = max(0, match.start() - 48)
    left = _left().search(text[window : match.start()])
    if left:
        return _day_first(text, match, named, left, window)
    if "en" in named.languages and (right := _RIGHT_DAY.match(text, match.end())):
        return _month_first(text, match, named, right)
    return _month_and_year(text, match, named)


def _day_first(
    text: str, match: re.Match[str], named: MonthWord, left: re.Match[str], window: int
) -> FoundDate | None:
    start, end = window + left.start(), match.end()
    year = None
    if before := _LEFT_YEAR.search(text[max(0, start - 24) : start]):
        year = int(before.group(1))
        start = max(0, start - 24) + before.start()
    elif after := _RIGHT_YEAR.match(text, end):
        year, end = int(after.group(1)), after.end()
        if word := trailing_year_word().match(text, end):
            end = word.end()
    elif named.short and text[end : end + 1] == "." and text[end + 1 :].strip():
        end += 1
    days = [int(d) for d in left.groups()[1:] if d]
    stated = left.group("weekday")
    if not stated and (after_day := _right_weekday().match(text, end)):
        stated, end = after_day.group("weekday"), after_day.end()
    return make_found_date(
        Span(start, end), (year, named.number), days, weekday_number(stated) if stated else None
    )


_YEAR_AHEAD = re.compile(r"(?<![\w.,/:-])((?:1[5-9]|20)[0-9][0-9]),?\s$")


def _month_first(
    text: str, match: re.Match[str], named: MonthWord, right: re.Match[str]
) -> FoundDate | None:
    start, stated = match.start(), None
    window = max(0, start - 16)
    before = re.search(rf"{weekday_pattern()},?\s+$", text[window:start], re.IGNORECASE)
    if before:
        start, stated = window + before.start(), weekday_number(before.group("weekday"))
    first, last, year = right.groups()
    if not year and (ahead := _YEAR_AHEAD.search(text[window:start])):  # “2022, October 12”
        start, year = window + ahead.start(), ahead.group(1)
    days = [int(d) for d in (first, last) if d]
    span = Span(start, right.end())
    return make_found_date(span, (int(year) if year else None, named.number), days, stated)


def _month_and_year(text: str, match: re.Match[str], named: MonthWord) -> FoundDate | None:
    if before := _LEFT_YEAR.search(text[max(0, match.start() - 24) : match.start()]):
        start = max(0, match.start() - 24) + before.start()
        return FoundDate(Span(start, match.end()), f"{before.group(1)}-{named.number:02}")
    after = _RIGHT_YEAR.match(text, match.end())
    if not after:
        return None
    end, year = after.end(), after.group(1)
    if word := trailing_year_word().match(text, end):
        end = word.end()
    value = f"{year}-{named.number:02}"
    if (first := _month_before(text, match.start())) and first[1] < named.number:
        return FoundDate(Span(first[0], end), f"{year}-{first[1]:02}", until=value)
    return FoundDate(Span(match.start(), end), value)


def _month_before(text: str, end: int) -> tuple[int, int] | None:
    """Where the month before “–October 2022” starts, and its number."""
    match = re.search(r"([^\W\d_]{3,12})\.?\s?[–—-]\s?$", text[max(0, end - 16) : end])
    named = find_month(match.group(1)) if match else None
    return (max(0, end - 16) + match.start(1), named.number) if match and named else None
