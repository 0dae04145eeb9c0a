"""Builds the text of a document paragraph by paragraph, with spans of links and notes.

Paragraphs are separated by "\\n\\n". Characters stay as they are in the document; paragraphs
without text leave nothing behind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from verify.model import Anchor, BlockKind, DocumentPlace, Link, MarkedNote, Span
from verify.read.blocks.piece import Piece
from verify.read.document.result import Segment

BREAK = "\n\n"


@dataclass(slots=True)
class OpenLink:
    """A link whose end has not been reached."""

    href: str
    start: int


@dataclass(slots=True)
class _Paragraph:
    """The paragraph that is being written."""

    start: int
    kind: BlockKind | None
    level: int = 0
    language: str | None = None
    parts: list[str] = field(default_factory=list)
    segments: int = 0  # how many there were before it
    numbered: int = 0  # characters of the number that its list gives it


class DocumentBuilder:
    """Collects the text of a document and what its markup says of it."""

    def __init__(self) -> None:
        self.length = 0
        self.pieces: list[Piece] = []
        self.segments: list[Segment] = []
        self.links: list[Link] = []
        self.anchors: list[Anchor] = []
        self.superscripts: list[Span] = []
        self.notes: list[MarkedNote] = []
        self.places: list[DocumentPlace] = []
        self.list_numbers: list[Span] = []
        self.open_links: list[OpenLink] = []
        self.note: str | None = None  # the label of the note that is being written
        self.page: int | None = None
        self.part: str | None = None
        self._parts: list[str] = []
        self._now: _Paragraph | None = None
        self._counted = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def open(self) -> bool:
        """Whether a paragraph is being written."""
        return self._now is not None

    @property
    def kind(self) -> BlockKind | None:
        """The kind of the paragraph that is being written."""
        return self._now.kind if self._now else None

    @property
    def blank(self) -> bool:
        """Whether the paragraph has no text yet."""
        return self._now is None or not "".join(self._now.parts)[self._now.numbered :].strip()

    def last(self) -> str:
        """Return the last character of the paragraph, or ""."""
        return self._now.parts[-1][-1:] if self._now and self._now.parts else ""

    def begin(
        self, kind: BlockKind | None = None, level: int = 0, language: str | None = None
    ) -> None:
        """Begin a paragraph; one that was not ended goes on, as the new kind."""
        if self._now is not None:
            self._now.kind, self._now.level = kind, level
            return
        if self._parts:
            self.length += len(BREAK)
        self._now = _Paragraph(self.length, kind, level, language, segments=len(self.segments))
        for link in self.open_links:
            link.start = self.length

    def number(self, text: str) -> None:
        """Write the number that its list gives the paragraph, unless the paragraph has text."""
        if not text or self._now is None or self._now.parts:
            return
        span = self.write(f"{text} ")
        self._now.numbered = span.end - span.start
        self.list_numbers.append(Span(span.start, span.start + len(text)))
        for link in self.open_links:
            link.start = self.length

    def write(self, text: str, node: Any = None, offset: int = 0) -> Span:
        """Write characters of a node into the paragraph; return their span."""
        if self._now is None:
            self.begin()
        assert self._now is not None
        start = self.length
        if text:
            self._now.parts.append(text)
            self.length += len(text)
            self.segments.append(Segment(start, self.length, node, offset))
        return Span(start, self.length)

    def end(self, language: str | None = None) -> bool:
        """End the paragraph, most of it in ``language``; return whether it had text."""
        now, self._now = self._now, None
        if now is None:
            return False
        now.language = language or now.language
        text = "".join(now.parts)
        if not text[now.numbered :].strip():
            self._undo(now)
            return False
        for link in self.open_links:
            self._close(link)
        if self._parts:
            self._parts.append(BREAK)
        self._parts.append(text)
        self._put(now, text)
        return True

    def _put(self, now: _Paragraph, text: str) -> None:
        start = now.start + len(text) - len(text.lstrip())
        body = text.strip()
        span = Span(start, start + len(body))
        self.pieces.append(Piece(span, body, now.kind, now.level, now.language))
        self._counted += 1
        self.places.append(DocumentPlace(now.start, self._counted, self.note, self.page, self.part))

    def _undo(self, now: _Paragraph) -> None:
        """Take back a paragraph without text, and everything in it."""
        start = now.start
        del self.segments[now.segments :]
        self.length = start - len(BREAK) if self._parts else start
        while self.links and self.links[-1].span.start >= start:
            self.links.pop()
        while self.superscripts and self.superscripts[-1].start >= start:
            self.superscripts.pop()
        while self.list_numbers and self.list_numbers[-1].start >= start:
            self.list_numbers.pop()
        for at in range(len(self.anchors) - 1, -1, -1):
            anchor = self.anchors[at]
            if anchor.span.start < start:
                break
            self.anchors[at] = Anchor(anchor.name, Span(self.length, self.length))

    def count_from(self, number: int) -> int:
        """Count paragraphs from here as if ``number`` had gone before; return the old count."""
        before, self._counted = self._counted, number
        return before

    # ------------------------------------------------------------------------ links

    def open_link(self, href: str) -> OpenLink:
        """Begin a link; it may run over several paragraphs."""
        link = OpenLink(href, self.length)
        self.open_links.append(link)
        return link

    def close_link(self, link: OpenLink) -> None:
        """End a link."""
        if link in self.open_links:
            self.open_links.remove(link)
            if self._now is not None:
                self._close(link)

    def _close(self, link: OpenLink) -> None:
        if link.start < self.length and link.href:
            self.links.append(Link(Span(link.start, self.length), link.href))
        link.start = self.length
