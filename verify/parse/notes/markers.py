"""Markers: the places in the body that point to a note."""

from __future__ import annotations

from collections.abc import Sequence

from verify.model import Article, Marker, Span
from verify.parse.notes.marker_forms import (
    bracket_markers,
    linked_markers,
    markdown_markers,
    markers_in_notes,
    parenthesis_markers,
    superscript_markers,
    symbol_markers,
)
from verify.parse.notes.marker_groups import (
    glued_markers,
    group_markers,
    raised_group_markers,
)
from verify.parse.notes.marker_targets import MarkerTargets
from verify.parse.notes.note_draft import NoteDraft
from verify.parse.taken_spans import TakenSpans


def find_markers(article: Article, notes: Sequence[NoteDraft]) -> tuple[Marker, ...]:
    """Return every marker of the body in order, with the note that it points to, if any."""
    taken = TakenSpans(note.span for note in notes)
    marked = [
        Marker(note.label, span, "anchor", index)
        for index, note in enumerate(notes)
        for span in note.markers
    ]
    for marker in marked:
        taken.add(marker.span)
    found: list[tuple[Span, str, str]] = []
    for source in (
        linked_markers,
        markdown_markers,
        bracket_markers,
        group_markers,
        raised_group_markers,
        superscript_markers,
        symbol_markers,
    ):
        for span, label, form in source(article, notes):
            if not taken.overlaps(span):
                taken.add(span)
                found.append((span, label, form))
    if not marked and not any(form not in ("symbol",) for _, _, form in found):
        found.extend(
            x
            for x in [*parenthesis_markers(article, notes), *glued_markers(article, notes)]
            if not taken.overlaps(x[0])
        )
    found.extend(markers_in_notes(article, notes))
    goals = MarkerTargets(article, notes)
    tied = [Marker(label, span, form, goals.of(span, label)) for span, label, form in found]
    inline = [
        Marker("", Span(n.span.start, n.span.start + 2), "inline", i)
        for i, n in enumerate(notes)
        if n.form == "inline"
    ]
    return tuple(sorted([*marked, *tied, *inline], key=lambda m: m.span))
