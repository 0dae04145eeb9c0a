"""Patterns of note labels, and their order."""

from __future__ import annotations

from verify.text.lazy_patterns import regex

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SYMBOLS = "*†‡§"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

# A label: at most three digits (a year is not a label), a roman numeral, or symbols.
# Editors' brackets ([claims], [exercises], [sic]) hold neither.
NUMBER = r"\d{1,3}"
ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}|xl[ivx]*|l[xvi]{0,6})"
BRACKET = regex.compile(rf"\[\s?(?P<label>{NUMBER}|{ROMAN}|[{SYMBOLS}]{{1,3}})\s?\](?!\()", regex.I)
# Between the numbers of a group: [2, 3], [2–4], [4 to 6], [4 et 5]
BETWEEN = r"(?:\s?[,;–—-]\s?|\s(?:à|and|bis|et|ile|to|und|ve|и|по|та)\s)"
GROUP = regex.compile(rf"\[(?:\d{{1,3}}{BETWEEN})+\d{{1,3}}\]")
PAREN = regex.compile(rf"\((?P<label>{NUMBER}|{ROMAN})\)", regex.I)
SUPERSCRIPT = regex.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
MARKDOWN = regex.compile(r"\[\^(?P<label>[^\]\s]{1,40})\](?!:)")
INLINE = regex.compile(r"\^\[(?P<body>[^\[\]]*(?:\[[^\[\]]*\](?:\([^()]*\))?[^\[\]]*)*)\]")
SYMBOL = regex.compile(r"(?<=[\p{L}\d.,;:!?»”\"’)])(?P<label>\*{1,3}|[†‡§])(?=[\s.,;:!?»”\")]|$)")
# "security and stability.2", "in 2019.3 The", "for 1592–93.6 Second", and where the next sentence is glued on as well, as
# PDF programs leave it: "after the floods.2In the autumn". Not "G7", "COVID-19", "Su27".
GLUED = regex.compile(
    r"(?<=\p{L}\p{L}[.,;:!?]?[»”\"’)]?[.,;:!?]?|\b(?:19|20)\d\d[.,;!?][»”\"’)]?"
    r"|\b(?:1[5-9]|20)\d\d[–-](?:\d\d){1,2}[.,;!?][»”\"’)]?)"
    r"(?P<label>\d{1,3})(?=[\s.,;:!?»”\")—–]|-\d|$)"
    r"|(?<=\p{L}\p{L}[.!?][»”\"’)]?)(?P<label>\d{1,3})(?=\p{Lu}(?:\p{Ll}|\s))"
)


def label_order(label: str) -> int | None:
    """Return a label's position in its series: 4 for "iv", 2 for "**", 12 for "12".

    None for a name.
    """
    if label.isdecimal():
        return int(label)
    if label and set(label) == {"*"}:
        return len(label)
    if label in ("†", "‡", "§"):
        return "*†‡§".index(label) + 1
    return roman_value(label)


def roman_value(label: str) -> int | None:
    """Return the value of a roman numeral in either case, or None."""
    total = 0
    digits = [_ROMAN.get(c) for c in label.lower()]
    if not digits or None in digits:
        return None
    values = [d for d in digits if d is not None]
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total
