"""The numbers that Word gives the items of its lists (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verify.read.document.list_numbers import LEVELS, ListCounter, ListLevel
from verify.read.ooxml.names import attribute, child, is_on, local
from verify.read.ooxml.styles import ListUse, run_look, whole_number


@dataclass(slots=True)
class _List:
    """A w:num: its levels, the first numbers of its own, and the counter of its definition."""

    counter: ListCounter
    levels: dict[int, ListLevel]
    by_style: dict[str, int]  # the level that a paragraph style is tied to
    starts: dict[int, int]


class ListNumbers:
    """The lists of a document (numbering.xml) and how far each has counted."""

    def __init__(self, root: Any) -> None:
        children = list(root) if root is not None else []
        self._definitions = {
            attribute(e, "abstractNumId"): e for e in children if local(e) == "abstractNum"
        }
        self._elements = {attribute(e, "numId"): e for e in children if local(e) == "num"}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[Any, ListCounter] = {}

    def next(self, use: ListUse, style: str | None) -> str:
        """Return the number of the next item of a list, "" if it shows none.

        ``style``: the item's paragraph style, which may say the level (17.9.23).
        """
        if not use.list or use.list == "0":  # 17.9.18: 0 removes the number
            return ""
        if use.list not in self._lists:
            self._lists[use.list] = self._list(self._elements.get(use.list))
        found = self._lists[use.list]
        if found is None:
            return ""
        level = use.level if use.level is not None else found.by_style.get(style or "", 0)
        level = min(level, LEVELS - 1)
        if (start := found.starts.pop(level, None)) is not None:
            found.counter.begin_at(level, start)
        return found.counter.next(found.levels, level)

    def _list(self, element: Any) -> _List | None:
        definition = self._definition(element) if element is not None else None
        if definition is None:
            return None
        # Lists of one definition go on in each other (17.9.15).
        counter = self._counters.setdefault(definition, ListCounter())
        found = _List(counter, {}, {}, {})
        for one in definition:
            if local(one) == "lvl":
                _add_level(found, one)
        for one in element:
            level = whole_number(attribute(one, "ilvl")) if local(one) == "lvlOverride" else None
            if level is not None and level < LEVELS:
                _override(found, level, one)
        return found

    def _definition(self, element: Any) -> Any:
        """Return the w:abstractNum of a w:num, also of one that names a list style (17.9.21)."""
        named = child(element, "abstractNumId")
        found = self._definitions.get(attribute(named)) if named is not None else None
        link = child(found, "numStyleLink") if found is not None else None
        if link is None:
            return found
        linked = (e for e in self._definitions.values() if child(e, "styleLink") is not None)
        style = attribute(link)
        return next((e for e in linked if attribute(child(e, "styleLink")) == style), found)


def _override(found: _List, level: int, element: Any) -> None:
    """Add what a w:lvlOverride says (17.9.8)."""
    if (own := child(element, "lvl")) is not None:
        _add_level(found, own)
    if (start := child(element, "startOverride")) is not None:
        found.starts[level] = whole_number(attribute(start)) or 0


def _add_level(found: _List, element: Any) -> None:
    at = whole_number(attribute(element, "ilvl"))
    if at is None or at >= LEVELS:
        return
    found.levels[at] = _level(element)
    style = child(element, "pStyle")
    if style is not None and (name := attribute(style)):
        found.by_style[name] = at


def _level(element: Any) -> ListLevel:
    said = {local(one): one for one in element}

    def value(name: str) -> str | None:
        return attribute(said[name]) if name in said else None

    form = value("numFmt") or "decimal"
    hidden = "rPr" in said and run_look(said["rPr"]).hidden
    return ListLevel(
        "" if form in ("bullet", "none") or hidden else form,
        whole_number(value("start")) or 0,
        value("lvlText") or "",
        whole_number(value("lvlRestart")),
        "isLgl" in said and is_on(said["isLgl"]),
    )
