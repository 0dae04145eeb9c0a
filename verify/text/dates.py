"""Dates in running text, in the precision that the text gives.

Built on the month names of CLDR and not on a general date parser, because a note needs the
exact span and an honest word about ambiguity: ``10/12/2022`` has two readings, «в 2022 году»
is a year and not the fourth of something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from verify.model import Span
from verify.text.addresses import find_urls
from verify.text.month_words import (
    MonthWord,
    month,
    month_pattern,
    weekday,
    weekday_pattern,
    year_words,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as written.

    ``value``: ISO of the precision given: ``2022-10-17``, ``2019-03``, ``2019``; ``--10-17``
    where the text gives no year. ``until``: the end of a range, likewise. ``alternative``: the
    other reading of an ambiguous one. ``weekday``: as stated beside it, 0 for Monday.
    ``impossible``: the calendar has no such day (``value`` is then the month).
    """

    span: Span
    value: str
    ambiguous: bool = False
    why: str | None = None
    weekday: int | None = None
    until: str | None = None
    alternative: str | None = None
    impossible: bool = False


def weekday_differs(found: FoundDate) -> bool:
    """Whether the weekday stated beside a full date is not the calendar's."""
    if found.weekday is None or found.until or len(found.value) != 10 or found.ambiguous:
        return False
    return date.fromisoformat(found.value).weekday() != found.weekday


def find_dates(text: str, languages: Iterable[str] | None = None) -> tuple[FoundDate, ...]:
    """The dates in ``text``, in order, not overlapping; spans point into ``text``.

    ``languages`` restricts the month names (ISO 639-1 codes; default: all known). Digits
    inside addresses, versions, prices and telephone numbers are not dates.
    """
    among = frozenset(languages) if languages is not None else None
    found = list(_named(text, among))
    found += _free_of(found, _numeric(text))
    found += _free_of(found, _years(text))
    found = _free_of([FoundDate(u.span, "") for u in find_urls(text)], sorted(found, key=_place))
    return tuple(_with_years(text, found))


def _place(found: FoundDate) -> Span:
    return found.span


def _free_of(taken: list[FoundDate], more: Iterable[FoundDate]) -> list[FoundDate]:
    spans = sorted(f.span for f in taken)
    kept = []
    place = 0
    for new in more:  # both run in text order: one pass
        while place < len(spans) and spans[place].end <= new.span.start:
            place += 1
        if place == len(spans) or spans[place].start >= new.span.end:
            kept.append(new)
    return kept


# ------------------------------------------------------------------ month names

_RANGE = r"(?:\s?[–—-]\s?|\s(?:and|to|и|по|до|ve|ile|und|bis|et|au|та|й)\s)"
_ORDINAL = r"(?:st|nd|rd|th|er|º|\.|-?(?:го|е|ое|ого|му|м|ші|чи|чү|чу|чы|inci|nci))?"
_DAY = rf"(\d{{1,2}}){_ORDINAL}"


@cache
def _left() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{weekday_pattern()}[,.]?\s+(?:the\s+|den\s+|le\s+)?)?(?<![\d.,:/–-])(?<!\w){_DAY}(?:{_RANGE}{_DAY})?"
        r"[-\s]?(?:\s?of\s|\s?day of\s|\s?de\s)?$",
        re.IGNORECASE,
    )


_LEFT_YEAR = re.compile(r"((?:1[5-9]|20)\d\d)[-\s]?(?:жыл\w*)\s*$", re.IGNORECASE)
_YEAR = r"((?:1[5-9]|20)\d\d)(?![\d%]|[.,]\d)"
_RIGHT_YEAR = re.compile(rf"\.?,?\s?(?:of\s|de\s|соли\s)?{_YEAR}")
_RIGHT_DAY = re.compile(
    rf"\.?\s{_DAY}(?:{_RANGE}{_DAY})?(?![\d%]|[.,:]\d|\s?(?:%|per\s?cent|million|billion))(?:,?\s{_YEAR})?",
    re.IGNORECASE,
)


@cache
def _right_year_word() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{year_words()})(?![^\W\d_])|-?\s?жыл\w*", re.IGNORECASE)


@cache
def _right_weekday() -> re.Pattern[str]:
    return re.compile(rf"(?:,\s|\s\(|\s){weekday_pattern()}\)?", re.IGNORECASE)


def _named(text: str, among: frozenset[str] | None) -> Iterator[FoundDate]:
    end = 0
    for match in month_pattern().finditer(text):
        if match.start() < end:
            continue
        named = month(match.group())
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
        if word := _right_year_word().match(text, end):
            end = word.end()
    elif named.short and text[end : end + 1] == "." and text[end + 1 :].strip():
        end += 1
    days = [int(d) for d in left.groups()[1:] if d]
    stated = left.group("weekday")
    if not stated and (after_day := _right_weekday().match(text, end)):
        stated, end = after_day.group("weekday"), after_day.end()
    return _dated(Span(start, end), (year, named.number), days, weekday(stated) if stated else None)


def _month_first(
    text: str, match: re.Match[str], named: MonthWord, right: re.Match[str]
) -> FoundDate | None:
    start, stated = match.start(), None
    window = max(0, start - 16)
    before = re.search(rf"{weekday_pattern()},?\s+$", text[window:start], re.IGNORECASE)
    if before:
        start, stated = window + before.start(), weekday(before.group("weekday"))
    first, last, year = right.groups()
    days = [int(d) for d in (first, last) if d]
    span = Span(start, right.end())
    return _dated(span, (int(year) if year else None, named.number), days, stated)


def _month_and_year(text: str, match: re.Match[str], named: MonthWord) -> FoundDate | None:
    if before := _LEFT_YEAR.search(text[max(0, match.start() - 24) : match.start()]):
        start = max(0, match.start() - 24) + before.start()
        return FoundDate(Span(start, match.end()), f"{before.group(1)}-{named.number:02}")
    after = _RIGHT_YEAR.match(text, match.end())
    if not after:
        return None
    end = after.end()
    if word := _right_year_word().match(text, end):
        end = word.end()
    return FoundDate(Span(match.start(), end), f"{after.group(1)}-{named.number:02}")


def _dated(
    span: Span, when: tuple[int | None, int], days: list[int], stated: int | None
) -> FoundDate | None:
    year, number = when
    if not days or any(not 1 <= day <= 31 for day in days):
        return None
    head = f"{year:04}-{number:02}" if year else f"--{number:02}"
    for day in days:
        if not _exists(year or 2000, number, day):  # 2000 was a leap year: 29 February passes
            return FoundDate(span, head, True, f"month {number} has no day {day}", impossible=True)
    until = f"{head}-{days[1]:02}" if len(days) > 1 else None
    why = None if year else "the text gives no year"
    return FoundDate(span, f"{head}-{days[0]:02}", False, why, stated, until)


def _exists(year: int, number: int, day: int) -> bool:
    try:
        date(year, number, day)
    except ValueError:  # 31 April
        return False
    return True


def _with_years(text: str, found: list[FoundDate]) -> Iterator[FoundDate]:
    """“30 September – 2 October 2022”: the first day has the year of the second."""
    joint = re.compile(rf"{_RANGE}(?:the\s)?|\s?[–-]\s?", re.IGNORECASE)
    for place, here in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if here.value.startswith("--") and after and after.value[:1] in "12":
            between = text[here.span.end : after.span.start]
            if len(between) < 10 and joint.fullmatch(between) and len(after.value) == 10:
                here = replace(here, value=after.value[:4] + here.value[1:], why=None)
        yield here


# ------------------------------------------------------------------ digits only

_EDGE = r"(?<![\w./:+$€₽£№#-])"
_END = r"(?![\w%]|[./:-]\w|,\d)"
_ISO = re.compile(
    rf"{_EDGE}((?:1[5-9]|20)\d\d)([-./])(\d{{1,2}})\2(\d{{1,2}})(?:T[\d:.Z+-]+)?{_END}"
)
_DMY = re.compile(rf"{_EDGE}(\d{{1,2}})([-./])(\d{{1,2}})\2((?:1[5-9]|20)\d\d){_END}")
_SHORT = re.compile(rf"{_EDGE}(\d\d)([./])(\d\d)\2(\d\d){_END}")


def _numeric(text: str) -> Iterator[FoundDate]:
    found = [f for m in _ISO.finditer(text) if (f := _iso_date(m))]
    found += [f for m in _DMY.finditer(text) if (f := _day_month_year(m))]
    found += [f for m in _SHORT.finditer(text) if (f := _short_year(m))]
    yield from sorted(found, key=lambda f: f.span)


def _iso_date(match: re.Match[str]) -> FoundDate | None:
    year, number, day = int(match.group(1)), int(match.group(3)), int(match.group(4))
    if not 1 <= number <= 12:
        return None
    return _dated(Span(*match.span()), (year, number), [day], None)


def _day_month_year(match: re.Match[str]) -> FoundDate | None:
    first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
    span = Span(*match.span())
    if second > 12 and match.group(2) == "/":  # 10/17/2022: only America writes that
        first, second = second, first
    if not 1 <= second <= 12:
        return None
    found = _dated(span, (year, second), [first], None)
    if found and match.group(2) in "/-" and first <= 12 and first != second:
        other = f"{year:04}-{first:02}-{second:02}"
        why = "day and month can be read either way"
        return replace(found, ambiguous=True, why=why, alternative=other)
    return found


def _short_year(match: re.Match[str]) -> FoundDate | None:
    day, number, short = int(match.group(1)), int(match.group(3)), int(match.group(4))
    if not (1 <= number <= 12 and 1 <= day <= 31):
        return None
    year = 2000 + short if short < 70 else 1900 + short  # POSIX's pivot for two-digit years
    found = _dated(Span(*match.span()), (year, number), [day], None)
    return found and replace(found, ambiguous=True, why="the year has two digits")


# ------------------------------------------------------------------ years alone

_BARE_YEAR = re.compile(
    r"(?<![\w.,/:$€₽£№#-])((?:1[5-9]|20)\d\d)(?:\s?[–—-]\s?((?:1[5-9]|20)\d\d|\d\d(?!\d)))?(?![\w%$€₽£]|[.,:/]\d|-\d|-[ех]\b)"
)
_BEFORE_YEAR = re.compile(
    r"(?:^|[^\w])(?:in|since|until|till|from|by|of|during|after|before|between|year|years|early|late|mid"
    r"|в|во|с|до|после|к|за|год|годы|годах|jahr|jahre|jahren|seit|ab|en|depuis|année|années|у|з|рік)\s$",
    re.IGNORECASE,
)
_TURKISH_YEAR = re.compile(r"['’][dtny]\w{1,4}")


def _years(text: str) -> Iterator[FoundDate]:
    for match in _BARE_YEAR.finditer(text):
        end = _year_end(text, match)
        if end is not None and not _counts(text, end):
            yield FoundDate(Span(match.start(), end), match.group(1), until=_range_end(match))


def _year_end(text: str, match: re.Match[str]) -> int | None:
    """Where the year's words end, or None where nothing beside it says that it is a year."""
    if word := _right_year_word().match(text, match.end()):
        return word.end()
    if _TURKISH_YEAR.match(text, match.end()):
        return match.end()
    around = text[max(0, match.start() - 12) : match.start()]
    bracketed = around.endswith("(") and text[match.end() : match.end() + 1] in (")", ",", ":", ";")
    a_range = _range_end(match) is not None and len(match.group(2)) == 4
    return match.end() if bracketed or a_range or _BEFORE_YEAR.search(around) else None


def _counts(text: str, end: int) -> bool:
    """Whether a unit follows: “in 2019 soldiers”, “2000 m2” are quantities."""
    from verify.text.number_words import vocabulary

    return text[end : end + 1].isspace() and bool(vocabulary(None).unit.match(text, end))


def _range_end(match: re.Match[str]) -> str | None:
    first, last = match.group(1), match.group(2)
    if last is None:
        return None
    full = last if len(last) == 4 else first[:2] + last
    return full if full > first else None
