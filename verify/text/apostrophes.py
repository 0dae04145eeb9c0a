"""Straight quotation marks in place of apostrophes."""

from __future__ import annotations


def is_in_place_of_apostrophe(text: str, at: int) -> bool:
    """Return whether a straight mark can be a damaged apostrophe: `isn"t`, `l"eau`, `п"ять`.

    Letters touch it on both sides, and the one behind it is small. It can also be a mark with a
    suffix (`"Hürriyet"in`) or without the space behind it: the caller compares both readings.
    """
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return text[at] == '"' and before.isalpha() and after.isalpha() and after.islower()
