"""Offsets of a text as positions of the Language Server Protocol, which counts UTF-16 units."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n|\n|\r")


class Positions:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return (line, character), both from 0."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.starts, offset) - 1
        before = self.text[self.starts[line] : offset]
        return line, len(before.encode("utf-16-le", "surrogatepass")) // 2
