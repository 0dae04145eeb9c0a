"""Jupyter notebooks: their Markdown cells, one after the other (nbformat 4)."""

from __future__ import annotations

from typing import Any

from verify.model import DocumentPlace
from verify.read.document.errors import UnreadableDocument
from verify.text.encoding.storable import read_json

_BREAK = "\n\n"


def notebook_text(text: str) -> tuple[str, tuple[DocumentPlace, ...]]:
    """Return the Markdown of a notebook, and where each cell begins in it.

    Raises ``UnreadableDocument``.
    """
    try:
        found = read_json(text)
    except ValueError:
        found = None
    cells = found.get("cells") if isinstance(found, dict) else None
    if not isinstance(cells, list):
        raise UnreadableDocument("The file is damaged: it is not a Jupyter notebook (version 4).")
    parts: list[str] = []
    places, length = [], 0
    for number, cell in enumerate(cells, 1):
        said = _markdown(cell)
        if said.strip():
            places.append(DocumentPlace(length, part=f"cell {number}"))
            parts.append(said)
            length += len(said) + len(_BREAK)
    return _BREAK.join(parts), tuple(places)


def _markdown(cell: Any) -> str:
    if not isinstance(cell, dict) or cell.get("cell_type") != "markdown":
        return ""
    source = cell.get("source")
    lines = source if isinstance(source, list) else [source]
    return "".join(line for line in lines if isinstance(line, str)).strip("\n")
