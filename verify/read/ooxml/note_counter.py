"""The numbers that Word gives footnotes and endnotes (ECMA-376 part 1, 17.11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verify.read.document.note_numbers import note_number
from verify.read.ooxml.names import attribute, both, child, local

_FORMATS = {"footnotePr": "decimal", "endnotePr": "lowerRoman"}  # 17.11.17 and 17.11.18


@dataclass(frozen=True, slots=True)
class NoteProperties:
    """How notes are numbered: format, first number, and where numbering restarts."""

    form: str
    start: int = 1
    restart: str = "continuous"  # eachSect, eachPage


def _read(element: Any, known: NoteProperties) -> NoteProperties:
    """Return the properties that an element gives, and for the rest those known."""
    said = {local(one): attribute(one) or "" for one in element}
    start = said.get("numStart", "")
    return NoteProperties(
        said.get("numFmt") or known.form,
        int(start) if start.isdecimal() else known.start,
        said.get("numRestart") or known.restart,
    )


def _of_settings(settings: Any, name: str) -> NoteProperties:
    known = NoteProperties(_FORMATS[name])
    own = child(settings, name) if settings is not None else None
    return _read(own, known) if own is not None else known


def sections(body: Any) -> list[Any]:
    """Return the properties of the sections of a text in order."""
    return [
        element
        for element in body.iter(*both("sectPr"))
        if local(element.getparent()) in ("pPr", "body")
    ]


class NoteCounter:
    """Counts the notes of one kind: ``footnotePr`` or ``endnotePr``."""

    def __init__(self, name: str, settings: Any, all_sections: list[Any]) -> None:
        general = _of_settings(settings, name)
        self._properties = [_of_section(section, name, general) for section in all_sections]
        self._properties = self._properties or [general]
        self._next: int | None = None
        self._section = self._page = 0
        self.group = 0

    def number(self, section: int, page: int) -> str:
        """Return the number of the next note, which is referred to in this section and page."""
        known = self._properties[min(section, len(self._properties) - 1)]
        moved = (known.restart == "eachSect" and section != self._section) or (
            known.restart == "eachPage" and page != self._page
        )
        if self._next is None or moved:
            self.group += self._next is not None
            self._next = known.start
        self._section, self._page = section, page
        number, self._next = self._next, self._next + 1
        return note_number(number, known.form)


def _of_section(section: Any, name: str, general: NoteProperties) -> NoteProperties:
    own = child(section, name)
    return _read(own, general) if own is not None else general
