"""A bibliography as a document: each of its works is one reference."""

from __future__ import annotations

from verify.model import BlockKind, MarkedNote, Span, Work
from verify.read.bibliography.load import works_of
from verify.read.bibliography.reference_text import written_work
from verify.read.document.builder import DocumentBuilder
from verify.read.document.errors import UnreadableDocument
from verify.read.document.result import DocumentMap, DocumentText


def read_reference_list(text: str, form: str) -> DocumentText:
    """Return the works of a file as a list of references. Raises ``UnreadableDocument``."""
    works, notices = works_of(text, form)
    if not works:
        raise UnreadableDocument("The bibliography has no entries.")
    builder = DocumentBuilder()
    notes = tuple(note for work in works if (note := _entry(builder, work)))
    return DocumentText(
        builder.text,
        tuple(builder.pieces),
        DocumentMap(builder.segments),
        notes=notes,
        places=tuple(builder.places),
        notices=notices,
    )


def _entry(builder: DocumentBuilder, work: Work) -> MarkedNote | None:
    """Write one work; return its note, or None where it has nothing to write."""
    said = written_work(work)
    if not any(sign.isalnum() for sign in said):
        return None
    builder.part = f"entry {work.key}"
    before = builder.count_from(0)
    builder.begin(BlockKind.NOTES)
    span = builder.write(said, work.key)
    builder.end()
    builder.count_from(before)
    return MarkedNote("", Span(span.start, span.end), Span(span.start, span.end))
