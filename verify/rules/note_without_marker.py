"""A note that nothing in the text points to.

What it finds
-------------
A numbered note whose number, letter or anchor appears nowhere in the text, while other
notes are pointed to. Where no note of a bracketed list is pointed to, one finding stands
for the whole list.

Why it matters
--------------
The marker was lost with a deleted sentence: the note now backs nothing, or a statement
above has silently lost its source.

Example
-------
Notes `[1]`, `[2]` and `[3]` under a text that marks only `[1]` and `[3]`.

What it leaves alone
--------------------
Source lines without a number, image credits, and plain numbered lists of literature
(`1. …`) that the text never marks at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Note, NoteKind, Severity
from verify.rules._places import place

CODE = "N102"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

# Labels that look like a list of literature or a remark where the text never points to them.
CLEAR = frozenset({"bracket", "markdown", "anchor", "superscript"})


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every unmarked note, or one for a list that is never marked."""
    marked = {marker.note for marker in dossier.markers}
    for number in sorted({note.note_list for note in dossier.notes}):
        listed = [i for i, note in enumerate(dossier.notes) if note.note_list == number]
        idle = [dossier.notes[i] for i in listed if i not in marked and _numbered(dossier.notes[i])]
        if any(i in marked for i in listed):
            for note in idle:
                yield _finding(dossier, [note], f"nothing in the text points to note {note.label}")
        elif clear := [note for note in idle if note.form in CLEAR]:
            labels = ", ".join(note.label for note in clear)
            yield _finding(dossier, clear, f"nothing in the text points to these notes: {labels}")


def _numbered(note: Note) -> bool:
    return bool(note.label) and note.form != "unnumbered" and note.kind is not NoteKind.CREDIT


def _finding(dossier: Dossier, notes: list[Note], message: str) -> Finding:
    return Finding(
        rule="note-without-marker",
        severity=SEVERITY,
        confidence=CONFIDENCE if len(notes) == 1 else Confidence.MEDIUM,
        message=message,
        places=tuple(place(dossier.article, note.span) for note in notes),
    )
