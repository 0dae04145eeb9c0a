"""Dates written in digits alone, and years that the words beside them show to be years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verify.model import Span
from verify.text.dates.found_date import FoundDate, make_found_date
from verify.text.dates.named_months import trailing_year_word
from verify.text.lazy_patterns import re

_EDGE = r"(?<![\w./:+$€₽£№#-])"
_END = r"(?!(?!г\.?(?!\w))[\w%]|[./:-]\w|,\d)"
_ISO = re.compile(
    rf"{_EDGE}((?:1[5-9]|20)[0-9][0-9])([-./])(\d{{1,2}})\2(\d{{1,2}})"
    rf"(?:T[\d:.Z+-]+)?{_END}"
)
_DMY = re.compile(rf"{_EDGE}(\d{{1,2}})([-./])(\d{{1,2}})\2((?:1[5-9]|20)[0-9][0-9]){_END}")
# 26. 10. 1995 (DIN 5008) and 26.10. 1995; not the end of a longer list: 10. 11. 12. 1999
_SPACED = re.compile(
    rf"{_EDGE}(?<!\d\.[ \u00a0\u202f])(\d{{1,2}})\.[ \u00a0\u202f]?(\d{{1,2}})\.[ \u00a0\u202f]((?:1[5-9]|20)[0-9][0-9]){_END}"
)
# Section 3.4. 1998 saw … · Heft 3. 4. 1995 · рис. 3.4. 2004 год: the numbers of a part, then a year
_NUMBERED = re.compile(
    r"(?:(?<!\w)(?:abb|abbildung|abs|absatz|abschnitt|art|artikel|band|bd|bölüm|chap|chapitre|chapter|cilt|"
    r"fig|figure|heft|kap|kapitel|no|nr|num|nº|pp|punkt|sayı|section|sections|seiten?|tab|tabelle|table|"
    r"tableau|version|vol|volume|ziffer|вып|выпуск|гл|глава|пункт|рис|рисунок|раздел|стр|табл|таблица|том)"
    r"\.?|(?<!\w)[psгптс]\.|[§№])\s*$",
    re.IGNORECASE,
)
_LONGEST_WORD = 14  # characters before the first number
_SHORT = re.compile(rf"{_EDGE}(\d\d)([./])(\d\d)\2(\d\d){_END}")


def numeric_dates(text: str) -> Iterator[FoundDate]:
    """Yield the dates of ``text`` that are written in digits, in order."""
    found = [f for m in _ISO.finditer(text) if (f := _iso_date(m))]
    found += [f for m in _DMY.finditer(text) if (f := _day_month_year(m))]
    found += [f for m in _SPACED.finditer(text) if (f := _spaced_date(m))]
    found += [f for m in _SHORT.finditer(text) if (f := _short_year(m))]
    yield from sorted(found, key=lambda f: f.span)


def _iso_date(match: re.Match[str]) -> FoundDate | None:
    year, number, day = int(match.group(1)), int(match.group(3)), int(match.group(4))
    before = match.string[max(0, match.start() - _LONGEST_WORD) : match.start()]
    if not 1 <= number <= 12 or _NUMBERED.search(before):
        return None
    return make_found_date(Span(*match.span()), (year, number), [day], None)


def _day_month_year(match: re.Match[str]) -> FoundDate | None:
    first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
    span = Span(*match.span())
    if second > 12 and match.group(2) == "/":  # 10/17/2022: only America writes that
        first, second = second, first
    if not 1 <= second <= 12:
        return None
    found = make_found_date(span, (year, second), [first], None)
    if found and match.group(2) in "/-" and first <= 12 and first != second:
        other = f"{year:04}-{first:02}-{second:02}"
        why = "day and month can be read either way"
        return replace(found, ambiguous=True, why=why, alternative=other)
    return found


def _spaced_date(match: re.Match[str]) -> FoundDate | None:
    day, number, year = (int(part) for part in match.groups())
    before = match.string[max(0, match.start() - _LONGEST_WORD) : match.start()]
    if not 1 <= number <= 12 or _NUMBERED.search(before):
        return None
    return make_found_date(Span(*match.span()), (year, number), [day], None)


def _short_year(match: re.Match[str]) -> FoundDate | None:
    day, number, short = int(match.group(1)), int(match.group(3)), int(match.group(4))
    if not (1 <= number <= 12 and 1 <= day <= 31):
        return None
    year = 2000 + short if short < 70 else 1900 + short  # POSIX's pivot for two-digit years
    found = make_found_date(Span(*match.span()), (year, number), [day], None)
    return found and replace(found, ambiguous=True, why="the year has two digits")


# ------------------------------------------------------------------ years alone

_BARE_YEAR = re.compile(
    r"(?:(?<![\w.,/:$€₽£№#-])|(?<=\bmid-))((?:1[5-9]|20)[0-9][0-9])"
    r"(?:\s?[–—-]\s?((?:1[5-9]|20)[0-9][0-9]|\d\d(?!\d)))?"
    r"(?![\w%$€₽£]|[.,:/]\d|-\d|-[ех]\b)"
)
_BEFORE_YEAR = re.compile(
    r"(?:^|[^\w])(?:in|since|until|till|from|by|of|during|after|before|between"
    r"|year|years|early|late|mid"
    r"|в|во|с|до|после|к|за|год|годы|годах|jahr|jahre|jahren|seit|ab|en|depuis"
    r"|année|années|у|з|рік)\s$|\bmid-$",
    re.IGNORECASE,
)
_TURKISH_YEAR = re.compile(r"['’][dtny]\w{1,4}")


def lone_years(text: str) -> Iterator[FoundDate]:
    """Yield the years of ``text``, and ranges of years, that have no day or month."""
    for match in _BARE_YEAR.finditer(text):
        end = _year_end(text, match)
        if end is not None and not _counts(text, end):
            yield FoundDate(Span(match.start(), end), match.group(1), until=_range_end(match))


_PAGES = re.compile(r"(?<!\w)(?:pp?|стр|с|s|ss|nos?|№)\.?\s?$", re.IGNORECASE)


def _year_end(text: str, match: re.Match[str]) -> int | None:
    """Where the year's words end, or None where nothing beside it says that it is a year."""
    if word := trailing_year_word().match(text, match.end()):
        return word.end()
    if _TURKISH_YEAR.match(text, match.end()):
        return match.end()
    around = text[max(0, match.start() - 12) : match.start()]
    if _PAGES.search(around):
        return None
    bracketed = around.endswith("(") and text[match.end() : match.end() + 1] in (")", ",", ":", ";")
    a_range = _range_end(match) is not None and len(match.group(2)) == 4
    return match.end() if bracketed or a_range or _BEFORE_YEAR.search(around) else None


def _counts(text: str, end: int) -> bool:
    """Whether a unit follows: “in 2019 soldiers”, “2000 m2” are quantities."""
    from verify.text.numbers.vocabulary import vocabulary

    return text[end : end + 1].isspace() and bool(vocabulary(None).unit.match(text, end))


def _range_end(match: re.Match[str]) -> str | None:
    first, last = match.group(1), match.group(2)
    if last is None:
        return None
    full = last if len(last) == 4 else first[:2] + last
    return full if full > first else None
