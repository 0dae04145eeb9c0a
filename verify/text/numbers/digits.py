"""Numbers that are written in digits, with scale, unit, ordinal ending and currency sign."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from verify.model import Span
from verify.text.numbers.values import FoundNumber, unit_of_amount
from verify.text.numbers.vocabulary import Vocabulary

_T = TypeVar("_T")
_LONGEST = 40  # characters: longer rows of digits are keys and checksums


def number_from_digits(text: str, match: re.Match[str], known: Vocabulary) -> FoundNumber | None:
    """Return the number at a match of digits, or None for a part of a name or a note marker."""
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

_SHORT_SCALE = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12,
                "md": 10**9, "mds": 10**9, "mrd": 10**9}  # fmt: skip
# Codes of ISO 4217 that are no words in capitals (not ALL, MAD, TOP, TRY).
_CODES = (
    "AED AMD ARS AUD AZN BDT BGN BRL BYN CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL GHS HKD HUF "
    "IDR ILS INR IQD IRR JPY KES KGS KRW KZT LKR MDL MXN MYR NGN NOK NZD PHP PKR PLN QAR RON RSD "
    "RUB SAR SEK SGD THB TJS UAH USD UZS VND XAF XOF ZAR"
).split()
_CODE = "|".join(_CODES)
_CODE_AFTER = re.compile(rf"[ \u00a0]?({_CODE})(?!\w)")
_CURRENCY_BEFORE = re.compile(
    r"((?:US|A|C|HK)?\$|€|£|₽|₺|₸|¥|EUR|USD|GBP|RUB|%|yüzde"
    rf"|(?-i:(?<![^\W\d_])(?:{_CODE})))\s?$",
    re.IGNORECASE,
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
    elif code := _CODE_AFTER.match(text, end):
        unit, end = code.group(1), code.end()
    elif found := known.unit.match(text, end):
        unit = unit_of_amount(entry(known.units, found.group(1)), value)
        end = found.end()
    elif re.match(r"[^\W\d_]", text[end : end + 1]):
        return None  # 5G, 3D
    year = value == number.value and unit in (None, "years") and _may_be_year(text, number.span)
    unit = None if year else unit  # «2022 год» is a year, not 2022 of them
    return replace(number, span=Span(start, end), value=normalized(value), unit=unit, year=year)


def normalized(value: Decimal) -> Decimal:
    """4500000 for 4500000.0: one value, one way of writing it."""
    rounded = value.to_integral_value()
    return rounded if rounded == value else value.normalize()


def vocabulary_key(word: str) -> str:
    """Return the word as the vocabulary has it: lower case, with Turkish İ as i."""
    return word.replace("İ", "i").lower()


def entry(vocabulary: dict[str, _T], word: str) -> _T:
    """Return what the vocabulary has for a word that its pattern found.

    Patterns that ignore case take ı for i and ſ for s: “5 mıllıon”, as Turkish keyboards write.
    """
    key = vocabulary_key(word)
    if key in vocabulary:
        return vocabulary[key]
    return next(value for known, value in vocabulary.items() if _plain(known) == _plain(key))


def _plain(word: str) -> str:
    return word.replace("ı", "i").replace("ſ", "s")


def _may_be_year(text: str, span: Span) -> bool:
    return bool(re.fullmatch(r"1[5-9]\d\d|20\d\d", text[span.start : span.end]))


_REST = re.compile(r"[ \u00a0](\d{1,3})(?![\d.,:/–-])")


# 300m euros, 3M€; after a space only before a sign or « de »: 3 M€, 1,2 M de tonnes, but 5 m
_SHORT = re.compile(
    r"(?P<joined>k|mn?|bn?|tn)\b"
    r"|[ \u00a0]?(?P<apart>(?-i:M|Mds?|Mrd))(?=[ \u00a0]?(?:[€$£]|d(?:e[ ]|['’])))",
    re.IGNORECASE,
)


def _is_money(text: str, end: int, known: Vocabulary) -> bool:
    """Whether a currency follows: 300m euros, 3bn CHF."""
    if _CODE_AFTER.match(text, end):
        return True
    found = known.unit.match(text, end)
    if found is None:
        return False
    unit = entry(known.units, found.group(1))
    return unit == "pound" or (len(unit) == 3 and unit.isupper())


def _scaled(
    text: str, value: Decimal, end: int, known: Vocabulary, money: bool
) -> tuple[Decimal, int]:
    short = _SHORT.match(text, end)
    if short and (money or short["apart"] or _is_money(text, short.end(), known)):
        letters = short["joined"] or short["apart"]
        return value * _SHORT_SCALE[letters.lower()], short.end()
    while scale := known.scale.match(text, end):
        factor = entry(known.scales, scale.group(1))
        value, end = value * factor, scale.end()
        if re.match(r"\.\s+[^\WA-ZА-ЯЁ]", text[end : end + 4]) and len(scale.group(1)) < 5:
            end += 1  # «5 тыс. человек»
        if not money and known.decimal == "," and (rest := _REST.match(text, end)):
            added, after = _scaled(text, Decimal(rest.group(1)), rest.end(), known, money=False)
            if added < factor:  # «208 bin 973», «1 млн 200 тыс.»
                return value + added, after
    return value, end
