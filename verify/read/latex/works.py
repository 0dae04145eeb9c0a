r"""The works that a LaTeX text cites, and the notes that it has, in the order of their first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from verify.model import Span, Work
from verify.read.bibliography.dates import year_of
from verify.read.bibliography.reference_text import written_work


@dataclass(slots=True)
class LatexNote:
    """A footnote: its label, its nodes or its words, and where the text points to it."""

    label: str
    nodes: Any = None  # of its text
    words: str = ""  # of a citation that LaTeX writes
    markers: list[Span] = field(default_factory=list)


class LatexNotes:
    """Footnotes, cited works and the entries of `thebibliography`."""

    def __init__(self, works: Mapping[str, Work]) -> None:
        self.works = works
        self.notes: list[LatexNote] = []
        self.cited: dict[str, list[Span]] = {}  # by key
        self.items: dict[str, Any] = {}  # key -> nodes of a \bibitem
        self.missing: list[str] = []
        self._count = 0
        self._written = 0
        self._open: list[LatexNote] = []  # \footnotemark without its \footnotetext

    def footnote(self, number: str | None, nodes: Any = None, words: str = "") -> LatexNote:
        """Return a new footnote with its number, or the one that was given."""
        if number is None:
            self._count += 1
        note = LatexNote(number or str(self._count), nodes, words)
        self.notes.append(note)
        return note

    def footnote_mark(self, number: str | None) -> LatexNote:
        """Return a footnote whose text comes later; a number that is known is used again."""
        known = next((note for note in self.notes if note.label == number), None)
        if known is not None:
            return known
        note = self.footnote(number)
        self._open.append(note)
        return note

    def footnote_text(self, number: str | None, nodes: Any) -> None:
        """Give the text to the mark with its number, which is the current one if none is given.

        A text without a mark is a note of its own; without any number it needs none.
        """
        label = number or str(self._count)
        waiting = [note for note in self._open if note.label == label]
        if waiting:
            waiting[-1].nodes = nodes
            self._open.remove(waiting[-1])
        elif number is None and not any(note.label == label for note in self.notes):
            self.unmarked(nodes)
        else:
            self.notes.append(LatexNote(label if number or self._open else "", nodes))

    def unmarked(self, nodes: Any) -> None:
        """Add a note that no number in the text leads to."""
        self.notes.append(LatexNote("", nodes))

    def set_counter(self, change: int, is_added: bool) -> None:
        r"""Follow `\setcounter{footnote}{3}` and `\addtocounter{footnote}{-1}`."""
        self._count = max(0, self._count + change if is_added else change)

    def next_note(self) -> LatexNote | None:
        """Return the next note that is to be written, or None."""
        self._written += 1
        return self.notes[self._written - 1] if self._written <= len(self.notes) else None

    def cite(self, key: str, marker: Span) -> None:
        """Count a citation of a work."""
        self.cited.setdefault(key, []).append(marker)
        if key not in self.works and key not in self.items:
            self.missing.append(key)

    def written(self, key: str) -> str:
        """Return the reference of a key, or the key where the work is not known."""
        return written_work(self.works[key]) if key in self.works else key

    def names(self, key: str) -> str:
        """Return the authors as running text names them: `Doe`, `Doe and Roe`, `Doe et al.`"""
        work = self.works.get(key)
        names = [name.family for name in (work.authors or work.editors)] if work else []
        if len(names) > 2:
            return f"{names[0]} et al."
        return " and ".join(names)

    def title(self, key: str) -> str:
        """Return the title of a work, or ""."""
        work = self.works.get(key)
        return (work.title or "") if work else ""

    def url(self, key: str) -> str:
        """Return the URL of a work, or ""."""
        work = self.works.get(key)
        return (work.url or "") if work else ""

    def year(self, key: str) -> str:
        """Return the year of a work, or ""."""
        work = self.works.get(key)
        return year_of(work.published) if work else ""
