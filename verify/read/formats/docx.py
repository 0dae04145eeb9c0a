"""Word documents (DOCX, DOCM, DOTX): text, notes with their numbers, links, citation records.

An own walk over the XML: converters lose inserted words, citation records or note numbers, and
none ties words to runs, which comments in the author's file need.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from verify.model import BlockKind, CitationRecord, MarkedNote, Span
from verify.read.document.archive import Archive
from verify.read.document.builder import DocumentBuilder
from verify.read.document.errors import UnreadableDocument
from verify.read.document.result import DocumentMap, DocumentText
from verify.read.ooxml import block_handlers, link_handlers, run_handlers
from verify.read.ooxml.citation_records import own_sources
from verify.read.ooxml.document_walker import end_paragraph, walk
from verify.read.ooxml.fields import FieldStack
from verify.read.ooxml.list_numbers import ListNumbers
from verify.read.ooxml.names import attribute, child
from verify.read.ooxml.note_counter import NoteCounter, sections
from verify.read.ooxml.package import WordPackage
from verify.read.ooxml.state import NoteReference, WalkState
from verify.read.ooxml.styles import Styles

_HANDLERS = (block_handlers, link_handlers, run_handlers)  # they register themselves
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True, slots=True)
class WordText:
    """A Word document as read, with what writing comments into it needs."""

    package: WordPackage
    document: Any  # the root element of the text
    references: tuple[NoteReference, ...]
    text: DocumentText


def read_docx(data: bytes) -> DocumentText:
    """Return the text of a Word document. Raises ``UnreadableDocument``."""
    return read_word(data).text


def read_word(data: bytes) -> WordText:
    """Return a Word document as read. Raises ``UnreadableDocument``."""
    package = WordPackage(Archive(data))
    document = package.archive.xml(package.main)
    try:
        return _read(package, document)
    except RecursionError:
        raise UnreadableDocument(
            "Its text is nested too deeply. Save the document again with a word processor."
        ) from None


def _read(package: WordPackage, document: Any) -> WordText:
    body = child(document, "body")
    if body is None:
        raise UnreadableDocument("The file is damaged: its document has no body.")
    settings, all_sections = package.xml("settings"), sections(body)
    state = WalkState(
        DocumentBuilder(),
        Styles(package.xml("styles")),
        package.related,
        ListNumbers(package.xml("numbering")),
        counters={
            kind: NoteCounter(f"{kind}Pr", settings, all_sections)
            for kind in ("footnote", "endnote")
        },
        sources=_sources(package),
    )
    walk(state, body)
    end_paragraph(state)
    notes = _notes(package, state)
    return WordText(package, document, tuple(state.references), _result(package, state, notes))


def _sources(package: WordPackage) -> dict[str, CitationRecord]:
    """Return the sources that Word keeps with the document (customXml parts)."""
    found: dict[str, CitationRecord] = {}
    for one in package.related.values():
        if one.kind == "customXml" and one.target in package.archive:
            try:
                found |= own_sources(package.archive.xml(one.target))
            except UnreadableDocument:  # data of another program: no part of the text
                continue
    return found


# --------------------------------------------------------------------------------- notes


def _notes(package: WordPackage, state: WalkState) -> tuple[MarkedNote, ...]:
    """Write the notes below the text, footnotes before endnotes, in order of reference."""
    repeated: dict[int, list[Span]] = {}
    for bookmark, span in state.repeated:
        if (index := state.bookmarks.get(bookmark)) is not None:
            repeated.setdefault(index, []).append(span)
    numbered = list(enumerate(state.references))
    found = []
    for offset, kind in enumerate(("footnote", "endnote")):
        name = package.part(f"{kind}s")
        elements = _elements(package.archive.xml(name)) if name else {}
        state.links = package.relationships(name) if name else {}
        for index, reference in numbered:
            if reference.kind == kind:
                element = elements.get(reference.id)
                body = None if element is None else _note(state, reference, element)
                if body is not None:
                    markers = (reference.span, *repeated.get(index, ()))
                    group = 2 * reference.group + offset
                    found.append(MarkedNote(reference.label, body[0], body[1], markers, group))
    return tuple(found)


def _elements(root: Any) -> dict[str, Any]:
    """Return the notes of a part by ID, without the lines that separate notes from the text."""
    return {
        key: one
        for one in root
        if (key := attribute(one, "id")) is not None and attribute(one, "type") not in _SEPARATORS
    }


def _note(state: WalkState, reference: NoteReference, element: Any) -> tuple[Span, Span] | None:
    """Write one note; return its span and that of its body, or None if it has no text."""
    builder, first = state.builder, len(state.builder.pieces)
    state.kind, state.fields, state.deferred = BlockKind.NOTES, FieldStack(), []
    builder.note = reference.label
    before = builder.count_from(0)
    builder.begin(BlockKind.NOTES)
    start = builder.length
    if reference.label and not reference.custom:
        builder.write(f"[{reference.label}] ", reference.node, -1)
    state.skip_blank = True
    body = builder.length
    walk(state, element)
    end_paragraph(state)
    builder.note = None
    builder.count_from(before)
    state.kind, state.skip_blank = None, False
    if len(builder.pieces) == first:
        return None
    end = builder.pieces[-1].span.end
    if reference.custom:
        text = builder.pieces[first].text
        body = start + _after_mark(text, reference.label)
    return Span(start, end), Span(min(body, end), end)


def _after_mark(text: str, mark: str) -> int:
    """Return where the words of a note begin that opens with its typed mark."""
    rest = text.lstrip("[( ")
    if not mark or not rest.startswith(mark):
        return 0
    return len(text) - len(rest[len(mark) :].lstrip(" \u00a0\t])."))


# -------------------------------------------------------------------------------- result


def _result(package: WordPackage, state: WalkState, notes: tuple[MarkedNote, ...]) -> DocumentText:
    builder = state.builder
    wanted = {link.href[1:] for link in builder.links if link.href.startswith("#")}
    return DocumentText(
        builder.text,
        tuple(builder.pieces),
        DocumentMap(builder.segments),
        links=tuple(sorted(builder.links, key=lambda link: link.span)),
        anchors=tuple(anchor for anchor in builder.anchors if anchor.name in wanted),
        superscripts=tuple(builder.superscripts),
        notes=notes,
        places=tuple(builder.places),
        list_numbers=tuple(builder.list_numbers),
        records=tuple(state.records),
        notices=tuple(_notices(package, state)),
        language=state.styles.language,
    )


def _notices(package: WordPackage, state: WalkState) -> list[str]:
    """Return what the reader of a report has to know of how the document was read."""
    found = []
    if said := changes_sentence(state.changes):
        found.append(said)
    if package.has_macros:
        found.append("The document contains macros. They were not run.")
    if package.is_signed:
        found.append("The document is digitally signed. The signature was not checked.")
    if count := state.lost["embedded document"]:
        parts = "document" if count == 1 else "documents"
        found.append(f"{count} embedded {parts} could not be read.")
    return found


def changes_sentence(changes: Counter[str]) -> str | None:
    """Return how tracked changes were read, or None without any."""
    names = (("ins", "insertion"), ("del", "deletion"), ("moveTo", "move"))
    said = [
        f"{changes[key]} {name}{'' if changes[key] == 1 else 's'}"
        for key, name in names
        if changes[key]
    ]
    if not said:
        return None
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"Tracked changes were read as accepted: {listed}."
