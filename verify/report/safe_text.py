"""Escape untrusted text for where it is shown: terminal, CSV, JSON, SARIF, XML, CI commands.

A page, a file name or an imported decision may contain control characters, ANSI and OSC sequences
or bidi overrides, which control a terminal or change how a line reads. They are written as
escapes such as ``\\u001b``, which in JSON mean the same characters.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

_KEPT = "\n\t"
# C0 but for tab and newline, DEL, C1, bidi marks and overrides, line separators, tag characters.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_NO_XML = re.compile("[\ufffe\uffff]")  # XML 1.0, production Char
# The codes that reports are styled with: bold, dim, color, reset.
_PAINT = re.compile(r"(\x1b\[(?:0|1|2|3[1-6];1)m)")
# What a spreadsheet reads as a formula, in ASCII or full-width forms. Leading apostrophes are part
# of it, so that adding one can be reversed: '=1 becomes ''=1.
_FORMULA = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r|]")


def visible(text: str) -> str:
    """Return the text with every character that steers as an escape: ESC is ``\\u001b``."""
    return _STEERING.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < 0x10000:
        return f"\\u{number:04x}"
    high, low = divmod(number - 0x10000, 0x400)  # as JSON writes it: a surrogate pair
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def safe_json(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON that can be printed on a terminal."""
    return visible(json.dumps(value, ensure_ascii=False, indent=indent))


def json_pieces(value: Any, indent: int = 2, depth: int = 0) -> Iterator[str]:
    """Yield what ``safe_json`` returns, piece by piece; iterators in the value are lists.

    Iterators are found in dictionaries; a piece is an item of one, or a value without any.
    """
    if isinstance(value, dict) and value:
        items = ((f"{safe_json(key)}: ", item) for key, item in value.items())
        yield from _joined(("{", "}"), items, indent, depth)
    elif isinstance(value, Iterator):
        yield from _joined(("[", "]"), (("", item) for item in value), indent, depth)
    else:
        yield safe_json(value, indent).replace("\n", "\n" + " " * indent * depth)


def _joined(
    brackets: tuple[str, str], items: Iterator[tuple[str, Any]], indent: int, depth: int
) -> Iterator[str]:
    start = brackets[0]
    for opening, item in items:
        yield "".join([start, "\n", " " * indent * (depth + 1), opening])
        yield from json_pieces(item, indent, depth + 1)
        start = ","
    yield brackets[0] if start != "," else "\n" + " " * indent * depth
    yield brackets[1]


def safe_line(text: str) -> str:
    """Return the text as one line: a line end in a file's name would begin a line of its own."""
    return visible(" ".join(text.split()))


def safe_xml(text: str) -> str:
    """Return text that an XML document may hold; the writer escapes its markup."""
    return _NO_XML.sub(_escape, visible(text))


def safe_command(text: str) -> str:
    """Return the message of a workflow command of GitHub Actions.

    A line end in it would end the command, and the next line could be another one.
    """
    return safe_line(text).replace("%", "%25")


def safe_property(text: str) -> str:
    """Return the value of a property of a workflow command, in which `:` and `,` end it."""
    return safe_command(text).replace(":", "%3A").replace(",", "%2C")


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet would take the text for a formula."""
    return _FORMULA.match(text) is not None


def safe_cell(value: Any) -> Any:
    """Return a cell of a table that no spreadsheet takes for a formula; numbers as they are."""
    if not isinstance(value, str):
        return value
    shown = visible(value)
    return f"'{shown}" if _FORMULA.match(value) else shown


class SafeTable:
    """CSV with safe cells, written to a stream."""

    def __init__(self, stream: TextIO, line_end: str = "\n") -> None:
        self._writer = csv.writer(stream, lineterminator=line_end)

    def add_row(self, cells: Iterable[Any]) -> None:
        """Write one row."""
        self._writer.writerow([safe_cell(cell) for cell in cells])


class SafeStream:
    """A stream that escapes terminal control characters in everything printed on it.

    On a terminal, or if ``colors`` is set, color codes of the reports are kept. ``unguarded`` is
    the wrapped stream, for output that escapes its own text (progress bars). All other attributes
    are those of the wrapped stream.
    """

    def __init__(self, stream: TextIO, colors: bool = False) -> None:
        self.unguarded = stream
        self._colors = colors

    def write(self, text: str) -> int:
        """Write the text with its control characters as escapes."""
        if text != "\b \b":  # the review prompt erases a letter with this
            painted = self._colors or self.unguarded.isatty()
            parts = _PAINT.split(text) if painted else [text]
            text = "".join(p if _PAINT.fullmatch(p) else visible(p) for p in parts)
        return self.unguarded.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.unguarded, name)
