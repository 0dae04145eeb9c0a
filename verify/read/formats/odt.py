"""OpenDocument texts (ODT): text, notes with their numbers, links, Zotero's records."""

from __future__ import annotations

from typing import Any

from verify.model import BlockKind, MarkedNote, Span
from verify.read.document.archive import Archive
from verify.read.document.builder import DocumentBuilder
from verify.read.document.errors import UnreadableDocument
from verify.read.document.result import DocumentMap, DocumentText
from verify.read.opendocument import handlers
from verify.read.opendocument.document_walker import NoteMark, State, end_paragraph, walk
from verify.read.opendocument.list_numbers import ListNumbers
from verify.read.opendocument.names import full, name_of
from verify.read.opendocument.styles import Styles

_HANDLERS = handlers  # they register themselves


def read_odt(data: bytes) -> DocumentText:
    """Return the text of an OpenDocument text. Raises ``UnreadableDocument``."""
    archive = Archive(data)
    _refuse_encrypted(archive)
    if "content.xml" not in archive:
        raise UnreadableDocument("The file is damaged: it has no content.xml. Save it again.")
    return read_content(archive, archive.xml("content.xml"))


def read_content(archive: Archive, content: Any) -> DocumentText:
    """Return the text of a content.xml that was parsed. Raises ``UnreadableDocument``.

    The nodes of its map are (element, whether the words are its tail).
    """
    styles = archive.xml("styles.xml") if "styles.xml" in archive else None
    text = next(content.iter(full("office:text")), None)
    if text is None:
        raise UnreadableDocument("This is an OpenDocument file, but not a text.")
    state = State(DocumentBuilder(), Styles(styles, content), ListNumbers(styles, content))
    try:
        walk(state, text)
        end_paragraph(state)
        notes = tuple(_notes(state))
    except RecursionError:
        raise UnreadableDocument(
            "Its text is nested too deeply. Save the document again with a word processor."
        ) from None
    return _result(state, notes, _notices(content))


def _refuse_encrypted(archive: Archive) -> None:
    if "META-INF/manifest.xml" not in archive:
        return
    manifest = archive.xml("META-INF/manifest.xml")
    if next(manifest.iter(full("manifest:encryption-data")), None) is not None:
        raise UnreadableDocument(
            "The document is encrypted. Save it without a password and give that file."
        )


def _notes(state: State) -> list[MarkedNote]:
    """Write the notes below the text, footnotes before endnotes."""
    found = []
    marks = list(state.notes)  # notes cannot hold notes
    for offset, kind in enumerate(("footnote", "endnote")):
        group, seen = 0, set[str]()
        for mark in (one for one in marks if one.kind == kind):
            if mark.label in seen and mark.label[0].isalnum():
                group, seen = group + 1, set()
            seen.add(mark.label)
            if note := _note(state, mark, 2 * group + offset):
                found.append(note)
    return found


def _note(state: State, mark: NoteMark, group: int) -> MarkedNote | None:
    builder, first = state.builder, len(state.builder.pieces)
    state.kind, builder.note = BlockKind.NOTES, mark.label
    before = builder.count_from(0)
    builder.begin(BlockKind.NOTES)
    start = builder.length
    body = builder.write(f"[{mark.label}] ", (mark.body.getparent(), False), -1).end
    state.skip_blank = True
    walk(state, mark.body)
    end_paragraph(state)
    builder.count_from(before)
    state.kind, builder.note = None, None
    if len(builder.pieces) == first:
        return None
    end = builder.pieces[-1].span.end
    said = builder.pieces[first].text[body - start :]
    if not mark.label[0].isalnum() and said.startswith(mark.label):  # its mark typed again
        body += len(said) - len(said[len(mark.label) :].lstrip())
    return MarkedNote(mark.label, Span(start, end), Span(min(body, end), end), (mark.span,), group)


def _notices(content: object) -> tuple[str, ...]:
    """Return what is said of tracked changes, which are read as accepted."""
    counts = {"insertion": 0, "deletion": 0}
    for element in content.iter(full("text:changed-region")):  # type: ignore[attr-defined]
        for kind in counts:
            counts[kind] += any(name_of(one) == f"text:{kind}" for one in element)
    said = [f"{n} {kind}{'' if n == 1 else 's'}" for kind, n in counts.items() if n]
    return (f"Tracked changes were read as accepted: {' and '.join(said)}.",) if said else ()


def _result(state: State, notes: tuple[MarkedNote, ...], notices: tuple[str, ...]) -> DocumentText:
    builder = state.builder
    return DocumentText(
        builder.text,
        tuple(builder.pieces),
        DocumentMap(builder.segments),
        links=tuple(sorted(builder.links, key=lambda link: link.span)),
        superscripts=tuple(builder.superscripts),
        notes=notes,
        places=tuple(builder.places),
        list_numbers=tuple(builder.list_numbers),
        records=tuple(state.records),
        notices=notices,
        language=state.styles.language,
    )
