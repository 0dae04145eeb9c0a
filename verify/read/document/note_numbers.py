"""The numbers of notes as word processors show them: 1, i, a, *, …"""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# ECMA-376 part 1, 17.18.59, russianLower: without ё, й, ъ and ь.
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_CHICAGO = "*†‡§"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def roman(number: int) -> str:
    """Return a number as a lower-case roman numeral."""
    said = ""
    for value, sign in _ROMAN:
        said += sign * (number // value)
        number %= value
    return said


def repeated(number: int, signs: str) -> str:
    """Return the sign at a position; behind the last, signs are doubled: z, aa, bb."""
    times, at = divmod(number - 1, len(signs))
    return signs[at] * (times + 1)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _circled(number: int) -> str:
    return _CIRCLED[number - 1] if number <= len(_CIRCLED) else str(number)


# The values of ST_NumberFormat (ECMA-376 part 1, 17.18.59) that notes are numbered with.
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "lowerLetter": lambda n: repeated(n, _LATIN),
    "upperLetter": lambda n: repeated(n, _LATIN.upper()),
    "russianLower": lambda n: repeated(n, _RUSSIAN),
    "russianUpper": lambda n: repeated(n, _RUSSIAN.upper()),
    "chicago": lambda n: repeated(n, _CHICAGO),
    "ordinal": _ordinal,
    "hex": lambda n: f"{n:X}",
    "numberInDash": lambda n: f"- {n} -",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL_WIDTH),
    "none": lambda n: "",
}


def note_number(number: int, form: str) -> str:
    """Return a note's number in a format; in one that is not known, as a decimal number."""
    return _FORMATS.get(form, str)(number) if number > 0 else str(number)
