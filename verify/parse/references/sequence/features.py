"""Features of each token for the sequence model.

A word's identity is a feature only for words of the closed vocabulary. Every other word enters
by its shape, its first and last letters, and whether lists looked up at run time have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from verify.parse.references.sequence.closed_words import is_month, word_groups
from verify.parse.references.sequence.layout import surroundings
from verify.parse.references.sequence.tokens import Token

_YEAR = regex.compile(r"1[5-9]\d\d|20[0-4]\d")
_ROMAN = regex.compile(r"[IVXLC]{1,7}|[ivxlc]{2,7}")
_WINDOW = ((-2, "b"), (-1, "p"), (1, "n"), (2, "m"))


@lru_cache(maxsize=50_000)
def word_features(text: str, is_url: bool) -> tuple[str, ...]:
    """Return the features of a token that do not depend on its neighbors; the first is its core."""
    if is_url:
        return ("U",)
    if not text[0].isalnum():
        return (f"x{text[:1]}",)
    if text.isdigit():
        return (_digits(text),)
    lower = text.replace("İ", "i").lower()
    found = word_groups().get(lower.rstrip("."))
    shape = _shape(text)
    names = [shape]
    if found:
        groups, identity = found
        names[0] = f"w{identity}" if identity else f"{shape}{groups[0]}"
        names.append(shape)
        names += [f"g{g}" for g in groups]
    if is_month(lower):
        names[0] = "month"
        names.append("month")
    names += _affixes(lower) if not (found and found[1]) else []
    return tuple(names)


def _affixes(lower: str) -> list[str]:
    if len(lower) < 4:
        return [f"l{len(lower)}"]
    return [f"s{lower[-2:]}", f"s{lower[-3:]}", f"a{lower[:2]}", f"l{min(len(lower), 12) // 3}"]


def _digits(text: str) -> str:
    if _YEAR.fullmatch(text):
        return "YEAR"
    return f"D{min(len(text), 6)}"


@lru_cache(maxsize=50_000)
def _shape(text: str) -> str:
    if len(text) == 2 and text[1] == "." and text[0].isupper():
        return "I."
    if _ROMAN.fullmatch(text):
        return "ROM" if len(text) > 1 else "X"
    if text.isupper():
        return "X" if len(text) == 1 else ("XX" if len(text) < 5 else "XXX")
    if text[0].isupper():
        inner = any(c.isupper() for c in text[1:])
        return "XxX" if inner else "Xx"
    return "x1" if len(text) == 1 else "x"


def features_of(tokens: Sequence[Token]) -> list[list[str]]:
    """Return the features of each token of one note, in order."""
    words = words_of(tokens)
    around = surroundings(tokens, [w[0] for w in words])
    rows = []
    for i, own in enumerate(words):
        row = [f"0{f}" for f in own]
        for offset, sign in _WINDOW:
            at = i + offset
            row.append(sign + (words[at][0] if 0 <= at < len(words) else "^"))
        row += _pairs(words, i)
        row += around[i]
        rows.append(row)
    return rows


_INITIAL = regex.compile(r"\p{Lu}\.")
_LETTERS = regex.compile(r"\p{Lu}{1,2}")
_AS_INITIAL = ("I.", "l2")


def words_of(tokens: Sequence[Token]) -> list[tuple[str, ...]]:
    """Return the features of each word of a note.

    “S.” and “P.” are words for pages only before a number, else initials: “S. Lind, P. Elm, S. 12”.
    """
    found = []
    for i, token in enumerate(tokens):
        own = word_features(token.text, token.is_url)
        if _INITIAL.fullmatch(token.text):
            own = own if _is_abbreviation(tokens, i) else _AS_INITIAL
        elif own[0][0] == "w" and _LETTERS.fullmatch(token.text) and _ends(tokens, i):
            own = (_shape(token.text), f"l{len(token.text)}")  # “Elm S, Lind AL, Hofe DE.”
        found.append(own)
    return found


def _ends(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].text in ",;."


def _is_abbreviation(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a letter with a period is before a number or a publisher: «М.: Наука», «Л., 1978»."""
    after, second = ([t.text for t in tokens[i + 1 : i + 3]] + ["", ""])[:2]
    counts = after[:1].isdigit() or _ROMAN.fullmatch(after) is not None
    imprint = after == ":" or (after == "," and _YEAR.fullmatch(second) is not None)
    return counts or (imprint and "gplace" in word_features(tokens[i].text, False))


def _pairs(words: Sequence[tuple[str, ...]], i: int) -> list[str]:
    own = words[i][0]
    before = words[i - 1][0] if i else "^"
    after = words[i + 1][0] if i + 1 < len(words) else "$"
    return [f"P{before}|{own}", f"N{own}|{after}", f"T{before}|{own}|{after}"]
