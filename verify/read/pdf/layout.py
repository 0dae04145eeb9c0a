"""What lines of a PDF are: furniture of the page, notes at its foot, or text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from verify.read.pdf.drop_caps import with_drop_caps
from verify.read.pdf.furniture import find_furniture
from verify.read.pdf.pages import Line, Pages

_LABEL = re.compile(r"\s*\[?(\d{1,3}|[*†‡§]{1,3}|[ivxl]{1,6})\]?[.)]?(?=\s|[^\W\d_]|[“«\"(])")
_SMALL = 0.93  # of the text's size: notes are set at 0.83 (10 in 12) or less
_QUOTED = (
    0.85  # of the text's size: block quotations, which have marks too, are set at 0.92 or 0.88
)


@dataclass(slots=True)
class NoteLines:
    """A note: its label and the lines that hold it."""

    label: str
    lines: list[Line]
    page: int
    skip: int = 0  # characters of the first line that are the label


@dataclass(slots=True)
class Layout:
    """The lines by what they are."""

    text: list[Line] = field(default_factory=list)
    notes: list[NoteLines] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    size: float = 0.0  # of the running text


def lay_out(pages: Pages) -> Layout:
    """Return the lines of the pages sorted by what they are, each in reading order."""
    pages = replace(pages, lines=with_drop_caps(pages.lines))
    layout = Layout(size=_text_size(pages.lines))
    aside = find_furniture(pages)
    by_page: dict[int, list[Line]] = {}
    for line in pages.lines:
        if id(line) in aside:
            layout.furniture.append(line)
        else:
            by_page.setdefault(line.page, []).append(line)
    for lines in by_page.values():
        _sort_page(lines, layout)
    return layout


def _text_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


# --------------------------------------------------------------------------------- notes


def _sort_page(lines: list[Line], layout: Layout) -> None:
    """Part the lines of one page into text and notes at the foot of its columns."""
    called = _called(lines, layout.size)
    if _has_endnotes(lines, called, layout.size):
        called = set()
    within: NoteLines | None = None
    last: Line | None = None
    carried = _carried_over(lines, called, layout)
    for line in lines[: carried.start]:
        layout.text.append(line)
    if carried:
        layout.notes[-1].lines.extend(lines[carried.start : carried.stop])
        lines = lines[carried.stop :]
    for line in lines:
        new_column = last is not None and line.top > last.top + 3 * layout.size
        if new_column:
            within = None
        label = _note_label(line, called, layout.size, within is not None)
        if label is not None:
            within = NoteLines(label[0], [line], line.page, label[1])
            layout.notes.append(within)
        elif within is not None and last is not None and _goes_on(line, last, layout.size):
            within.lines.append(line)
        elif _continues_earlier(line, last, layout, within):
            within = layout.notes[-1]
            within.lines.append(line)
        else:
            within = None
            layout.text.append(line)
        last = line


# How the rest of a note begins that is set as large as the text: `https://…`, `(accessed …`, `p. 4`.
_REST = re.compile(r"https?://|www\.|[(\d]|[^\W\d_A-ZÀ-ÞА-Я]")


def _carried_over(lines: Sequence[Line], called: set[str], layout: Layout) -> range:
    """Return which lines of a page end a note of the page before, if they are not set smaller.

    They are parted by a gap from the text above them, the first note of this page is below them,
    and the note before breaks off.
    """
    nothing = range(0)
    labels = (n for n, one in enumerate(lines) if _note_label(one, called, layout.size, False))
    first = next(labels, None)
    if not first or not layout.notes:
        return nothing
    earlier = layout.notes[-1].lines[-1]
    start = first - 1
    while start > 0 and lines[start - 1].top - lines[start].top <= 1.35 * lines[start].size:
        start -= 1
    rest = lines[start]
    fits = abs(rest.size - earlier.size) < 0.3 and earlier.page == rest.page - 1
    breaks_off = earlier.text.rstrip()[-1:] not in ".!?)”»"
    begins = bool(_REST.match(rest.text)) and start > 0
    is_run = begins and fits and breaks_off and earlier.size > _SMALL * layout.size
    return range(start, first) if is_run else nothing


def _called(lines: Sequence[Line], size: float) -> set[str]:
    """Return the labels that raised marks in the text of a page have."""
    return {
        line.text[start:end]
        for line in lines
        if line.size > _QUOTED * size
        for start, end in line.raised
        if start > 0
    }


def _has_endnotes(lines: Sequence[Line], called: set[str], size: float) -> bool:
    """Whether the notes of a page are the article's: they begin with some that it does not call.

    The last page may have notes 1 to 11 below a text that calls 7 to 11.
    """
    for at, line in enumerate(lines):
        label = _note_label(line, called, size, False)
        if label is None:
            continue
        before = str(int(label[0]) - 1) if label[0].isdecimal() else "0"
        return before not in (*called, "0") and any(
            (found := _LABEL.match(above.text)) is not None
            and found.group(1) == before
            and abs(above.size - line.size) < 0.2
            for above in lines[:at]
        )
    return False


def _note_label(line: Line, called: set[str], size: float, among: bool) -> tuple[str, int] | None:
    """Return (label, its length) of a line that begins a note, or None.

    Its number is small and raised, or the line is set smaller than the text; and a mark in the
    text of the page has that number.
    """
    found = _LABEL.match(line.text)
    raised = bool(line.raised) and line.raised[0][0] == 0
    label = line.text[: line.raised[0][1]] if raised else found.group(1) if found else ""
    if not label or (label not in called):
        return None
    if not raised and line.size > _SMALL * size:
        return None
    end = line.raised[0][1] if raised else found.end() if found else 0
    return label, end


def _goes_on(line: Line, last: Line, size: float) -> bool:
    """Whether a line below one of a note belongs to it: notes reach down to the foot."""
    return line.top <= last.top + 0.5 * size and abs(line.size - last.size) < 0.2 * size


def _continues_earlier(
    line: Line, last: Line | None, layout: Layout, within: NoteLines | None
) -> bool:
    """Whether a small line at the foot continues the last note of the column before."""
    if within is not None or not layout.notes or line.size > _SMALL * layout.size:
        return False
    earlier = layout.notes[-1].lines[-1]
    following = earlier.page in (line.page, line.page - 1)  # the next column, or the next page
    below = last is None or (last.page == line.page and line.top < last.top)
    unfinished = earlier.text.rstrip()[-1:] not in ".!?)”»"
    return following and below and unfinished and abs(line.size - earlier.size) < 0.3
