"""What lines of a PDF are: furniture of the page, notes at its foot, or text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from verify.read.pdf.pages import Line, Pages

_EDGE = 0.12  # of the page's height: where headers and footers are
_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|p\.|seite|стр\.?|с\.|sayfa|s\.)\s*)?\d{1,4}(?:\s*(?:/|of|von|из)\s*\d{1,4})?[\W_]*",
    re.I,
)
# The page's number before or behind a running head: `12 Valley Review`, `Valley Review | 12/40`.
_FOLIO = re.compile(r"^\W*\d{1,4}(?=\s)|(?<=\s)\d{1,4}(?:\s*(?:/|of|von|из)\s*\d{1,4})?\W*$")
_LABEL = re.compile(r"\s*\[?(\d{1,3}|[*†‡§]{1,3}|[ivxl]{1,6})\]?[.)]?(?=\s|[^\W\d_]|[“«\"(])")
_SMALL = 0.93  # of the text's size: notes are set at 0.83 (10 in 12) or less


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
    layout = Layout(size=_text_size(pages.lines))
    aside = _furniture(pages)
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


def _furniture(pages: Pages) -> set[int]:
    """Return the lines (by identity) at the edges that are repeated, or are a page's number."""
    edges: dict[tuple[str, int], set[int]] = {}
    at_edge = []
    for line in pages.lines:
        high = line.bottom > (1 - _EDGE) * pages.height
        if high or line.top < _EDGE * pages.height:
            at_edge.append(line)
            edges.setdefault(_edge_key(line), set()).add(line.page)
    found = set()
    for line in at_edge:
        number = _NUMBER.fullmatch(line.text) and not line.raised
        if len(edges[_edge_key(line)]) > 1 or (number and _is_outermost(line, pages)):
            found.add(id(line))
    return found


def _edge_key(line: Line) -> tuple[str, int]:
    return _FOLIO.sub("#", line.text), round(line.top / 4)


def _is_outermost(line: Line, pages: Pages) -> bool:
    others = [o for o in pages.lines if o.page == line.page and o is not line]
    return all(o.bottom >= line.top for o in others) or all(o.top <= line.bottom for o in others)


# --------------------------------------------------------------------------------- notes


def _sort_page(lines: list[Line], layout: Layout) -> None:
    """Part the lines of one page into text and notes at the foot of its columns."""
    called = _called(lines, layout.size)
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
        if line.size >= _SMALL * size
        for start, end in line.raised
        if start > 0
    }


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
