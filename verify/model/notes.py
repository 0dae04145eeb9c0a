"""Notes, and the markers in the text that point to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verify.model.span import Span


class NoteKind(StrEnum):
    """What a note does: cite, explain, or credit an image."""

    CITATION = "citation"
    EXPLANATORY = "explanatory"  # holds no reference, or explains and cites
    CREDIT = "image credit"


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote or endnote."""

    label: str  # "1", "ii", "*"; "" for an unnumbered source line
    span: Span  # the whole note, its label included
    body: Span  # without the label
    kind: NoteKind
    references: tuple[int, ...] = ()
    note_list: int = 0  # which list of the article (one per section, or one in all)
    form: str = "bracket"  # paren, superscript, plain, symbol, markdown, anchor, unnumbered


@dataclass(frozen=True, slots=True)
class Marker:
    """A place in the text that points to a note: `[1]`, a superscript, `*`."""

    label: str
    span: Span
    form: str  # bracket, paren, superscript, glued, symbol, markdown, inline, anchor
    note: int | None = None  # index of the note it points to; None: it points nowhere
