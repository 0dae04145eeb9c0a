"""Numbers in running text as values: 1,000 = 1 000 = one thousand; 4.5 million = «4,5 млн».

Values are exact (``Decimal``). A number that may be a year or a part of a date is marked, so
that a caller can leave it to ``dates``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from verify.model import Span
from verify.text.numbers.vocabulary import Vocabulary, spelt_value, vocabulary


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """``unit``: canonical ("%", "USD", "km", "people"), None where none is named.
    ``ordinal``: 77th, 31-й. ``year``: a bare 1500 … 2099, or a number inside a date."""

    span: Span
    value: Decimal
    unit: str | None = None
    ordinal: bool = False
    year: bool = False


def find_numbers(text: str, language: str | None = None) -> tuple[FoundNumber, ...]:
    """The numbers in ``text``, in order, digits and words; spans include scale, unit and currency.

    ``language`` (ISO 639-1) decides what a comma and a full stop between digits mean; without
    it, as in English. Not numbers: note markers, times, versions, fractions of dates, digits in
    names (COP29, Су-25), the lone words “one”, «один», “bir”.
    """
    known = vocabulary(language)
    found = [n for m in known.digits.finditer(text) if (n := _from_digits(text, m, known))]
    found += [n for m in known.spelt.finditer(text) if (n := _from_words(text, m, known))]
    merged = list(_merged(sorted(found, key=lambda n: (n.span.start, -n.span.end))))
    return tuple(_dated(text, _ranges(text, merged, known)))


# ------------------------------------------------------------------ digits

_LONGEST = 40  # characters: longer rows of digits are keys and checksums


def _from_digits(text: str, match: re.Match[str], known: Vocabulary) -> FoundNumber | None:
    start, end = match.span()
    before = text[max(0, start - 2) : start]
    if (
        re.search(r"[^\W\d_]-?$", before)
        and not re.search(r"(?:^|\W)[-–]$", before)
        and before[-1:] == "-"
    ):
        return None  # Су-25, Covid-19
    if before.endswith("[") and text[end : end + 1] == "]":
        return None
    if len(match["digits"]) > _LONGEST:
        return None
    value = _value(match["digits"], known.decimal)
    if match["sign"]:
        value, start = (-value, start) if _is_minus(text, match) else (value, start + 1)
    return _completed(text, FoundNumber(Span(start, end), value), known)


def _is_minus(text: str, match: re.Match[str]) -> bool:
    """A sign before digits is a minus after a space or a bracket; “1995 –1997” is a range."""
    return match["sign"] != "–" and not re.search(
        r"\d\s?$", text[max(0, match.start() - 3) : match.start()]
    )


def _value(digits: str, decimal: str) -> Decimal:
    plain = re.sub(r"[ \u00a0\u202f'’]", "", digits)
    last_dot, last_comma = plain.rfind("."), plain.rfind(",")
    if last_dot >= 0 and last_comma >= 0:  # both: the later one is the decimal mark
        mark = "." if last_dot > last_comma else ","
    else:
        mark = "." if last_dot >= 0 else ","
        if plain.count(mark) > 1 or (
            mark != decimal and re.fullmatch(rf"[1-9]\d{{0,2}}\{mark}\d{{3}}", plain)
        ):
            return Decimal(plain.replace(mark, ""))
    other = "," if mark == "." else "."
    return Decimal(plain.replace(other, "").replace(mark, "."))


_ORDINAL = re.compile(
    r"(?:st|nd|rd|th)\b|-(?:й|я|е|го|му|м|х|ми|ый|ая|ое|ого|ому|ом|ой|ую)\b"
    r"|['’]?(?:inci|ıncı|uncu|üncü|nci|ncı)\b"
)
_CARDINAL = re.compile(r"-(?:ти|тью|мя)\b|(?<![0]-)(?<=[2-4])-х\b")  # «5-ти человек», «2-х стран»
_SHORT_SCALE = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_CURRENCY_BEFORE = re.compile(
    r"((?:US|A|C|HK)?\$|€|£|₽|₺|₸|¥|EUR|USD|GBP|RUB|%|yüzde)\s?$", re.IGNORECASE
)
_SIGNS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₺": "TRY", "₸": "KZT",
          "¥": "JPY", "%": "%", "yüzde": "%"}  # fmt: skip


def _completed(text: str, number: FoundNumber, known: Vocabulary) -> FoundNumber | None:
    """The number with its scale, unit, ordinal ending and currency sign taken in."""
    start, end = number.span.start, number.span.end
    if cardinal := _CARDINAL.match(text, end):
        end = cardinal.end()
    elif ordinal := _ORDINAL.match(text, end):
        return replace(number, span=Span(start, ordinal.end()), ordinal=True)
    sign = _CURRENCY_BEFORE.search(text[max(0, start - 6) : start])
    value, end = _scaled(text, number.value, end, known, bool(sign and sign.group(1) not in "%"))
    unit = None
    if sign:
        start -= len(sign.group(0))
        unit = _SIGNS.get(sign.group(1).lower(), sign.group(1).upper())
    elif found := known.unit.match(text, end):
        unit, end = known.units[_key(found.group(1))], found.end()
    elif re.match(r"[^\W\d_]", text[end : end + 1]):
        return None  # 5G, 3D
    year = value == number.value and unit in (None, "years") and _may_be_year(text, number.span)
    unit = None if year else unit  # «2022 год» is a year, not 2022 of them
    return replace(number, span=Span(start, end), value=_whole(value), unit=unit, year=year)


def _whole(value: Decimal) -> Decimal:
    """4500000 for 4500000.0: one value, one way of writing it."""
    rounded = value.to_integral_value()
    return rounded if rounded == value else value.normalize()


def _key(word: str) -> str:
    return word.replace("İ", "i").lower()


def _may_be_year(text: str, span: Span) -> bool:
    return bool(re.fullmatch(r"1[5-9]\d\d|20\d\d", text[span.start : span.end]))


_REST = re.compile(r"[ \u00a0](\d{1,3})(?![\d.,:/–-])")


def _scaled(
    text: str, value: Decimal, end: int, known: Vocabulary, money: bool
) -> tuple[Decimal, int]:
    if money and (short := re.match(r"(k|mn?|bn?|tn)\b", text[end : end + 3], re.IGNORECASE)):
        return value * _SHORT_SCALE[short.group(1).lower()], end + short.end()
    while scale := known.scale.match(text, end):
        factor = known.scales[_key(scale.group(1))]
        value, end = value * factor, scale.end()
        if re.match(r"\.\s+[^\WA-ZА-ЯЁ]", text[end : end + 4]) and len(scale.group(1)) < 5:
            end += 1  # «5 тыс. человек»
        if not money and known.decimal == "," and (rest := _REST.match(text, end)):
            added, after = _scaled(text, Decimal(rest.group(1)), rest.end(), known, money=False)
            if added < factor:  # «208 bin 973», «1 млн 200 тыс.»
                return value + added, after
    return value, end


# ------------------------------------------------------------------ words


_FRACTION = re.compile(r"[\s-](?:thirds?|quarters?|fifths?|tenths?|halves)\b|\sтрет[иь]|\sпяты[хе]")


_PER_CENT_BEFORE = re.compile(r"yüzde\s$", re.IGNORECASE)  # yüzde beş


def _from_words(text: str, match: re.Match[str], known: Vocabulary) -> FoundNumber | None:
    words = [_key(w) for w in re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", match.group())]
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
    return replace(found, unit=known.units.get(_key(unit.group(1)))) if unit else found


# ------------------------------------------------------------------ together


def _merged(found: list[FoundNumber]) -> Iterator[FoundNumber]:
    """Without those that lie inside another (digits with a scale word found as a word too)."""
    end = -1
    for number in found:
        if number.span.start >= end:
            end = number.span.end
            yield number


_TO = re.compile(r"\s?[–—-]\s?|\s(?:to|or|до|или|ila|bis|à)\s")


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
    return replace(here, value=_whole(here.value * scale), unit=unit, year=here.year and not unit)


def _scale_of(text: str, number: FoundNumber, known: Vocabulary) -> int:
    """The scale that stands behind the digits of ``number``, 1 where there is none."""
    digits = known.digits.search(text, number.span.start, number.span.end)
    scale = known.scale.match(text, digits.end()) if digits else None
    return known.scales[_key(scale.group(1))] if scale else 1


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
