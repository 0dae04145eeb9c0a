"""Wikitext: text, `<ref>` notes, citation templates, links (extra `documents`)."""

from __future__ import annotations

import re

from verify.model import BlockKind, MarkedNote, Span
from verify.read.document.builder import DocumentBuilder
from verify.read.document.errors import UnreadableDocument
from verify.read.document.extra import missing_extra
from verify.read.document.result import DocumentMap, DocumentText

_SIGNS = (
    re.compile(r"<ref[ >/]", re.I),
    re.compile(r"\[\[[^\[\]\n]{1,200}\]\]"),
    re.compile(r"^\{\{[^{}\n]{1,200}", re.M),
    re.compile(r"^={2,4}[^=\n]+={2,4}\s*$", re.M),
    re.compile(r"'''[^'\n]+'''"),
)
_MANY_LINKS = 3


def is_wikitext(text: str) -> bool:
    """Return whether a text has the marks of wikitext: links, and two of the others at least."""
    sample = text[:50_000]
    if len(_SIGNS[1].findall(sample)) < _MANY_LINKS:
        return False
    return sum(bool(sign.search(sample)) for sign in _SIGNS) >= 3


def read_wikitext(text: str) -> DocumentText:
    """Return what readers of the page see. Raises ``UnreadableDocument`` without the extra."""
    try:
        import mwparserfromhell
    except ImportError:
        raise missing_extra("wikitext") from None
    from verify.read.wikitext.document_walker import Walk
    from verify.read.wikitext.notes import WikiNotes, define

    code = mwparserfromhell.parse(text)
    walk = Walk(DocumentBuilder(), WikiNotes())
    try:
        define(code, walk.notes)
        walk.nodes(code)
        walk.builder.end()
        notes = tuple(_notes(walk))
    except RecursionError:
        raise UnreadableDocument("Its templates are nested too deeply to be read.") from None
    builder = walk.builder
    return DocumentText(
        builder.text,
        tuple(builder.pieces),
        DocumentMap(builder.segments),
        links=tuple(sorted(builder.links, key=lambda link: link.span)),
        notes=notes,
        places=tuple(builder.places),
    )


def _notes(walk: object) -> list[MarkedNote]:
    """Write the notes below the text, the groups one after the other."""
    from verify.read.wikitext.document_walker import Walk

    assert isinstance(walk, Walk)
    builder, found = walk.builder, []
    groups = list(dict.fromkeys(note.group for note in walk.notes.notes))
    walk.in_note, walk.addresses, walk.kind = True, True, BlockKind.NOTES
    for note in sorted(walk.notes.notes, key=lambda one: groups.index(one.group)):
        first = len(builder.pieces)
        builder.note = note.label
        before = builder.count_from(0)
        builder.begin(BlockKind.NOTES)
        start = builder.length
        body = builder.write(f"[{note.label}] ").end
        walk.nodes(note.content)
        builder.end()
        builder.count_from(before)
        if len(builder.pieces) > first and note.content is not None:
            end = builder.pieces[-1].span.end
            spans = Span(start, end), Span(min(body, end), end)
            group = groups.index(note.group)
            found.append(MarkedNote(note.label, *spans, tuple(note.markers), group))
    builder.note = None
    return found
