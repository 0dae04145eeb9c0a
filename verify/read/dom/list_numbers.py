"""The numbers that a browser writes before the items of an HTML list.

HTML Standard, 4.4.5 (ol: start, reversed, type) and 4.4.8 (li: value).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from verify.model import BlockKind, Span
from verify.read.blocks.piece import Piece
from verify.read.document.note_numbers import note_number
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import Element, is_visible, tag_name

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:[^;]*\b(?:none|disc|circle|square)\b", re.I)
_WHOLE = re.compile(r"\s*([+-]?\d{1,6})")
# A number that the item itself begins with: `7. `, `(a) `, `[iv]`.
_TYPED = re.compile(r"[(\[]?(?:\d{1,4}|[ivxlc]{1,6}|[^\W\d_])[.)\]]", re.I)
_NUMBERED = (None, BlockKind.LIST_ITEM)


def with_list_numbers(
    page: LinearText, labeled: Sequence[Piece]
) -> tuple[LinearText, tuple[Span, ...]]:
    """Return the page with the labeled pieces, numbers before its list items, and their spans.

    Menus are left as they are, and so are notes: their markers give their numbers.
    """
    inserted = list(_numbers(page, labeled))
    shifts = _Shifts(inserted)
    numbers = dict(inserted)
    moved = []
    for one in labeled:
        number, span = numbers.get(one.span.start, ""), shifts.span(one.span)
        span = Span(span.start - len(number), span.end)
        moved.append(replace(one, span=span, text=number + one.text))
    spans = (Span(shifts.at(at) - len(text), shifts.at(at) - 1) for at, text in inserted)
    return _shifted(page, moved, shifts, inserted), tuple(spans)


class _Shifts:
    """How far each offset moves when texts are inserted."""

    def __init__(self, inserted: Sequence[tuple[int, str]]) -> None:
        self._places = [at for at, _ in inserted]
        self._sums = [0, *accumulate(len(text) for _, text in inserted)]

    def at(self, offset: int) -> int:
        """Return where a character is after the insertions."""
        return offset + self._sums[bisect_right(self._places, offset)]

    def span(self, span: Span) -> Span:
        """Return where characters are after the insertions, without a number before them."""
        end = self.at(span.end - 1) + 1 if span.end > span.start else self.at(span.end)
        return Span(self.at(span.start), end)


def _shifted(
    page: LinearText, pieces: list[Piece], shifts: _Shifts, inserted: Sequence[tuple[int, str]]
) -> LinearText:
    parts, done = [], 0
    for at, text in inserted:
        parts += [page.text[done:at], text]
        done = at
    return replace(
        page,
        text="".join([*parts, page.text[done:]]),
        pieces=pieces,
        links=[replace(one, span=shifts.span(one.span)) for one in page.links],
        anchors=[replace(one, span=shifts.span(one.span)) for one in page.anchors],
        superscripts=[shifts.span(one) for one in page.superscripts],
        times=[(shifts.span(span), value) for span, value in page.times],
        comments=[replace(one, offset=shifts.at(one.offset)) for one in page.comments],
    )


def _numbers(page: LinearText, labeled: Sequence[Piece]) -> list[tuple[int, str]]:
    """Return the number of each item, with a blank, and where the item begins."""
    lists: dict[Element, dict[Element, str]] = {}
    seen: set[Element] = set()
    found = []
    for piece, element in zip(labeled, page.elements, strict=True):
        item = _item_of(element)
        if item is None or item in seen:
            continue
        seen.add(item)
        parent = item.getparent()
        if piece.kind in _NUMBERED and not _TYPED.match(piece.text):
            if parent not in lists:
                lists[parent] = _list(parent)
            if number := lists[parent].get(item):
                found.append((piece.span.start, f"{number} "))
    return found


def _item_of(element: Element) -> Element | None:
    """Return the item of a numbered list that an element is in, or None."""
    item: Element | None = element
    while item is not None and tag_name(item) not in ("li", "ul", "ol", "body"):
        item = item.getparent()
    parent = item.getparent() if item is not None and tag_name(item) == "li" else None
    return item if parent is not None and tag_name(parent) == "ol" else None


def _list(element: Element) -> dict[Element, str]:
    """Return the numbers of a list's items."""
    items = [one for one in element if tag_name(one) == "li" and is_visible(one)]
    backward = element.get("reversed") is not None
    start = _whole(element.get("start"))
    number = start if start is not None else len(items) if backward else 1
    found = {}
    for item in items:
        value = _whole(item.get("value"))
        number = number if value is None else value
        form = _TYPES.get(item.get("type") or element.get("type") or "", "decimal")
        if not any(_UNNUMBERED.search(one.get("style") or "") for one in (element, item)):
            found[item] = f"{note_number(number, form)}."
        number += -1 if backward else 1
    return found


def _whole(text: str | None) -> int | None:
    """Return the number that an attribute begins with (HTML Standard, 2.3.4.1), or None."""
    found = _WHOLE.match(text or "")
    return int(found[1]) if found else None
