"""Numbers in running text as values: 1,000 = 1 000 = one thousand; 4.5 million = «4,5 млн».

Values are exact (``Decimal``). A number that may be a year or a part of a date is marked, so
that a caller can leave it to ``dates``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from verify.model import Span
from verify.text.numbers.digits import entry, normalized, number_from_digits, vocabulary_key
from verify.text.numbers.spelled_amounts import find_spelled_amounts
from verify.text.numbers.values import FoundNumber, unit_of_amount
from verify.text.numbers.vocabulary import Vocabulary, spelt_value, vocabulary


def find_numbers(text: str, language: str | None = None) -> tuple[FoundNumber, ...]:
    """The numbers in ``text``, in order, digits and words; spans include scale, unit and currency.

    ``language`` (ISO 639-1) decides what a comma and a full stop between digits mean; without
    it, as in English. Not numbers: note markers, times, versions, fractions of dates, digits in
    names (COP29, Су-25), the lone words “one”, «один», “bir”.
    """
    known = vocabulary(language)
    found = [n for m in known.digits.finditer(text) if (n := number_from_digits(text, m, known))]
    found += [n for m in known.spelt.finditer(text) if (n := _from_words(text, m, known))]
    found += find_spelled_amounts(text, language)
    found += [FoundNumber(Span(*m.span(1)), Decimal(0)) for m in _NIL.finditer(text)]
    merged = list(_merged(sorted(found, key=lambda n: (n.span.start, -n.span.end))))
    return tuple(_dated(text, _ranges(text, merged, known)))


_NIL = re.compile(r"(?<=[^\W\d_]-)(nil)(?!\w)")  # a score: two-nil


# ------------------------------------------------------------------ words


_FRACTION = re.compile(r"[\s-](?:thirds?|quarters?|fifths?|tenths?|halves)\b|\sтрет[иь]|\sпяты[хе]")


_PER_CENT_BEFORE = re.compile(r"yüzde\s$", re.IGNORECASE)  # yüzde beş


def _from_words(text: str, match: re.Match[str], known: Vocabulary) -> FoundNumber | None:
    words = [vocabulary_key(w) for w in re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", match.group())]
    spelt = [w for w in words if w in known.words or w in known.scales]
    value = spelt_value(spelt, known, article=words[0] in ("a", "an"))
    if value is None or _FRACTION.match(text, match.end()):
        return None
    end = match.end()
    start = match.start()
    unit = known.unit.match(text, end)
    if sign := _PER_CENT_BEFORE.search(text[max(0, start - 6) : start]):
        return FoundNumber(Span(start - len(sign.group()), end), Decimal(value), "%")
    if len(spelt) == 1 and spelt[0] in known.needs_company and not unit:
        return None
    found = FoundNumber(Span(match.start(), unit.end() if unit else end), Decimal(value))
    if unit is None:
        return found
    named = entry(known.units, unit.group(1))
    return replace(found, unit=unit_of_amount(named, found.value))


# ------------------------------------------------------------------ together


def _merged(found: list[FoundNumber]) -> Iterator[FoundNumber]:
    """Without those that lie inside another (digits with a scale word found as a word too)."""
    end = -1
    for number in found:
        if number.span.start >= end:
            end = number.span.end
            yield number


_TO = re.compile(r"\s?[–—-]\s?|\s(?:to|or|до|или|ila|bis|auf|à)\s")


def _ranges(text: str, found: list[FoundNumber], known: Vocabulary) -> Iterator[FoundNumber]:
    """“10–15 per cent”, «2–3 млн», “$5–6 billion”: both ends have the unit and the scale."""
    earlier: str | None = None
    for here, after in zip(found, [*found[1:], None], strict=False):
        if earlier and here.unit is None:
            here = replace(here, unit=earlier, year=False)
        earlier = None
        if after is None or here.ordinal or after.ordinal or (here.unit and after.unit):
            yield here
        elif _TO.fullmatch(text[here.span.end : after.span.start]):
            yield _like(text, here, after, known)
            earlier = here.unit if here.unit in _CURRENCIES else None
        else:
            yield here


_CURRENCIES = frozenset(("USD", "EUR", "GBP", "RUB", "TRY", "KZT", "JPY"))


def _like(text: str, here: FoundNumber, after: FoundNumber, known: Vocabulary) -> FoundNumber:
    """The first end of a range with what only its second end names."""
    if here.unit and here.unit not in _CURRENCIES:
        return here
    scale = _scale_of(text, after, known) if here.value < 1000 else 1
    unit = here.unit or after.unit
    return replace(
        here, value=normalized(here.value * scale), unit=unit, year=here.year and not unit
    )


def _scale_of(text: str, number: FoundNumber, known: Vocabulary) -> int:
    """The scale that stands behind the digits of ``number``, 1 where there is none."""
    digits = known.digits.search(text, number.span.start, number.span.end)
    scale = known.scale.match(text, digits.end()) if digits else None
    return entry(known.scales, scale.group(1)) if scale else 1


def _dated(text: str, found: Iterator[FoundNumber]) -> Iterator[FoundNumber]:
    """Parts of dates marked, parts of addresses left out."""
    from verify.text.dates.finder import find_dates
    from verify.text.urls.finder import find_urls

    dates = _Spans(d.span for d in find_dates(text))
    addresses = _Spans(u.span for u in find_urls(text))
    for number in found:
        if addresses.meet(number.span):
            continue
        in_date = number.unit is None and dates.meet(number.span)
        yield replace(number, year=True) if in_date else number


class _Spans:
    """Spans in text order, asked about spans in text order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._left = list(spans)[::-1]

    def meet(self, span: Span) -> bool:
        """Whether one of them meets ``span``; each question lies behind the one before."""
        while self._left and self._left[-1].end <= span.start:
            self._left.pop()
        return bool(self._left) and self._left[-1].start < span.end
