"""The numbers that programs write before the items of a list when they show them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from verify.model import BlockKind
from verify.read.document.builder import DocumentBuilder
from verify.read.document.note_numbers import note_number

LEVELS = 10  # ODF 1.3 part 3, 16.36; Word has nine (ECMA-376 part 1, 17.9.6)
_NUMBERED = (None, BlockKind.LIST_ITEM, BlockKind.NOTES, BlockKind.QUOTATION)
_MOST = 9_999  # a number that a file asks for; ours
# "1.", "(a)", "[12]", "2.1", "iv)": a number with its signs. "Article 1" and bullets are not written.
_NUMBER = re.compile(r"[(\[]?[^\W_](?:[^\W_]|\.(?=[^\W_])){0,11}[)\].:]{0,2}")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How the items of one level of a list are numbered."""

    form: str  # as ``note_number`` takes it; "" where the level shows no number
    start: int = 1
    text: str = "%1."  # "%1" is the number of the first level
    restart: int | None = None  # behind items of the levels above this one, from 1; 0: never
    decimal: bool = False  # the numbers of all levels in it are decimal


class ListCounter:
    """Counts the items of lists that go on in each other, by level."""

    def __init__(self) -> None:
        self._counts: list[int | None] = [None] * LEVELS

    def begin_at(self, level: int, number: int) -> None:
        """Give the next item of a level this number."""
        self._counts[level] = min(number, _MOST) - 1

    def restart(self, level: int) -> None:
        """Let a level and those below it begin again."""
        self._counts[level:] = [None] * (LEVELS - level)

    def next(self, levels: Mapping[int, ListLevel], level: int) -> str:
        """Return the number of the next item of a level, or "" if it shows none."""
        own, before = levels.get(level), self._counts[level]
        start = own.start if own else 1
        self._counts[level] = min(start if before is None else before + 1, _MOST)
        for deeper in range(level + 1, LEVELS):
            below = levels.get(deeper)
            if below is None or below.restart is None or level < below.restart:
                self._counts[deeper] = None
        return self._text(levels, own) if own is not None and own.form else ""

    def _text(self, levels: Mapping[int, ListLevel], own: ListLevel) -> str:
        text = own.text
        for level in range(LEVELS):
            if f"%{level + 1}" in text:
                known = levels.get(level) or ListLevel("decimal")
                count = self._counts[level]
                form = "decimal" if own.decimal else known.form or "decimal"
                number = note_number(known.start if count is None else count, form)
                text = text.replace(f"%{level + 1}", number)
        return shown_number(text)


def begin_item(builder: DocumentBuilder, kind: BlockKind | None, level: int, number: str) -> None:
    """Begin a paragraph that a list numbers. Numbers of headings are not written."""
    if kind not in _NUMBERED:
        number = ""
    if number.startswith("[") and kind is BlockKind.LIST_ITEM:
        kind = None  # notes are numbered so: its words tell what it is
    builder.begin(kind, level)
    builder.number(number)


def shown_number(text: str) -> str:
    """Return the text before an item if it is a number with its signs, else ""."""
    text = text.strip()
    return text if _NUMBER.fullmatch(text) else ""
