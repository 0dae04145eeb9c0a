"""Lines, columns, excerpts and display widths of a text, for all report formats."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verify.model import DocumentPlace, Span
from verify.text.lazy_patterns import re

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Position:
    """A line and column as text editors count them: from 1, columns in characters.

    In a document, where lines mean nothing, ``place`` says the page, paragraph or note.
    """

    line: int
    column: int
    place: DocumentPlace | None = None

    def __str__(self) -> str:
        """Return `12:5`, or in a document `page 4`, `paragraph 12`, `note 3`."""
        return place_name(self.place) if self.place else f"{self.line}:{self.column}"

    @property
    def name(self) -> str:
        """`line 12`, or the place in a document."""
        return place_name(self.place) if self.place else f"line {self.line}"

    @property
    def full_name(self) -> str:
        """`line 12, column 5`, or the place in a document."""
        return place_name(self.place) if self.place else f"{self.name}, column {self.column}"


def place_name(place: DocumentPlace) -> str:
    """Return where in a document a place is, as readers find it: `note 3, paragraph 2`."""
    parts = [place.part] if place.part else []
    if place.page is not None:
        parts.append(f"page {place.page}")
    if place.note is not None:
        parts.append(f"note {place.note}" if place.note else "note without a number")
    counted = place.paragraph is not None and place.page is None
    if counted and (place.note is None or (place.paragraph or 0) > 1):
        parts.append(f"paragraph {place.paragraph}")
    return ", ".join(parts)


class Lines:
    """The lines of one text: offsets to positions, positions to lines.

    Lines end at LF, CR LF or CR, as in an editor (not at U+2028 and the other
    separators that ``str.splitlines`` knows).
    """

    def __init__(self, text: str, places: Sequence[DocumentPlace] = ()) -> None:
        self.text = text
        self.places = places
        self._from = [place.start for place in places]
        ends = list(_LINE_END.finditer(text))
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]

    def spans(self) -> Iterable[Span]:
        """Return every line as a span of the text, without its line ending."""
        return (Span(start, end) for start, end in zip(self._starts, self._ends, strict=True))

    def position(self, offset: int) -> Position:
        """Return line and column of an offset; an offset beyond the text counts as its end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1, self._place(offset))

    def _place(self, offset: int) -> DocumentPlace | None:
        at = bisect_right(self._from, offset)
        return self.places[at - 1] if at else None

    def line_at(self, offset: int) -> Span:
        """Return the line that contains the offset."""
        line = self.position(offset).line - 1
        return Span(self._starts[line], self._ends[line])


def printable(text: str) -> str:
    """Return as many characters, each safe to print on one line of a terminal.

    Control characters become their Unicode pictures (ESC is ␛), so that no article can move
    the terminal's cursor; invisible format characters (bidi overrides, zero-width) become ``·``.
    """
    return "".join(_printable(char) for char in text)


def _printable(char: str) -> str:
    if char == "\t":
        return " "
    if ord(char) < 0x20:
        return chr(0x2400 + ord(char))
    category = unicodedata.category(char)
    if category in {"Cc", "Cs", "Zl", "Zp"}:
        return "\N{REPLACEMENT CHARACTER}"
    return "·" if category == "Cf" else char


def display_width(text: str) -> int:
    """Return the columns the text takes on a terminal (UAX #11; combining marks take none)."""
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of a text around some words, and the line of carets below it."""

    line: str
    carets: str


def excerpt(lines: Lines, span: Span, width: int) -> Excerpt:
    """Return the line the span starts in, cut to ``width`` columns around it.

    Words that continue on the next line are underlined to the end of this one.
    """
    line = lines.line_at(span.start)
    start = min(max(span.start, line.start), line.end)
    end = max(min(span.end, line.end), start)
    before, words, after = _cut(lines.text, Span(line.start, line.end), Span(start, end), width)
    return Excerpt(
        before + words + after, " " * display_width(before) + "^" * max(1, display_width(words))
    )


def _cut(text: str, line: Span, words: Span, width: int) -> tuple[str, str, str]:
    inside = printable(text[words.start : words.end])
    if len(inside) > width - 2:
        head = (width - 3) * 2 // 3
        inside = f"{inside[:head]}…{inside[-(width - 3 - head) :]}"
    space = max(0, width - len(inside) - 2)
    left, right = words.start - line.start, line.end - words.end
    take_right = min(right, max(space // 2, space - left))
    take_left = min(left, space - take_right)
    before = printable(text[words.start - take_left : words.start])
    after = printable(text[words.end : words.end + take_right])
    return (
        before if take_left == left else "…" + before,
        inside,
        after if take_right == right else after + "…",
    )


_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def readable(text: str) -> str:
    """Return text for an HTML page, with control characters and bidi overrides made visible.

    Tabs, newlines, soft hyphens and joiners stay: scripts and long words need them.
    """
    return _CONTROLS.sub(lambda found: _printable(found.group()), text)


def flag_words(words: str) -> str:
    """Return the words of a flag for a list: of a changed source, “then → now”.

    The stored words of a changed source contain the kind of change, which distinguishes one
    flag from another: “the dam will hold … passage-changed … the dam may hold”.
    """
    from verify.match.page_changes import CORRECTION, GONE, HEADLINE, PASSAGE

    for kind in (GONE, PASSAGE, HEADLINE, CORRECTION):
        then, found, now = words.partition(f" … {kind} … ")
        if found and kind == CORRECTION:
            return f"{then}: correction notice “{now}”"
        if found:
            return f"{then} → {now}" if now.strip() else then
    return words
