"""The notes of a LaTeX text, written below it: footnotes, then the works that it cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from verify.model import BlockKind, MarkedNote, Span
from verify.read.latex.document_walker import Walk

FOOTNOTES, WORKS = 0, 1  # groups


@dataclass(frozen=True, slots=True)
class _Entry:
    """A note to write: its words or its nodes."""

    label: str
    markers: tuple[Span, ...]
    group: int
    nodes: list[Any]
    words: str


def write_footnotes(walk: Walk) -> Iterator[MarkedNote]:
    """Write the footnotes that are not written yet, also those of other notes; yield them."""
    while (note := walk.notes.next_note()) is not None:
        nodes = [note.nodes] if note.nodes is not None else []
        if not nodes and not note.words:
            continue  # a mark whose text is nowhere
        yield from _note(
            walk, _Entry(note.label, tuple(note.markers), FOOTNOTES, nodes, note.words)
        )


def write_works(walk: Walk) -> Iterator[MarkedNote]:
    """Write the cited works and the entries of the text's own bibliography; yield them."""
    notes = walk.notes
    for key in dict.fromkeys([*notes.cited, *notes.items]):
        words = "" if key in notes.items else notes.written(key)
        markers = tuple(notes.cited.get(key, ()))
        yield from _note(walk, _Entry(key, markers, WORKS, notes.items.get(key, []), words))


def _note(walk: Walk, entry: _Entry) -> Iterator[MarkedNote]:
    builder, first = walk.builder, len(walk.builder.pieces)
    walk.in_note, walk.kind = True, BlockKind.NOTES
    builder.note = entry.label
    before = builder.count_from(0)
    builder.begin(BlockKind.NOTES)
    start = builder.length
    body = builder.write(f"[{entry.label}] " if entry.label else "").end
    builder.write(entry.words)
    walk.nodes(entry.nodes)
    builder.end()
    builder.count_from(before)
    builder.note = None
    if len(builder.pieces) > first and builder.pieces[-1].span.end > body:
        end = builder.pieces[-1].span.end
        spans = Span(start, end), Span(min(body, end), end)
        # The work of a list that the text does not cite is no note that lost its marker.
        label = "" if entry.group == WORKS and not entry.markers else entry.label
        yield MarkedNote(label, *spans, entry.markers, entry.group)
