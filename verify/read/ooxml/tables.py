"""Rows and cells of Word tables."""

from __future__ import annotations

from typing import Any

from verify.read.ooxml.names import both, child, local

_VALUE = 200  # characters: a cell with more is a column of text, not a value. Ours.


def _unwrapped(element: Any, name: str) -> list[Any]:
    """Return the children with this name, content controls around them removed."""
    found = []
    for one in element:
        if local(one) == name:
            found.append(one)
        elif local(one) in ("sdt", "sdtContent", "customXml", "ins"):
            found += _unwrapped(one, name)
    return found


def visible_rows(table: Any) -> list[Any]:
    """Return the rows of a table without those whose deletion is tracked."""
    return [r for r in _unwrapped(table, "tr") if child(r, "trPr", "del") is None]


def visible_cells(row: Any) -> list[Any]:
    """Return the cells of a row without those whose deletion is tracked."""
    return [c for c in _unwrapped(row, "tc") if child(c, "tcPr", "cellDel") is None]


def is_layout(cells: list[Any]) -> bool:
    """Return whether a row holds text side by side rather than values.

    It has one cell, or a cell with several paragraphs, a table, or as much text as a paragraph.
    """
    return len(cells) < 2 or any(_is_column(cell) for cell in cells)


def _is_column(cell: Any) -> bool:
    if next(cell.iter(*both("tbl")), None) is not None:
        return True
    full = 0
    for paragraph in cell.iter(*both("p")):
        length = sum(len(text.text or "") for text in paragraph.iter(*both("t")))
        if length > _VALUE:
            return True
        full += length > 0
    return full > 1
