"""Notes of wikitext: `<ref>`, its groups and names, and `{{sfn}}`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from verify.model import Span
from verify.read.document.note_numbers import note_number

# Groups whose notes are lettered or numbered otherwise (mediawiki.org, Extension:Cite).
_GROUPS = {
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}


@dataclass(slots=True)
class WikiNote:
    """One note: its number, its content, and the places that refer to it."""

    label: str
    group: str
    content: Any
    markers: list[Span] = field(default_factory=list)


class WikiNotes:
    """The notes of a page in the order of their first use."""

    def __init__(self) -> None:
        self.notes: list[WikiNote] = []
        self._known: dict[tuple[str, str], WikiNote] = {}
        self._counts: dict[str, int] = {}
        self.contents: dict[tuple[str, str], Any] = {}  # (group, name) -> defined content

    def use(self, group: str, name: str, content: Any) -> WikiNote:
        """Return the note that is referred to, a new one at its first use."""
        known = self._known.get((group, name)) if name else None
        if known is None:
            self._counts[group] = self._counts.get(group, 0) + 1
            number = note_number(self._counts[group], _GROUPS.get(group, "decimal"))
            plain = not group or group in _GROUPS
            known = WikiNote(number if plain else f"{group} {number}", group, None)
            self.notes.append(known)
            if name:
                self._known[group, name] = known
        if known.content is None:
            known.content = content if content is not None else self.contents.get((group, name))
        return known


def attribute(tag: Any, name: str) -> str:
    """Return an attribute of a tag without its quotation marks, "" where it has none."""
    if not tag.has(name):
        return ""
    value = tag.get(name).value
    return " ".join(str(value).split()).strip("\"'") if value is not None else ""


def define(root: Any, notes: WikiNotes) -> None:
    """Collect what named notes say, wherever on the page that stands."""
    for tag in root.ifilter_tags(matches=lambda node: str(node.tag).lower() == "ref"):
        name, group = attribute(tag, "name"), attribute(tag, "group")
        if name and tag.contents is not None and str(tag.contents).strip():
            notes.contents.setdefault((group, name), tag.contents)
