"""The note that a marker points to."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from verify.model import Article, Span
from verify.parse.notes.note_draft import NoteDraft


class MarkerTargets:
    """The notes that a marker can point to, by position, label and anchor."""

    def __init__(self, article: Article, notes: Sequence[NoteDraft]) -> None:
        self._notes = sorted((note.span, i) for i, note in enumerate(notes))
        self._labels: dict[str, list[tuple[int, int]]] = {}
        for span, index in self._notes:
            self._labels.setdefault(notes[index].label, []).append((span.start, index))
        self._links = [link for link in article.links if link.href.startswith("#")]
        self._places: dict[str, list[int]] = {}
        for anchor in article.anchors:
            self._places.setdefault(anchor.name, []).append(anchor.span.start)

    def of(self, span: Span, label: str) -> int | None:
        """Return the note that a marker points to, or None.

        It is the target of the marker's link, else the note with its label in the next list
        below the marker, else in the last list above.
        """
        by_anchor = self._by_anchor(span)
        if by_anchor is not None:
            return by_anchor
        same = self._labels.get(label, [])
        below = bisect.bisect_right(same, span.start, key=lambda place: place[0])
        return same[min(below, len(same) - 1)][1] if same else None

    def _by_anchor(self, span: Span) -> int | None:
        at = bisect.bisect_right(self._links, span.start, key=lambda link: link.span.end)
        for link in self._links[at : at + 3]:  # no marker has more links
            if link.span.start < span.end:
                places = self._places.get(link.href[1:], [])[:3]
                found = [i for i in map(self.around, places) if i is not None]
                if found:
                    return min(found)
        return None

    def around(self, offset: int) -> int | None:
        """Return the note that contains this offset, or None."""
        at = bisect.bisect_right(self._notes, offset + 1, key=lambda note: note[0].start) - 1
        return self._notes[at][1] if at >= 0 and offset < self._notes[at][0].end else None
