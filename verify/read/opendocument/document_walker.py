"""Walk over the text of an OpenDocument text (ODF 1.3, part 3, chapters 4 to 9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from verify.model import BlockKind, CitationRecord, Span
from verify.read.document.builder import DocumentBuilder
from verify.read.opendocument.list_numbers import ListNumbers
from verify.read.opendocument.names import name_of
from verify.read.opendocument.styles import Styles

_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class NoteMark:
    """A note and the place of its number in the text."""

    label: str
    span: Span
    body: Any
    kind: str  # footnote, endnote
    id: str | None = None


@dataclass(slots=True)
class State:
    """What is known while the text is walked."""

    builder: DocumentBuilder
    styles: Styles
    lists: ListNumbers
    notes: list[NoteMark] = field(default_factory=list)
    records: list[CitationRecord] = field(default_factory=list)
    deferred: list[Any] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)  # reference marks that are open
    kind: BlockKind | None = None  # of every paragraph here: a note's, a table of contents'
    repeated: list[tuple[str, Span]] = field(default_factory=list)  # ID of a note, its marker
    raised: int = 0  # depth of raised spans
    in_row: bool = False
    in_paragraph: bool = False
    skip_blank: bool = False  # blanks behind a note's number
    counts: dict[str, int] = field(default_factory=dict)


HANDLERS: dict[str, Callable[[State, Any], None]] = {}  # filled by the module of handlers


def walk(state: State, parent: Any) -> None:
    """Write the text of the children of an element."""
    for element in parent:
        name = name_of(element)
        handler = HANDLERS.get(name)
        if handler is not None:
            handler(state, element)
        elif name.startswith("text:") and name not in _UNSHOWN:
            inline(state, element)
        write_text(state, element.tail, (element, True))


_UNSHOWN = frozenset(
    {
        *("text:tracked-changes", "text:note", "text:hidden-text", "text:sequence-decls"),
        *("text:variable-decls", "text:user-field-decls", "text:dde-connection-decls"),
        *("text:alphabetical-index-mark", "text:toc-mark", "text:user-index-mark"),
        *("text:ruby-text", "text:change", "text:change-start", "text:change-end"),
    }
)


def write_text(state: State, text: str | None, node: Any) -> None:
    """Write text; blanks are one blank each, none at the start of a paragraph (6.1.2)."""
    builder = state.builder
    if not text or not state.in_paragraph:
        return
    at = 0
    for found in [*_BLANKS.finditer(text), None]:
        end = found.start() if found else len(text)
        if at < end:
            state.skip_blank = False
            builder.write(text[at:end].replace("\u00ad", ""), node, at)
        if found:
            if builder.last() not in ("", " ", "\n") and not state.skip_blank:
                builder.write(" ", node, found.start())
            at = found.end()


def inline(state: State, element: Any) -> None:
    write_text(state, element.text, (element, False))
    walk(state, element)


def end_paragraph(state: State) -> None:
    """End the paragraph, then write the text boxes that are anchored in it."""
    if state.in_row:
        return
    state.builder.end()
    boxes, state.deferred = state.deferred, []
    for box in boxes:
        walk(state, box)
