r"""The works that a LaTeX text cites, and the notes that it has, in the order of their first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from verify.model import Span, Work
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
        """Give the text to the last mark without one, or to that with this number."""
        waiting = [note for note in self._open if number in (None, note.label)]
        if waiting:
            waiting[-1].nodes = nodes
            self._open.remove(waiting[-1])

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

    def year(self, key: str) -> str:
        """Return the year of a work, or ""."""
        work = self.works.get(key)
        return (work.published or "")[:4] if work else ""
