"""A note number is duplicated.

What it finds
-------------
Two or more notes in the same list that have the same number.

Why it matters
--------------
A marker with this number leads to two sources, and readers cannot tell which one supports the
sentence.

Example
-------
`[4] “Talks resume”, …` followed by `[4] “Talks adjourned”, …`.

Not flagged
-----------
- Lists that start again at 1 in each section.
- One source that is cited in several notes.
- Source lines without a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Note, NoteKind, Severity
from verify.rules._places import place, text_at
from verify.rules._wording import number_word

CODE = "N103"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield one finding for every label that several notes of a list have."""
    by_label: dict[tuple[int, str, str], list[Note]] = defaultdict(list)
    for note in dossier.notes:
        if note.label and note.form != "symbol" and note.kind is not NoteKind.CREDIT:
            by_label[note.note_list, note.form, note.label.casefold()].append(note)
    for notes in by_label.values():
        if len(notes) > 1 and not _restarts(dossier, notes[0].note_list):
            yield Finding(
                rule="duplicate-note",
                severity=SEVERITY,
                confidence=CONFIDENCE,
                message=_message(notes),
                places=tuple(place(dossier.article, n.span) for n in [*notes[1:], notes[0]]),
                about=tuple(text_at(dossier.article, n.body) for n in notes),
            )


def _message(notes: list[Note]) -> str:
    return f"{number_word(len(notes)).capitalize()} notes are numbered {notes[0].label}"


def _restarts(dossier: Dossier, number: int) -> bool:
    """Whether the list starts again at 1 after several notes: one list for each section."""
    labels = [note.label for note in dossier.notes if note.note_list == number]
    anew = [at for at, label in enumerate(labels) if label == "1" and at > 1]
    return any(labels[at - 1] != "1" and labels[at : at + 2] == ["1", "2"] for at in anew)
