"""Collect the characters of a page piece by piece, with collapsed spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.model import Span
from verify.read.dom.tree import Element

_SPACE = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")  # not U+00A0: it is the author's

# Signs that mean something in prose and nothing in code: `br[^i]dge`, `printf("%s")`.
CODE_MARKS = re.compile(r"[\[\]()^*†‡§\"'“”„‟‘’‚«»‹›<>]")


def without_marks(code: str) -> str:
    """Code with no-break spaces, which are not collapsed, in place of quotation marks and brackets."""
    return CODE_MARKS.sub("\u00a0", code)


@dataclass(slots=True, eq=False)
class OpenElement:
    """An open element: its span starts at the first character written after it opened."""

    element: Element
    start: int | None = None


class TextWriter:
    """Collects characters, collapses blanks, and closes a piece at every block boundary."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.start: int | None = None  # of the piece being written
        self.first = 0  # index in ``parts`` of its first part
        self.gap = ""  # owed before the next character
        self.waiting: list[OpenElement] = []
        self.spans: list[tuple[Span, str]] = []

    def write(self, text: str, preformatted: bool = False) -> bool:
        """Writes text; True when this opened a piece."""
        said = text.strip("\n\r") if preformatted else _SPACE.sub(" ", text)
        if not said or said.isspace():
            self.gap = self.gap or (" " if said and self.start is not None else "")
            return False
        opened = self.start is None
        if said[0] == " " and not preformatted:
            said = said[1:]
            self.gap = self.gap or " "
        trailing = said[-1] == " " and not preformatted
        self._put(said[:-1] if trailing else said, opened)
        self.gap = " " if trailing else ""
        return opened

    def _put(self, said: str, opened: bool) -> None:
        gap = ("\n\n" if self.length else "") if opened else self.gap
        if gap:
            self.parts.append(gap)
            self.length += len(gap)
        if opened:
            self.start, self.first = self.length, len(self.parts)
        for one in self.waiting:
            one.start = self.length
        self.waiting.clear()
        self.parts.append(said)
        self.length += len(said)

    def close(self) -> tuple[Span, str] | None:
        """Ends the piece being written; its span and text, or None where there is none."""
        self.gap = ""
        if self.start is None:
            return None
        span, self.start = Span(self.start, self.length), None
        return span, "".join(self.parts[self.first :])

    def space(self) -> None:
        """A blank between two cells of a row."""
        self.gap = self.gap or " "

    def line(self) -> None:
        """A line break inside a piece."""
        if self.start is not None:
            self.gap = "\n"
