"""Dates in running text, in the precision that the text gives.

Built on the month names of CLDR and not on a general date parser, because a note needs the
exact span and an honest word about ambiguity: ``10/12/2022`` has two readings, «в 2022 году»
is a year and not the fourth of something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from verify.text.dates.found_date import RANGE_DASHES, FoundDate
from verify.text.dates.named_months import named_dates
from verify.text.dates.numeric import lone_years, numeric_dates
from verify.text.urls.finder import find_urls

__all__ = ["FoundDate", "find_dates", "weekday_differs"]


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
    found = list(named_dates(text, among))
    found += _without_overlap(found, numeric_dates(text))
    found += _without_overlap(found, lone_years(text))
    found = _without_overlap(
        [FoundDate(u.span, "") for u in find_urls(text)], sorted(found, key=lambda f: f.span)
    )
    return tuple(_with_years(text, found))


def _without_overlap(taken: list[FoundDate], more: Iterable[FoundDate]) -> list[FoundDate]:
    spans = sorted(f.span for f in taken)
    kept = []
    place = 0
    for new in more:  # both run in text order: one pass
        while place < len(spans) and spans[place].end <= new.span.start:
            place += 1
        if place == len(spans) or spans[place].start >= new.span.end:
            kept.append(new)
    return kept


def _with_years(text: str, found: list[FoundDate]) -> Iterator[FoundDate]:
    """“30 September – 2 October 2022”: the first day has the year of the second."""
    joint = re.compile(rf"{RANGE_DASHES}(?:the\s)?|\s?[–-]\s?", re.IGNORECASE)
    for place, here in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if here.value.startswith("--") and after and after.value[:1] in "12":
            between = text[here.span.end : after.span.start]
            if len(between) < 10 and joint.fullmatch(between) and len(after.value) == 10:
                here = replace(here, value=after.value[:4] + here.value[1:], why=None)
        yield here
