"""The numbers of lists in an OpenDocument text (ODF 1.3 part 3, 5.3 and 16.30 to 16.34)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verify.read.document.list_numbers import LEVELS, ListCounter, ListLevel
from verify.read.opendocument.names import attribute, full, name_of

# ODF 1.3 part 3, 20.322 (style:num-format).
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}


@dataclass(slots=True)
class OpenList:
    """A list whose end has not been reached."""

    style: str | None
    counter: ListCounter
    level: int
    waiting: bool = False  # the next paragraph is the first of its item and shows the number
    start: int | None = None  # of that item
    override: str | None = None  # the list style of that item


class ListNumbers:
    """The list styles of a document, and how far each list has counted."""

    def __init__(self, *roots: Any) -> None:
        self._styles: dict[str, dict[int, ListLevel]] = {}
        self._open: list[OpenList] = []
        self._by_id: dict[str, ListCounter] = {}
        self._by_style: dict[str | None, ListCounter] = {}
        for root in roots:
            for one in root.iter(full("text:list-style")) if root is not None else ():
                self._styles[attribute(one, "style:name") or ""] = _levels(one)

    @property
    def inside(self) -> bool:
        """Whether the text here is in a list."""
        return bool(self._open)

    def begin(self, element: Any) -> None:
        """Begin a text:list: a new one, one in an item of another, or the continuation of one."""
        above = self._open[-1] if self._open else None
        goes_on = attribute(element, "text:continue-numbering") == "true"
        style = attribute(element, "text:style-name") or (above.style if above else None)
        if above is not None:
            level, counter = min(above.level + 1, LEVELS - 1), above.counter
            if not goes_on:
                counter.restart(level)
        else:
            level, counter = 0, self._counter(element, style, goes_on)
        self._open.append(OpenList(style, counter, level))

    def _counter(self, element: Any, style: str | None, goes_on: bool) -> ListCounter:
        known = self._by_id.get(attribute(element, "text:continue-list") or "")
        if known is None and goes_on:
            known = self._by_style.get(style)
        counter = self._by_style[style] = known or ListCounter()
        if key := attribute(element, "xml:id"):
            self._by_id[key] = counter
        return counter

    def end(self) -> None:
        """End the innermost list."""
        self._open.pop()

    def begin_item(self, element: Any) -> None:
        """Begin an item of the innermost list."""
        if self._open:
            start = attribute(element, "text:start-value") or ""
            self._open[-1].waiting = True
            self._open[-1].override = attribute(element, "text:style-override")
            self._open[-1].start = int(start) if start.isdecimal() and len(start) < 7 else None

    def next(self, style: str | None) -> str:
        """Return the number of a paragraph, "" if it is not the first of its item.

        ``style``: the list style of its paragraph style, for lists without one.
        """
        now = self._open[-1] if self._open else None
        if now is None or not now.waiting:
            return ""
        now.waiting = False
        if now.start is not None:
            now.counter.begin_at(now.level, now.start)
        known = self._styles.get(now.override or now.style or style or "", {})
        return now.counter.next(known, now.level)


def _levels(style: Any) -> dict[int, ListLevel]:
    found = {}
    for one in style:
        level = attribute(one, "text:level") or ""
        if level.isdecimal() and 1 <= int(level) <= LEVELS:
            found[int(level) - 1] = _level(one, int(level))
    return found


def _level(element: Any, level: int) -> ListLevel:
    numbered = name_of(element) == "text:list-level-style-number"
    form = _FORMATS.get(attribute(element, "style:num-format") or "", "") if numbered else ""
    shown = attribute(element, "text:display-levels") or "1"
    first = level - min(int(shown), level) if shown.isdecimal() else level - 1
    numbers = ".".join(f"%{at + 1}" for at in range(first, level))
    before, behind = (
        attribute(element, f"style:num-{side}") or "" for side in ("prefix", "suffix")
    )
    start = attribute(element, "text:start-value") or ""
    at = int(start) if start.isdecimal() and len(start) < 7 else 1
    return ListLevel(form, at, f"{before}{numbers}{behind}")
