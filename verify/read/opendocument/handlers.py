"""Paragraphs, lists, tables, links, notes and marks of an OpenDocument text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from verify.model import BlockKind, Span
from verify.read.document.csl import records_of_json
from verify.read.document.list_numbers import begin_item
from verify.read.opendocument.document_walker import (
    HANDLERS,
    NoteMark,
    State,
    end_paragraph,
    inline,
    walk,
)
from verify.read.opendocument.names import attribute, name_of

_ZOTERO = re.compile(r"ZOTERO_ITEM CSL_CITATION (\{.*\})", re.S)


def _paragraph(state: State, element: Any) -> None:
    style = state.styles.get("paragraph", attribute(element, "text:style-name"))
    if style.hidden:
        return
    kind, level = style.kind, style.level
    if name_of(element) == "text:h":
        outline = attribute(element, "text:outline-level") or "1"
        title = kind is BlockKind.TITLE
        kind = BlockKind.TITLE if title else BlockKind.HEADING
        level = 0 if title else min(6, int(outline)) if outline.isdecimal() else 1
    elif kind is None and state.lists.inside:
        kind = BlockKind.LIST_ITEM
    number = state.lists.next(style.numbering)
    if not state.in_row:
        if state.kind is not None:  # numbers in notes and indexes are not written
            kind, level, number = state.kind, 0, ""
        begin_item(state.builder, kind, level, number)
    state.in_paragraph = True
    inline(state, element)
    state.in_paragraph = False
    end_paragraph(state)


def _list(state: State, element: Any) -> None:
    state.lists.begin(element)
    walk(state, element)
    state.lists.end()


def _list_item(state: State, element: Any) -> None:
    state.lists.begin_item(element)
    walk(state, element)


def _span(state: State, element: Any) -> None:
    style = state.styles.get("text", attribute(element, "text:style-name"))
    if style.hidden:
        return
    start, notes = state.builder.length, len(state.notes)
    inline(state, element)
    if style.raised and start < state.builder.length and len(state.notes) == notes:
        state.builder.superscripts.append(Span(start, state.builder.length))


def _link(state: State, element: Any) -> None:
    link = state.builder.open_link(attribute(element, "xlink:href") or "")
    inline(state, element)
    state.builder.close_link(link)


def _sign(text: str) -> Callable[[State, Any], None]:
    def write(state: State, element: Any) -> None:
        if state.in_paragraph and not state.skip_blank:
            state.builder.write(text, (element, False))

    return write


def _blanks(state: State, element: Any) -> None:
    count = attribute(element, "text:c") or "1"
    if state.in_paragraph and not state.skip_blank:
        state.builder.write(
            " " * min(int(count) if count.isdecimal() else 1, 100), (element, False)
        )


def _note(state: State, element: Any) -> None:
    """A note: its number as the document has it, in brackets; its text is written below."""
    kind = attribute(element, "text:note-class") or "footnote"
    citation = next((e for e in element if name_of(e) == "text:note-citation"), None)
    body = next((e for e in element if name_of(e) == "text:note-body"), None)
    if body is None or not state.builder.open:
        return
    state.counts[kind] = state.counts.get(kind, 0) + 1
    label = "".join(citation.itertext()).strip().strip("[]()") if citation is not None else ""
    label = label or str(state.counts[kind])
    shown = label if state.builder.last() == "[" else f"[{label}]"
    span = state.builder.write(shown, (element, False), -1)
    state.notes.append(NoteMark(label, span, body, kind))


def _mark_start(state: State, element: Any) -> None:
    if name := attribute(element, "text:name"):
        state.marks[name] = state.builder.length


def _mark_end(state: State, element: Any) -> None:
    """The end of a reference mark; Zotero keeps its record in the mark's name."""
    name = attribute(element, "text:name") or ""
    start = state.marks.pop(name, None)
    found = _ZOTERO.search(name)
    if found and start is not None and start < state.builder.length:
        span = Span(start, state.builder.length)
        state.records += records_of_json(found[1], span, "Zotero")


def _index(state: State, element: Any) -> None:
    """A table of contents or another index is furniture, a bibliography a list of notes."""
    before = state.kind
    listed = name_of(element) == "text:bibliography"
    state.kind = BlockKind.NOTES if listed else BlockKind.FURNITURE
    for part in element:
        if name_of(part) == "text:index-body":
            walk(state, part)
    state.kind = before


def _box(state: State, element: Any) -> None:
    if state.builder.open:
        state.deferred.append(element)
    else:
        walk(state, element)


def _table(state: State, element: Any) -> None:
    if state.in_row:
        walk(state, element)
        return
    end_paragraph(state)
    for row in element.iter():
        if name_of(row) == "table:table-row" and _table_of(row) is element:
            _row(state, [c for c in row if name_of(c) == "table:table-cell"])


def _table_of(row: Any) -> Any:
    return next((a for a in row.iterancestors() if name_of(a) == "table:table"), None)


def _row(state: State, cells: list[Any]) -> None:
    """A row of values is one paragraph; cells of running text are written one by one."""
    full = [sum(bool("".join(p.itertext()).strip()) for p in cell) for cell in cells]
    long = any(len("".join(cell.itertext())) > 200 for cell in cells)
    if len(cells) < 2 or max(full, default=0) > 1 or long:
        for cell in cells:
            walk(state, cell)
        return
    state.builder.begin(state.kind or BlockKind.BODY)
    state.in_row = True
    for number, cell in enumerate(cells):
        if number:
            state.builder.write("\t")
        walk(state, cell)
    state.in_row = False
    end_paragraph(state)


def _container(state: State, element: Any) -> None:
    if attribute(element, "text:display") != "none":
        walk(state, element)


def _ruby(state: State, element: Any) -> None:
    for one in element:
        if name_of(one) == "text:ruby-base":
            inline(state, one)


def _nothing(state: State, element: Any) -> None:
    """Comments, notes of the program, pictures' descriptions: no text."""


# Shapes hold their paragraphs themselves (ODF 1.3 part 3, 10.3 and 10.6).
_SHAPES = (
    *("custom-shape", "rect", "circle", "ellipse", "path", "polygon", "regular-polygon"),
    *("line", "polyline", "connector", "caption", "measure"),
)
_INDEXES = ("table-of-content", "illustration-index", "table-index", "object-index")
HANDLERS.update(
    {
        "text:p": _paragraph,
        "text:h": _paragraph,
        "text:list": _list,
        "text:list-item": _list_item,
        "text:span": _span,
        "text:a": _link,
        "text:s": _blanks,
        "text:tab": _sign("\t"),
        "text:line-break": _sign("\n"),
        "text:note": _note,
        "text:reference-mark-start": _mark_start,
        "text:reference-mark-end": _mark_end,
        "text:ruby": _ruby,
        "text:bibliography": _index,
        "table:table": _table,
        "draw:text-box": _box,
        "office:annotation": _nothing,
        "office:annotation-end": _nothing,
    }
    | {f"text:{name}": _index for name in (*_INDEXES, "user-index", "alphabetical-index")}
    | dict.fromkeys(("text:section", "text:list-header"), _container)
    | dict.fromkeys(("draw:frame", "draw:a", "draw:g"), _container)
    | {f"draw:{name}": _box for name in _SHAPES}
)
