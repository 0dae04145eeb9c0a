"""Paragraphs, tables, content controls and alternate content."""

from __future__ import annotations

from typing import Any

from verify.model import BlockKind, Span
from verify.read.document.list_numbers import begin_item
from verify.read.ooxml import citation_records
from verify.read.ooxml.document_walker import HANDLERS, end_paragraph, walk
from verify.read.ooxml.names import attribute, child, is_on, local
from verify.read.ooxml.paragraphs import list_of, mark_is_gone, paragraph_kind
from verify.read.ooxml.state import WalkState
from verify.read.ooxml.tables import is_layout, visible_cells, visible_rows


def _paragraph(state: WalkState, element: Any) -> None:
    properties = child(element, "pPr")
    kind, level = paragraph_kind(state.styles, properties)
    style = child(properties, "pStyle") if properties is not None else None
    key = attribute(style) if style is not None else state.styles.paragraph_default
    state.paragraph_look = state.styles.get(key).look
    if state.fields.inside("TOC", "INDEX"):
        kind, level = BlockKind.FURNITURE, 0
    if state.kind is not None:
        kind, level = state.kind, 0
    gone = properties is not None and mark_is_gone(properties)
    number = "" if gone else _list_number(state, properties, key)
    if not state.in_row:
        begin_item(state.builder, kind, level, "" if state.kind else number)
    walk(state, element)
    if gone:
        return  # the next paragraph goes on in this one
    end_paragraph(state)
    if properties is not None and child(properties, "sectPr") is not None:
        state.section += 1


def _list_number(state: WalkState, properties: Any, style: str | None) -> str:
    """Count a paragraph in its list; return the number that it shows, or ""."""
    use = list_of(state.styles, properties)
    return state.lists.next(use, style) if use.listed else ""


def _table(state: WalkState, element: Any) -> None:
    if state.in_row:  # a table in a cell of a row that is written as one line
        for row in visible_rows(element):
            for cell in visible_cells(row):
                walk(state, cell)
        return
    end_paragraph(state)
    for row in visible_rows(element):
        cells = visible_cells(row)
        if is_layout(cells):
            for cell in cells:
                walk(state, cell)
                end_paragraph(state)
        else:
            _row(state, cells)


def _row(state: WalkState, cells: list[Any]) -> None:
    state.builder.begin(state.kind or BlockKind.BODY)
    state.in_row = True
    for number, cell in enumerate(cells):
        if number:
            state.builder.write("\t")
        walk(state, cell)
    state.in_row = False
    end_paragraph(state)


def _content_control(state: WalkState, element: Any) -> None:
    """A w:sdt: its content, unless that is the placeholder of an empty control."""
    properties, content = child(element, "sdtPr"), child(element, "sdtContent")
    if content is None:
        return
    empty = child(properties, "showingPlcHdr") if properties is not None else None
    if empty is not None and is_on(empty):
        return
    start = state.builder.length
    walk(state, content)
    tag = child(properties, "tag") if properties is not None else None
    if tag is not None and not state.silent:
        span = Span(start, state.builder.length)
        state.records += citation_records.of_tag(attribute(tag) or "", span)


def _alternate_content(state: WalkState, element: Any) -> None:
    """The first choice; the fallback repeats it for old programs."""
    chosen = next((one for one in element if local(one) == "mc:Choice" and len(one)), None)
    if chosen is None:
        chosen = next((one for one in element if local(one) == "mc:Fallback"), None)
    if chosen is not None:
        walk(state, chosen)


def _content(state: WalkState, element: Any) -> None:
    walk(state, element)


def _unread(state: WalkState, element: Any) -> None:
    state.lost["embedded document"] += 1


HANDLERS.update(
    {
        "p": _paragraph,
        "tbl": _table,
        "sdt": _content_control,
        "mc:AlternateContent": _alternate_content,
        "altChunk": _unread,
        "subDoc": _unread,
    }
    | dict.fromkeys(("customXml", "smartTag", "dir", "bdo", "sdtContent"), _content)
)
