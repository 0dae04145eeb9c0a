"""Month and weekday names of all languages, in every case form, from CLDR and the language files.

CLDR gives two forms of each month; Slavic, Tajik and Turkic cases are read
as a stem and up to four letters of ending, the stems standing in the language files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from verify.languages import load_languages
from verify.text.dates.calendar_names import CODES, day_names, month_names

# Abbreviations of these would be everyday words elsewhere: kk «там.», uk «лист.», kk «қар.».
_FULL_ONLY = frozenset(("uk", "ky", "kk"))
# Case endings of nouns in -ь, -й and consonants: октябрь-…, Tajik октябр-и, Kyrgyz -да, -дын.
_ENDING = r"(?:[аеиуыоюяьійі]{1,2}|[ое]м|ем|[ноп]і|[дт][аеы]н?|[нд][ыі][ңн]|[ыі]?нд[ае]|[ыі])?"


@dataclass(frozen=True, slots=True)
class MonthWord:
    """What a month's name says: its number, and in which languages it says so.

    ``short``: an abbreviation, whose full stop belongs to it («окт.»).
    """

    number: int
    languages: frozenset[str]
    short: bool = False


_PLAIN = str.maketrans("çğıöşü", "cgiosu")


def _clean(word: str) -> str:
    return word.replace("İ", "i").casefold().rstrip(".")


# Forms in use that CLDR does not give.
_MORE = (
    ("фев", 2, "ru"),
    ("сен", 9, "ru"),
    ("ноя", 11, "ru"),
    ("sept", 9, "en"),
    ("ağus", 8, "tr"),
    ("eyl", 9, "tr"),
    ("jänner", 1, "de"),
)
# Spanish is read in references only; its other names are not needed.
_SPANISH = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


@cache
def _month_forms() -> dict[str, MonthWord]:
    found: dict[str, MonthWord] = {}
    for code in CODES:
        full = {_clean(form) for _, form in month_names(code, "wide")}
        for number, form in month_names(code, "wide"):
            _add(found, _clean(form), number, code)
            if code == "tr":  # «KASIM» and “Kasim”, “Agustos” without the Turkish letters
                _add(found, _clean(form).translate(_PLAIN), number, code)
        for number, form in () if code in _FULL_ONLY else month_names(code, "abbreviated"):
            _add(found, _clean(form), number, code, short=_clean(form) not in full)
    for word, number, code in _MORE:
        _add(found, word, number, code, short=len(word) < 5)
    for number, word in enumerate(_SPANISH, 1):
        _add(found, word, number, "es")
    _add(found, "setiembre", 9, "es")
    return found


def _add(
    found: dict[str, MonthWord], word: str, number: int, code: str, *, short: bool = False
) -> None:
    before = found.get(word)
    known = before.languages if before else frozenset()
    found[word] = MonthWord(number, known | {code}, short and (before is None or before.short))


@cache
def _stems() -> dict[str, MonthWord]:
    found: dict[str, MonthWord] = {}
    for code, language in load_languages().items():
        for stem, number in language.dates.month_stems:
            _add(found, stem, number, code)
    return found


@cache
def month_pattern() -> re.Pattern[str]:
    """Matches one month name as a whole word; its end excludes the full stop of «окт.»."""
    exact = sorted(map(re.escape, _month_forms()), key=len, reverse=True)
    stems = sorted(map(re.escape, _stems()), key=len, reverse=True)
    body = "|".join(exact) + (f"|(?:{'|'.join(stems)}){_ENDING}" if stems else "")
    return re.compile(rf"(?<![^\W\d_])(?:{body})(?![^\W\d_])", re.IGNORECASE)


def find_month(word: str) -> MonthWord | None:
    """Return the month that ``word`` names, in any language and any case form."""
    clean = _clean(word)
    if found := _month_forms().get(clean):
        return found
    best = max((s for s in _stems() if clean.startswith(s)), key=len, default=None)
    return _stems()[best] if best and len(clean) - len(best) <= 4 else None


@cache
def _weekdays() -> dict[str, int]:
    found: dict[str, int] = {}
    for code in CODES:
        for number, form in day_names(code):
            found[_weekday_stem(_clean(form))] = number
            if code == "tr":
                found.setdefault(_clean(form).translate(_PLAIN), number)
    for number, stem in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]):
        found[stem] = number
    return found


def _weekday_stem(word: str) -> str:
    """Russian and Ukrainian weekdays change their last vowel: среда, среду, среды."""
    return re.sub("(?<=[бвгджзклмнрстцч])(?:[аяіиу]|ье|ие)$", "", word) if len(word) > 4 else word


@cache
def weekday_pattern() -> str:
    """Source of a pattern for one weekday name; group ``weekday``."""
    stems = "|".join(sorted(map(re.escape, _weekdays()), key=len, reverse=True))
    return rf"(?<![^\W\d_])(?P<weekday>(?:{stems})(?:[аеиуыюяі]|ье|ья|ом|ой|ою)?)(?![^\W\d_])\.?"


def weekday_number(word: str) -> int | None:
    """The weekday that ``word`` names, 0 for Monday."""
    clean = _clean(word)
    best = max((s for s in _weekdays() if clean.startswith(s)), key=len, default=None)
    return _weekdays()[best] if best and len(clean) - len(best) <= 2 else None


@cache
def _weekday_names() -> frozenset[str]:
    names = {_clean(form) for code in CODES for _, form in day_names(code)}
    return frozenset(names | {name.translate(_PLAIN) for name in names})


def is_weekday_name(word: str) -> bool:
    """Whether ``word`` is the full name of a weekday, as short as it may be: salı, cuma."""
    return len(word) > 3 and _clean(word) in _weekday_names()


@cache
def year_words() -> str:
    """Source of a pattern for the words that follow a year: года, г., yılında, жылы."""
    words = {w for language in load_languages().values() for w in language.dates.year_words}
    words |= {"г.", "гг.", "год", "года", "году", "yılı", "жылы"}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
