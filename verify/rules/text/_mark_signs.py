"""Quotation marks that quote nothing: bullets, breadcrumbs, inches, marks that are spoken of."""

from __future__ import annotations

import re

_OUTWARD_SPACED = re.compile("«[ \u00a0\u202f]")
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:[.½¼¾]\d?)?$")  # 5’6”
_BEFORE_SIZE = re.compile(r"\d\s?[\"”]\s?[x×]\s?\d{1,3}$")  # 8” × 10”: the second
_AFTER_SIZE = re.compile(r"\s?[x×]\s?\d")
_BEFORE_EDGES = ("", " ", "\n", "*", "_", "[", "(")
_AFTER_EDGES = ("", " ", "\n", "*", "_", "]", ")")
_LETTERS = re.compile(r"[^\W_]")


def is_sign(text: str, at: int, spaced: bool) -> bool:
    """Whether the mark at this place quotes nothing.

    ``spaced``: the article sets spaces inside its guillemets, as French does; then a
    guillemet between spaces is a mark like any other.
    """
    char, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if char in "«»":
        return not spaced and (_is_bullet(text, at) or _is_between_spaces(before, after))
    if char in '”"' and before.isdigit():
        return bool(_FEET.search(text[max(0, at - 12) : at]) or _is_size(text, at))
    return before in ("(", "[") and after in (")", "]")  # the quotation mark (“)


def is_spaced(text: str) -> bool:
    """Whether a text sets spaces inside its guillemets: « mot »."""
    return _OUTWARD_SPACED.search(text) is not None


def is_decoration(text: str) -> bool:
    """Whether a paragraph is nothing but signs: the large „ above a pull quote."""
    return _LETTERS.search(text) is None


def is_spoken_of(text: str, at: int) -> bool:
    """Whether a mark without a partner is the subject of its sentence: `the " sign`, `„ und “`.

    It stands alone behind a word and before one in small letters. A mark behind a stop or a
    colon has strayed from its quotation: `said: “ The border`.
    """
    before, after = text[max(0, at - 2) : at], text[at + 1 : at + 3]
    return (
        len(before) == 2
        and before[0].isalnum()
        and before[1] == " "
        and after[:1] == " "
        and after[1:].islower()
    )


def is_inside_word(text: str, at: int) -> bool:
    """Whether letters touch it on both sides: a damaged letter (RÄ«ga), not a mark."""
    return text[at] in "«»„" and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def word_around(text: str, at: int) -> tuple[int, int]:
    """Return where the word that a mark is in starts and ends: `isn"t`."""
    start, end = at, at + 1
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def _is_bullet(text: str, at: int) -> bool:
    """`» The divers come in May` at the head of a line that holds no mark of the other side."""
    line_start = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    rest = text[at + 1 : line_end if line_end >= 0 else len(text)]
    other = "«" if text[at] == "»" else "»"
    return not text[line_start:at].strip() and rest[:1].isspace() and other not in rest


def _is_between_spaces(before: str, after: str) -> bool:
    """`visit » the page`, also at the end of emphasis or a link: `*Tell us »*`, `[Tell us »](…)`."""
    return before in _BEFORE_EDGES and after in _AFTER_EDGES


def _is_size(text: str, at: int) -> bool:
    behind = _AFTER_SIZE.match(text, at + 1)
    return bool(behind or _BEFORE_SIZE.search(text[max(0, at - 12) : at]))
