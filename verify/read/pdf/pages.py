"""Pages → lines with their boxes and sizes, by pdfium.

pdfium gives the characters in the order of the page's own content, which word processors and
browsers write in reading order, column by column.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from verify.read.document.errors import UnreadableDocument

_MOST_PAGES = 2_000
_PASSWORD = 4  # FPDF_ERR_PASSWORD (fpdfview.h)
RAISED = 0.8  # of the line's size: digits of notes are 0.58 (LibreOffice) to 0.75 (browsers)

MARKS = frozenset("0123456789*†‡§ivxl")
_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
# What may be a note's number: digits, signs, or the roman numeral at the end of a word.
_MARK_RUN = re.compile(r"\d+|[*†‡§]+|[ivxl]+(?![^\W\d_])")


@dataclass(slots=True)
class Line:
    """One line as printed. ``origins``: (offset in ``text``, character of the page, length)."""

    page: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    origins: list[tuple[int, int, int]]
    raised: list[tuple[int, int]] = field(default_factory=list)  # small runs in ``text``

    def add(self, other: Line) -> None:
        """Append what is printed behind this on the same line."""
        glued = other.left - self.right < 0.15 * self.size or not self.text
        joint = "" if glued or self.text.endswith(" ") else " "
        at = len(self.text) + len(joint)
        if other.size < RAISED * self.size and not other.raised:
            other.raised = [(0, len(other.text))] if _is_mark(other.text) else []
        self.raised += [(start + at, end + at) for start, end in other.raised]
        self.origins += [(start + at, first, n) for start, first, n in other.origins]
        self.text += joint + other.text
        self.right = max(self.right, other.right)


def _is_mark(text: str) -> bool:
    return len(text) <= 4 and all(sign in MARKS for sign in text)


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link annotation: the characters of its page that it covers, and its address."""

    page: int
    start: int
    end: int
    href: str


@dataclass(slots=True)
class Pages:
    """What the pages hold."""

    lines: list[Line]
    links: list[PageLink]
    count: int
    empty: int  # pages without any text
    height: float = 0.0


def read_pages(data: bytes) -> Pages:
    """Return the lines and links of all pages. Raises ``UnreadableDocument``."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == _PASSWORD or "assword" in str(error)
        raise UnreadableDocument(
            "The PDF is protected by a password. Save it without one and give that file."
            if locked
            else "The PDF is damaged and cannot be opened. Save or print it again."
        ) from error
    found = Pages([], [], len(document), 0)
    for number in range(min(len(document), _MOST_PAGES)):
        try:
            _read_page(document[number], number + 1, found)
        except pypdfium2.PdfiumError:  # one page is broken; the others may be intact
            found.empty += 1
    document.close()
    return found


def _read_page(page: Any, number: int, found: Pages) -> None:
    textpage = page.get_textpage()
    found.height = max(found.height, page.get_height())
    text = textpage.get_text_range()
    measured, lines = _Measured(textpage, text), list[Line]()
    for start, end in _line_ends(text):
        if text[start:end].strip("\ufffe\u0002 "):
            _add(lines, _line(measured, number, start, end))
    found.lines += lines
    found.empty += not lines
    found.links += _links(page, textpage, number, len(text))
    textpage.close()
    page.close()


def _add(lines: list[Line], line: Line) -> None:
    """Add a line, or what pdfium took for a line and is printed behind one of the two before.

    A large first letter comes between the last line beside it and that line's note mark.
    """
    for last in lines[:-3:-1]:
        shared = min(last.top, line.top) - max(last.bottom, line.bottom)
        size = max(last.size, line.size)
        beside = -1.0 < line.left - last.right < 2.0 * size
        if beside and shared > 0.5 * min(last.top - last.bottom, line.top - line.bottom):
            if last.size < RAISED * line.size and _is_mark(last.text):
                last.raised, last.size = [(0, len(last.text))], line.size
                last.top, last.bottom = line.top, line.bottom
            last.add(line)
            return
    lines.append(line)


def _line_ends(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the lines; pdfium writes U+FFFE for a hyphen and no line end behind it."""
    for found in _LINE.finditer(text):
        yield found.span()


class _Measured:
    """Boxes and sizes of the characters of a page."""

    def __init__(self, textpage: Any, text: str) -> None:
        import pypdfium2.raw as raw

        self._raw, self._page, self.text = raw, textpage, text
        self._handle = textpage.raw
        self._matrix = raw.FS_MATRIX()

    def box(self, at: int) -> tuple[float, float, float, float]:
        """Return (left, bottom, right, top) of a character's cell."""
        found: tuple[float, float, float, float] = self._page.get_charbox(at, loose=True)
        return found

    def size(self, at: int) -> float:
        """Return the size of a character as printed: its font's, by the text matrix."""
        raw = self._raw
        size = float(raw.FPDFText_GetFontSize(self._handle, at))
        if raw.FPDFText_GetMatrix(self._handle, at, ctypes.byref(self._matrix)):
            scale = (self._matrix.c**2 + self._matrix.d**2) ** 0.5
            return round(size * scale, 1) if scale else size
        return size


def _line(measured: _Measured, page: int, start: int, end: int) -> Line:
    text = measured.text[start:end].rstrip()
    lead = len(text) - len(text.lstrip())
    start, text = start + lead, text.lstrip()
    letters = [i for i, sign in enumerate(text) if sign.isalpha()] or list(range(len(text)))
    sample = sorted(measured.size(start + letters[len(letters) * n // 3]) for n in range(3))
    size = sample[1] or 1.0
    left, bottom, _, top = measured.box(start + letters[0])
    first = measured.box(start)
    _, _, right, _ = measured.box(start + len(text) - 1)
    origins = [(0, start, len(text))]
    line = Line(page, text, min(left, first[0]), right, bottom, top, size, origins)
    line.raised = list(_raised(measured, line))
    return line


def _raised(measured: _Measured, line: Line) -> Iterator[tuple[int, int]]:
    """Yield the runs of digits and note signs that are smaller than the line and raised."""
    first = line.origins[0][1]

    def small(at: int) -> bool:
        if measured.size(first + at) >= RAISED * line.size:
            return False
        return measured.box(first + at)[1] > line.bottom  # not the 2 of H₂O

    for found in _MARK_RUN.finditer(line.text):
        start = end = found.end()
        while start > found.start() and small(start - 1):
            start -= 1
        if start < end:
            yield start, end


def _links(page: Any, textpage: Any, number: int, length: int) -> Iterator[PageLink]:
    """Yield the link annotations that lead to an address, with the characters under them."""
    import pypdfium2.raw as raw

    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    document = page.pdf
    while raw.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
        href = _address(raw, document, link)
        box = raw.FS_RECTF()
        if not href or not raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            continue
        under = _under(raw, textpage, box, length)
        if under:
            yield PageLink(number, under[0], under[1], href)


def _address(raw: Any, document: Any, link: Any) -> str:
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.raw[: max(0, size - 1)].decode("utf-8", "replace")


def _under(raw: Any, textpage: Any, box: Any, length: int) -> tuple[int, int] | None:
    """Return the range of characters whose middle is inside a rectangle."""
    middle = (box.top + box.bottom) / 2
    wide, high = 4.0, max(2.0, (box.top - box.bottom) / 2)
    start = raw.FPDFText_GetCharIndexAtPos(textpage, box.left + 1, middle, wide, high)
    end = raw.FPDFText_GetCharIndexAtPos(textpage, box.right - 1, middle, wide, high)
    if start < 0 or end < start or end >= length:
        return None
    return start, end + 1
