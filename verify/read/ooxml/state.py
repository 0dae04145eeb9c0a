"""What is known while the text of a Word document is walked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from verify.model import BlockKind, CitationRecord, Span
from verify.read.document.builder import DocumentBuilder
from verify.read.ooxml.fields import FieldStack
from verify.read.ooxml.list_numbers import ListNumbers
from verify.read.ooxml.note_counter import NoteCounter
from verify.read.ooxml.package import Relationship
from verify.read.ooxml.styles import RunLook, Styles


@dataclass(slots=True)
class NoteReference:
    """A place in the text that refers to a footnote or endnote."""

    kind: str  # footnote, endnote
    id: str
    label: str
    span: Span
    node: Any  # the w:footnoteReference or w:endnoteReference
    group: int = 0
    custom: bool = False  # its mark was typed, here and in the note


@dataclass(slots=True)
class WalkState:
    """The state of a walk over one story: the body, or one note."""

    builder: DocumentBuilder
    styles: Styles
    links: Mapping[str, Relationship]  # of the part that is walked
    lists: ListNumbers
    counters: Mapping[str, NoteCounter] = field(default_factory=dict)  # by kind of note
    sources: Mapping[str, CitationRecord] = field(default_factory=dict)  # Word's own, by tag
    fields: FieldStack = field(default_factory=FieldStack)
    references: list[NoteReference] = field(default_factory=list)
    records: list[CitationRecord] = field(default_factory=list)
    changes: Counter[str] = field(default_factory=Counter)  # tracked changes by kind
    lost: Counter[str] = field(default_factory=Counter)  # what is not read, by kind
    bookmarks: dict[str, int] = field(default_factory=dict)  # name -> index of its note reference
    open_bookmarks: dict[str, tuple[str, int]] = field(default_factory=dict)
    repeated: list[tuple[str, Span]] = field(default_factory=list)  # NOTEREF: bookmark and place
    deferred: list[Any] = field(default_factory=list)  # text boxes of the paragraph
    languages: Counter[str] = field(default_factory=Counter)  # characters of the paragraph
    taken: list[Any] = field(default_factory=list)  # w:t elements that are a note's typed mark
    paragraph_look: RunLook = field(default_factory=RunLook)
    hidden: bool = False  # the run that is walked
    deleted: int = 0  # depth of tracked deletions
    kind: BlockKind | None = None  # of every paragraph: a note's
    in_row: bool = False  # the cells of a row are one paragraph
    skip_blank: bool = False  # blanks behind a note's number
    section: int = 0
    page: int = 0

    @property
    def silent(self) -> bool:
        """Whether text here is not shown."""
        return self.hidden or self.deleted > 0 or self.fields.hides
