"""Tables and manual pages fitted to the width of a terminal. Words are never broken."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

_GAP = "  "
_NARROWEST = 40  # columns that the last cell needs beside the others
_INDENT = " " * 6  # of a last cell that has lines of its own
_ITEM = re.compile(r"(?:[-*]|\d+\.)\s")  # "- item", "2. item"


def row_lines(
    cells: Sequence[str], widths: Sequence[int], width: int | None, most: int | None = None
) -> list[str]:
    """Return the lines of one row: cells padded to ``widths``, the last one with the rest.

    ``width`` is the terminal's; None: one line, whatever its length. Where less than
    ``_NARROWEST`` columns are left, the last cell gets lines of its own below the others.
    ``most`` limits its lines; what does not fit ends in an ellipsis.
    """
    *fixed, last = cells
    head = _GAP.join(cell.ljust(size) for cell, size in zip(fixed, widths, strict=False))
    if width is None:
        return [f"{head}{_GAP}{last}".rstrip()]
    left = width - len(head) - len(_GAP)
    if left >= _NARROWEST or len(last) <= left:
        first, *more = wrapped(last, left, most) or [""]
        hanging = " " * (len(head) + len(_GAP))
        return [f"{head}{_GAP}{first}".rstrip(), *(hanging + line for line in more)]
    below = wrapped(last, width - len(_INDENT), most)
    return [_fitted_head(fixed, widths, width), *(_INDENT + line for line in below)]


def _fitted_head(cells: Sequence[str], widths: Sequence[int], width: int) -> str:
    """Return padded cells, the last one cut at its beginning: a path's end says most."""
    *first, last = cells
    start = "".join(cell.ljust(size) + _GAP for cell, size in zip(first, widths, strict=False))
    left = width - len(start)
    if len(last) > left:
        last = "…" + last[len(last) - left + 1 :] if left > 1 else ""
    return shortened(f"{start}{last}".rstrip(), width)


def wrapped(text: str, width: int, most: int | None = None) -> list[str]:
    """Return text broken between words; a word that is longer than a line is shortened."""
    width = max(width, 10)
    words = " ".join(shortened(word, width) for word in text.split())
    lines = textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)
    if most is None or len(lines) <= most:
        return lines
    return [*lines[: most - 1], _ended(lines[most - 1], width)]


def _ended(line: str, width: int) -> str:
    """Return the last line that is shown of a longer text, with an ellipsis at its end."""
    if len(line) < width:
        return f"{line}…"
    return f"{line[: width - 1].rpartition(' ')[0] or line[: width - 1]}…"


def shortened(text: str, width: int) -> str:
    """Return text cut in the middle: both ends of a path or a URL say most."""
    if len(text) <= width:
        return text
    tail = (width - 1) // 2
    return f"{text[: width - 1 - tail]}…{text[len(text) - tail :]}"


def fit_markdown(text: str, width: int | None) -> str:
    """Return Markdown with its paragraphs and list items wrapped anew; code stays as it is."""
    if width is None:
        return text
    return "\n\n".join("\n".join(_fit_block(block, width)) for block in text.split("\n\n"))


def _fit_block(block: str, width: int) -> Iterator[str]:
    if "```" in block or block.startswith(("    ", "|")):
        yield block
        return
    for item in _items(block.split("\n")):
        hanging = " " * len(found[0]) if (found := _ITEM.match(item)) else ""
        yield from textwrap.wrap(
            item,
            width,
            subsequent_indent=hanging,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]


def _items(lines: Sequence[str]) -> list[str]:
    """Return the lines of a block joined into its items; a paragraph is one item."""
    items: list[str] = []
    for line in lines:
        if items and not _ITEM.match(line):
            items[-1] = f"{items[-1]} {line.strip()}".strip()
        else:
            items.append(line.rstrip())
    return items
