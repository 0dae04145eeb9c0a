"""Amounts that words say in parts: half a million, полтора миллиона, zweieinhalb, a dozen.

A part of something that is not counted (half of the schools, a third) is a share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from verify.languages import Numbers, load_language
from verify.model import Span
from verify.text.numbers.digits import entry, normalized, vocabulary_key
from verify.text.numbers.special_values import find_special_values
from verify.text.numbers.values import FoundNumber, unit_of_amount
from verify.text.numbers.vocabulary import vocabulary

_ARTICLES = ("a", "an", "un", "une", "ein", "eine", "einen", "einem", "einer")
# half [of a] million, un quart [de] million, eine halbe Million, Viertelmillion
_LINK = r"(?:[\s-](?:(?:of|de)\s|d['’])?(?:(?:an?|one|une?|einer?)\s)?|)"
_END = r"(?![^\W\d_])"
_HALF = Fraction(1, 2)
# The second half of a match, die zweite Hälfte, первая половина, ilk yarısı: not half of it.
_ONE_OF_TWO = re.compile(
    r"\b(?:first|second|last|latter|former|other|top|bottom|better|ersten?|zweiten?|anderen?|letzten?"
    r"|première|premier|seconde|deuxième|dernière|autre|перв\w+|втор\w+|последн\w+|друг\w+|перш\w+"
    r"|останн\w+|ilk|ikinci|son|öbür|diğer)\s$",
    re.IGNORECASE,
)
# Nouns that mean a part, whatever follows; other words need what they are a part of.
_ALONE = re.compile(
    r"половин\w+|трет(?:ь|ью|и|ина|ини|ину|ин)|четверт(?:ь|ью|и)|чверт\w+|yarısı\w*|hälfte|moitié",
    re.IGNORECASE,
)
_OF = re.compile(r"\s(?:of|the|its|their|his|her|our|all|these|those|that)\b")
_BEFORE, _AFTER = 40, 80  # characters of an amount before and after its word


@dataclass(frozen=True, slots=True)
class Share:
    """A part of something: 1/2, with the unit of half an hour, "" where it has none.

    ``is_of_something``: the words alone say of what: half of the schools, not “the second half”.
    """

    span: Span
    value: Fraction
    unit: str = ""
    is_of_something: bool = False


def find_spelled_amounts(text: str, language: str | None) -> tuple[FoundNumber, ...]:
    """The amounts in ``text`` that words say in parts, without plain shares, in order."""
    return tuple(one for one in _found(text, language) if isinstance(one, FoundNumber))


def find_shares(text: str, language: str | None) -> tuple[Share, ...]:
    """The parts of a whole that ``text`` gives in words or as 2/3, in order."""
    found = list(_found(text, language))
    starts = {one.span.start for one in found}
    fractions = (v for v in find_special_values(text, language) if v.kind == "fraction")
    more = [
        Share(v.span, Fraction(v.value), is_of_something=True)
        for v in fractions
        if v.span.start not in starts
    ]
    shares = [one for one in found if isinstance(one, Share)]
    return tuple(sorted([*shares, *more], key=lambda one: one.span))


def _found(text: str, language: str | None) -> Iterator[FoundNumber | Share]:
    known = _patterns(language)
    if known is None:
        return
    for start, end in _near_words(text, known.words):
        for match in known.amount.finditer(text, start, end):
            if (one := _read(text, match, known, language)) is not None:
                yield one


def _near_words(text: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The parts of a text around words that every amount has one of: most texts have few."""
    lowered = _straight(vocabulary_key(text))  # as long as the text
    places = sorted(at for word in words for at in _places(word, lowered))
    for index, at in enumerate(places):
        if index == 0 or at - _BEFORE > places[index - 1] + _AFTER:
            start = max(0, at - _BEFORE)
        if index + 1 == len(places) or places[index + 1] - _BEFORE > at + _AFTER:
            yield start, at + _AFTER


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _read(
    text: str, match: re.Match[str], known: _Patterns, language: str | None
) -> FoundNumber | Share | None:
    groups = match.groupdict()
    if groups["part"]:
        return _part(text, match, known, language)
    if groups["whole"]:  # a million and a half, a year and a half
        count = known.number(groups["many"]) + _HALF
        scale = known.scale(groups["whole"])
        if scale:
            return _completed(text, match.span(), count * scale, language)
        unit = entry(known.numbers.units, groups["whole"])
        return _number(match.span(), count, unit)
    word = groups["number"] or groups["compound"]  # two and a half, zweieinhalb
    scale = known.scale(groups["after"] or groups["scaled"])
    return _completed(text, match.span(), (known.number(word) + _HALF) * (scale or 1), language)


def _part(
    text: str, match: re.Match[str], known: _Patterns, language: str | None
) -> FoundNumber | Share | None:
    count = known.number(match["count"]) if match["count"] else Fraction(1)
    value, is_counted = known.part(match["part"])
    if is_counted and (not match["count"] or match["count"].lower() in _ARTICLES):
        return None  # dozens of them
    scale = known.scale(match["of"])
    total = value * count * (scale or 1)
    if scale or value >= 1:
        return _completed(text, match.span(), total, language)
    found = vocabulary(language).unit.match(_without_article(text, match.end()))
    unit = _unit(found, language)
    return Share(Span(*match.span()), total, unit, not unit and _is_of_something(text, match))


def _is_of_something(text: str, match: re.Match[str]) -> bool:
    if _ONE_OF_TWO.search(text[max(0, match.start() - 20) : match.start()]):
        return False
    if match["count"]:  # a third, two thirds, ein Viertel; «треть» needs none
        return not text[match.end() :].startswith("-")
    return bool(_ALONE.fullmatch(match["part"]) or _OF.match(text, match.end()))


def _without_article(text: str, end: int) -> str:
    """What follows a share, without an article: half [an] hour."""
    return re.sub(r"^\s(?:an?|une?|eine)(?=\s)", "", text[end : end + 40])


def _unit(match: re.Match[str] | None, language: str | None) -> str:
    units = vocabulary(language).units
    return units.get(vocabulary_key(match.group(1)), "") if match else ""


def _completed(
    text: str, span: tuple[int, int], value: Fraction, language: str | None
) -> FoundNumber:
    """The number with the unit that follows it."""
    match = vocabulary(language).unit.match(text, span[1])
    unit = _unit(match, language)
    end = match.end() if match and unit else span[1]
    return _number((span[0], end), value, unit or None)


def _number(span: tuple[int, int], value: Fraction, unit: str | None) -> FoundNumber:
    number = normalized(Decimal(value.numerator) / Decimal(value.denominator))
    return FoundNumber(Span(*span), number, unit_of_amount(unit, number) if unit else None)


@dataclass(frozen=True, slots=True)
class _Patterns:
    numbers: Numbers
    amount: re.Pattern[str]
    words: tuple[str, ...]  # of which every amount has one

    def number(self, word: str | None) -> Fraction:
        """The value of a count in digits or words; 1 for an article and where there is none."""
        plain = (word or "").replace(",", ".")
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            return Fraction(plain)
        if not word or vocabulary_key(word) in _ARTICLES:
            return Fraction(1)
        return Fraction(entry(self.numbers.words, _straight(word)))

    def part(self, word: str) -> tuple[Fraction, bool]:
        """The value of a part, and whether it says something only with a count."""
        numbers = self.numbers
        counted = dict.fromkeys(numbers.counted_amounts, True)
        parts = {w: str(Fraction(1, n)) for w, n in numbers.fractions.items()}
        parts |= numbers.counted_amounts | numbers.amounts
        return Fraction(entry(parts, _straight(word))), counted.get(vocabulary_key(word), False)

    def scale(self, word: str | None) -> int:
        """The value of a scale, which may have an ending (milyondan); 0 for a unit or none."""
        plain, known = vocabulary_key(word or "").replace("ı", "i"), self.numbers.scales
        ends = range(len(plain), 1, -1)
        return next((known[plain[:end]] for end in ends if plain[:end] in known), 0)


def _straight(word: str) -> str:
    return word.replace("’", "'").replace("ʼ", "'")


@cache
def _patterns(language: str | None) -> _Patterns | None:
    found = load_language(language)
    if found is None or not found.numbers.amounts:
        return None
    numbers = found.numbers
    small = [word for word, value in numbers.words.items() if 0 < value < 100]
    number = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|{_any_of([*small, *_ARTICLES])})"
    scale = rf"(?:{_any_of(numbers.scales)})(?:{'|'.join(numbers.scale_endings)})?{_END}"
    units = [unit for unit in numbers.units if unit.isalpha()]
    fractions = numbers.fractions if language != "tr" else ()  # dörtte üç: the whole comes first
    parts = _any_of([*numbers.amounts, *numbers.counted_amounts, *fractions])
    half = numbers.half_after or "(?!)"
    compound = (
        rf"(?P<compound>{_any_of(small)})(?:und)?{numbers.half_suffix}(?:e[mnrs]?)?{_END}"
        if numbers.half_suffix
        else r"(?P<compound>(?!))"
    )
    body = "|".join(
        (
            rf"(?P<number>{number})\s(?:{half}){_END}(?:\s(?P<after>{scale}))?",
            rf"{compound}(?:\s(?P<scaled>{scale}))?",
            rf"(?:(?P<many>{number})\s)?(?P<whole>{scale}|(?:{_any_of(units)}){_END})\s(?:{half}){_END}",
            rf"(?:(?P<count>{number})[\s-])?(?P<part>{parts})(?:{_LINK}(?P<of>{scale})|{_END})",
        )
    )
    words = {*numbers.amounts, *numbers.counted_amounts, *fractions}
    words |= {half.split()[-1].removesuffix("?")} if numbers.half_after else set()
    words |= {numbers.half_suffix} if numbers.half_suffix else set()
    pattern = re.compile(rf"(?<![\w'’-])(?:{body})", re.IGNORECASE)
    return _Patterns(numbers, pattern, tuple(sorted(words)))


def _any_of(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(word).replace("'", "['’ʼ]") for word in ordered) or "(?!)"
