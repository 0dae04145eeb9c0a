"""Values that are no plain numbers: third, XIX, two thirds, 9 p.m.

``find_numbers`` leaves them out, because most readers of numbers mean quantities. A comparison
needs them: third / fourth is a change, third / 3rd and 9 p.m. / 21:00 are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from verify.languages import Numbers, load_language
from verify.model import Span
from verify.text.lazy_patterns import re

_TIME = re.compile(
    r"(?<![\w.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?"
    r"(?:(?P<half>[ap])\.?\s?m\b\.?|(?<=:\d\d)(?![\w:]))",
    re.IGNORECASE,
)
# II, IV, XIX; the letters of longer ones are also those of words and abbreviations (MIX, CD).
_ROMAN = re.compile(r"(?<![\w.-])(X{0,3}(?:IX|IV|VI{0,3}|I{1,3})?)(?=(?:e|ème|-?[гйм]о?)?(?!\w))")
_ROMAN_CENTURY = re.compile(r"\s(?:век|ст\.|столет|century|siècle|yüzyıl|Jahrhundert|ғасыр|кылым)")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_DIGITS = re.compile(r"(?<![\w./-])([1-9])/([2-9]|10)(?![\w/]|\.\d)")
_VULGAR = re.compile("[½⅓⅔¼¾⅕⅖⅗⅘]")
_VULGAR_VALUES = dict(zip("½⅓⅔¼¾⅕⅖⅗⅘", "1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5".split(), strict=True))
_ONES = frozenset(("a", "an", "one", "одна", "одну", "ein", "eine", "un", "une", "bir", "biri"))


@dataclass(frozen=True, slots=True)
class SpecialValue:
    """``kind``: ordinal, fraction, time. ``value``: "3", "2/3", "21:00"."""

    span: Span
    kind: str
    value: str


def find_special_values(text: str, language: str | None) -> tuple[SpecialValue, ...]:
    """The ordinal words, Roman numerals, fractions and times of day in ``text``, in order."""
    found = [*_times(text), *_fractions(text, language), *_ordinals(text, language), *_roman(text)]
    kept: list[SpecialValue] = []
    for one in found:  # a third of them: the fraction comes before the ordinal
        if not any(o.span.start < one.span.end and one.span.start < o.span.end for o in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.span))


def _times(text: str) -> Iterator[SpecialValue]:
    for match in _TIME.finditer(text):
        hour, minute = int(match["hour"]), match["minute"] or "00"
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        if hour < 25:
            yield SpecialValue(Span(*match.span()), "time", f"{hour:02}:{minute}")


def _roman(text: str) -> Iterator[SpecialValue]:
    for match in _ROMAN.finditer(text):
        letters = match.group(1)
        lone = len(letters) == 1 and not _ROMAN_CENTURY.match(text, match.end())
        if letters and not lone:
            yield SpecialValue(Span(*match.span(1)), "ordinal", str(_roman_value(letters)))


def _roman_value(letters: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)


def _ordinals(text: str, language: str | None) -> Iterator[SpecialValue]:
    known = _patterns(language)
    if known is None or known.ordinal is None:
        return
    for match in known.ordinal.finditer(text):
        value = known.numbers.ordinals[_key(match["stem"])]
        if value == 1 and not match["tens"]:
            continue  # first: at first, first of all; the opposite of last
        tens = known.numbers.words.get(_key(match["tens"] or ""), 0)
        span = match.span("stem") if match["tens"] and value > 9 else match.span()
        end = match.end() if span != match.span() else span[1]
        yield SpecialValue(Span(span[0], end), "ordinal", str(value + (tens if value < 10 else 0)))


def _fractions(text: str, language: str | None) -> Iterator[SpecialValue]:
    for match in _DIGITS.finditer(text):
        yield _fraction(Span(*match.span()), int(match.group(1)), int(match.group(2)))
    for match in _VULGAR.finditer(text):
        yield SpecialValue(Span(*match.span()), "fraction", _VULGAR_VALUES[match.group()])
    known = _patterns(language)
    if known is None or known.fraction is None:
        return
    for match in known.fraction.finditer(text):
        count = _numerator(_key(match["count"]), known.numbers)
        yield _fraction(Span(*match.span()), count, known.numbers.fractions[_key(match["part"])])


def _fraction(span: Span, count: int, part: int) -> SpecialValue:
    value = Fraction(count, part)
    return SpecialValue(span, "fraction", f"{value.numerator}/{value.denominator}")


def _numerator(word: str, numbers: Numbers) -> int:
    if word.isdigit():
        return int(word)
    if word in _ONES:
        return 1
    stems = (word[:end] for end in range(len(word), 1, -1))  # ikisi, iki; üçü, üç
    return next((numbers.words[stem] for stem in stems if stem in numbers.words), 1)


@dataclass(frozen=True, slots=True)
class _Patterns:
    numbers: Numbers
    ordinal: re.Pattern[str] | None
    fraction: re.Pattern[str] | None


@cache
def _patterns(language: str | None) -> _Patterns | None:
    found = load_language(language)
    if found is None:
        return None
    numbers = found.numbers
    return _Patterns(numbers, _ordinal_pattern(numbers), _fraction_pattern(numbers, language))


def _ordinal_pattern(numbers: Numbers) -> re.Pattern[str] | None:
    """Twenty-first, «двадцать третьего»: a round number may come before the ordinal."""
    if not numbers.ordinals:
        return None
    tens = _any_of(w for w, n in numbers.words.items() if 20 <= n < 100 and n % 10 == 0)
    stems = _any_of(numbers.ordinals)
    endings = "|".join(numbers.ordinal_endings)
    tail = rf"(?:{endings})(?![^\W\d_])"
    return re.compile(
        rf"(?<![\w'’-])(?:(?P<tens>{tens})[\s-])?(?P<stem>{stems}){tail}", re.IGNORECASE
    )


def _fraction_pattern(numbers: Numbers, language: str | None) -> re.Pattern[str] | None:
    """Two-thirds, «две трети»; Turkish names the whole first: üçte iki."""
    if not numbers.fractions:
        return None
    parts = _any_of(numbers.fractions)
    small = [w for w, n in numbers.words.items() if 0 < n < 10]
    count = rf"(?P<count>{_any_of([*small, *_ONES])}|[1-9])"
    part = rf"(?P<part>{parts})"
    body = (
        rf"{part}\s{count}(?:[sy]?[iıuü]\w{{0,3}})?" if language == "tr" else rf"{count}[\s-]{part}"
    )
    return re.compile(rf"(?<![\w'’-]){body}(?![^\W\d_])", re.IGNORECASE)


def _any_of(words: Iterator[str] | dict[str, int] | list[str]) -> str:
    """One pattern of the words, the longest first, with any of the apostrophes."""
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(word).replace("'", "['’ʼ]") for word in ordered) or "(?!)"


def _key(word: str) -> str:
    return word.replace("İ", "i").lower().replace("’", "'").replace("ʼ", "'")
