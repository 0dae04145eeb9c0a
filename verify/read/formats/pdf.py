"""PDF articles: reading order, notes at the foot of the page, hyphens, links, page numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from verify.model import BlockKind, Link, MarkedNote, Span
from verify.read.document.builder import DocumentBuilder
from verify.read.document.errors import UnreadableDocument
from verify.read.document.result import DocumentMap, DocumentText
from verify.read.pdf.layout import Layout, NoteLines, lay_out
from verify.read.pdf.pages import Line, PageLink, Pages, read_pages
from verify.read.pdf.paragraphs import HYPHENS, joint, line_pitch, paragraphs
from verify.text.language.word_lists import zipf

_TITLE, _HEADING = 1.3, 1.12  # of the text's size


def read_pdf(data: bytes) -> DocumentText:
    """Return the text of a PDF. Raises ``UnreadableDocument``."""
    pages = read_pages(data)
    if not any(any(sign.isalpha() for sign in line.text) for line in pages.lines):
        raise UnreadableDocument(
            "The PDF has no text: its pages are images. Run text recognition (OCR) on it and"
            " give the result."
        )
    layout = lay_out(pages)
    writer = _Writer(layout, _dictionary(layout.text))
    writer.text()
    notes = writer.notes()
    writer.furniture()
    return _result(writer, notes, pages)


def _dictionary(lines: Sequence[Line]) -> Callable[[str], bool]:
    """Return the test whether the language of these lines has a word; False without a list."""
    from verify.text.language.detect import detect_language

    language = detect_language(" ".join(line.text for line in lines[:40])[:2000]).code

    @cache
    def known(word: str) -> bool:
        try:
            return bool(language) and zipf(word, str(language)) > 1.5
        except LookupError:
            return False

    return known


@dataclass(slots=True)
class _Writer:
    """Writes paragraphs and notes, and remembers where the numbers of notes are."""

    layout: Layout
    known: Callable[[str], bool]
    builder: DocumentBuilder = field(default_factory=DocumentBuilder)
    markers: dict[tuple[int, str], list[Span]] = field(default_factory=dict)  # page, label

    def text(self) -> None:
        """Write the running text."""
        lines, size = self.layout.text, self.layout.size
        labels = {(note.page, note.label) for note in self.layout.notes}
        titles = max((line.size for line in lines if line.page == 1), default=size)
        for paragraph in paragraphs(lines, line_pitch(lines, size)):
            kind, level = None, 0
            if paragraph[0].size > _HEADING * size and sum(len(x.text) for x in paragraph) < 300:
                top = paragraph[0].size >= titles and titles > _TITLE * size
                kind, level = BlockKind.HEADING, 1 if top else 2
            self.builder.page = paragraph[0].page
            self.builder.begin(kind, level)
            self._lines(paragraph, labels)
            self.builder.end()

    def _lines(self, lines: Sequence[Line], labels: set[tuple[int, str]], skip: int = 0) -> None:
        for number, line in enumerate(lines):
            start = skip if number == 0 else 0
            text, between = line.text, ""
            if number + 1 < len(lines):
                drop, between = joint(line.text, lines[number + 1].text, self.known)
                text = line.text.rstrip()
                text = text[: len(text) - drop]
            self._line(line, text, start, labels)
            self.builder.write(between)

    def _line(self, line: Line, text: str, start: int, labels: set[tuple[int, str]]) -> None:
        """Write one line; a raised number whose note is on the page becomes its marker."""
        for first, end in line.raised:
            label = line.text[first:end]
            if first < start or end > len(text):
                continue
            self._plain(line, text, start, first)
            if (line.page, label) in labels and not _is_power(text[:first]):
                span = self.builder.write(f"[{label}]", (line.page, _origin(line, first)), -1)
                self.markers.setdefault((line.page, label), []).append(span)
            else:
                at = self.builder.length
                self._plain(line, text, first, end)
                self.builder.superscripts.append(Span(at, self.builder.length))
            start = end
        self._plain(line, text, start, len(text))

    def _plain(self, line: Line, text: str, start: int, end: int) -> None:
        """Write a part of a line, piece by piece as its characters are on the page."""
        stops = [offset for offset, _, _ in line.origins if start < offset < end]
        for first, behind in pairwise([start, *stops, end]):
            said = text[first:behind].translate(_SIGNS)
            if said:
                self.builder.write(said, (line.page, _origin(line, first)))

    def notes(self) -> tuple[MarkedNote, ...]:
        """Write the notes below the text."""
        found, groups, seen = [], 0, set[str]()
        for note in self.layout.notes:
            if note.label in seen:
                groups, seen = groups + 1, set()
            seen.add(note.label)
            markers = self.markers.get((note.page, note.label), [])
            found.append(self._note(note, tuple(markers), groups))
        return tuple(found)

    def _note(self, note: NoteLines, markers: tuple[Span, ...], group: int) -> MarkedNote:
        self.builder.note, self.builder.page = note.label, note.page
        self.builder.begin(BlockKind.NOTES)
        start = self.builder.length
        body = self.builder.write(f"[{note.label}] ").end
        first = note.lines[0].text
        skip = note.skip + len(first[note.skip :]) - len(first[note.skip :].lstrip(" .)]"))
        self._lines(note.lines, set(), skip)
        self.builder.end()
        self.builder.note = None
        end = self.builder.pieces[-1].span.end
        return MarkedNote(note.label, Span(start, end), Span(min(body, end), end), markers, group)

    def furniture(self) -> None:
        """Write headers and footers once, at the end."""
        said = set[str]()
        for line in self.layout.furniture:
            key = "".join(sign for sign in line.text if sign.isalpha())
            if key and key not in said:
                said.add(key)
                self.builder.page = line.page
                self.builder.begin(BlockKind.FURNITURE)
                self._plain(line, line.text, 0, len(line.text))
                self.builder.end()


# 10², 5 km²: quantities.
_QUANTITY = re.compile(r"(?:(?<![\d.,])10|\b[cdkmn]?m|(?<!\w)[кмсд]?м)$")


def _is_power(before: str) -> bool:
    """Whether a raised number is the power of what stands before it."""
    return _QUANTITY.search(before) is not None


_SIGNS = {ord(sign): "-" for sign in HYPHENS if sign not in "\u00ad\u2010"} | {0xAD: None}
# The sign of a printed page that leads from a note back to the text, with its variation selector.
_SIGNS |= {0x21A9: None, 0xFE0E: None}


def _origin(line: Line, offset: int) -> int:
    """Return the character of the page at an offset of the line."""
    for start, first, length in reversed(line.origins):
        if offset >= start:
            return first + min(offset - start, length)
    return line.origins[0][1]


# --------------------------------------------------------------------------------- result


def _result(writer: _Writer, notes: tuple[MarkedNote, ...], pages: Pages) -> DocumentText:
    builder = writer.builder
    notices: tuple[str, ...] = ()
    if pages.empty:
        count = f"{pages.empty} of {pages.count} pages"
        notices = (f"{count} have no text: they are empty, or images of text.",)
    return DocumentText(
        builder.text,
        tuple(builder.pieces),
        DocumentMap(builder.segments),
        links=tuple(_links(builder, pages.links)),
        superscripts=tuple(builder.superscripts),
        notes=notes,
        places=tuple(builder.places),
        notices=notices,
    )


def _links(builder: DocumentBuilder, links: Iterable[PageLink]) -> list[Link]:
    """Return the link annotations with the words under them."""
    by_page: dict[int, list[tuple[int, int, int]]] = {}
    for segment in builder.segments:
        if segment.node is not None:
            page, first = segment.node
            by_page.setdefault(page, []).append((first, segment.start, segment.end))
    found = []
    for link in links:
        under = [
            (
                max(link.start, first) - first + start,
                min(link.end, first + end - start) - first + start,
            )
            for first, start, end in by_page.get(link.page, ())
            if first < link.end and first + end - start > link.start
        ]
        if under:
            span = Span(min(a for a, _ in under), max(b for _, b in under))
            found.append(Link(span, link.href))
    return sorted(found, key=lambda link: link.span)
