"""No marker in the text points to a note.

What it finds
-------------
A numbered note whose number, letter, or anchor does not appear in the text, although other
notes do have a marker. If no note of a bracketed list has a marker, the list gets one flag.

Why it matters
--------------
The marker was lost, often with a deleted sentence. Either the note no longer supports anything,
or a statement in the text has lost its source.

Example
-------
Notes `[1]`, `[2]`, and `[3]` below a text that has only the markers `[1]` and `[3]`.

Not flagged
-----------
- Source lines without a number, and image credits.
- Numbered reading lists (`1. …`) that the text never refers to.
- Numbers that are part of a group (`[3; 5–7]`, `[1, p. 15]`, `[4 to 6]`, raised `2,3` and `2–4`).
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import BlockKind, Confidence, Dossier, Finding, Note, NoteKind, Severity
from verify.rules._places import place, text_at
from verify.text.lazy_patterns import re

CODE = "N102"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

# A group of notes: [3; 5–7], or a note with a page: [1, p. 15].
PAGE = r"(?:pp?|s|S|с|С|стр)\.?\s*"
PAGE_RANGE = rf"{PAGE}\d{{1,4}}(?:\s?[–—-]\s?\d{{1,4}})?+"
TO = r"(?:[–—-]|(?<=\s)(?:à|bis|to|по)(?=\s))"
AND = r"(?<=\s)(?:and|et|ile|und|ve|и|та)(?=\s)"
NEXT_IN_GROUP = rf"\s*(?:[,;:]|{TO}|{AND})\s*(?:\d{{1,3}}(?!\d)|{PAGE_RANGE})"
GROUP = re.compile(rf"[\[(](\d{{1,3}}(?:{NEXT_IN_GROUP})++)[\])]")
PAGES = re.compile(PAGE_RANGE)
RANGE = re.compile(rf"(\d{{1,3}})(?:\s?{TO}\s?(\d{{1,3}}))?")
MARKER_RANGE = re.compile(r"\[(\d{1,3})\]\s?[–—-]\s?\[(\d{1,3})\]")  # [4]–[6]
RAISED_RANGE = re.compile(rf"\d{{1,3}}\s?{TO}\s?\d{{1,3}}")
LONGEST_RANGE = 30
# Other forms look like a reading list or a comment if the text never points to them.
UNAMBIGUOUS_FORMS = frozenset({"bracket", "markdown", "anchor", "superscript"})


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every note without a marker, or one for a list without any."""
    marked = {marker.note for marker in dossier.markers} | _notes_in_groups(dossier)
    marked |= _same_label(dossier, marked)
    for number in sorted({note.note_list for note in dossier.notes}):
        listed = [i for i, note in enumerate(dossier.notes) if note.note_list == number]
        idle = [
            dossier.notes[i] for i in listed if i not in marked and _is_numbered(dossier.notes[i])
        ]
        if any(i in marked for i in listed):
            for note in idle:
                yield _finding(
                    dossier, [note], f"No marker in the text points to note {note.label}"
                )
        elif clear := [note for note in idle if note.form in UNAMBIGUOUS_FORMS]:
            labels = ", ".join(note.label for note in clear)
            yield _finding(dossier, clear, f"No marker in the text points to these notes: {labels}")


def _same_label(dossier: Dossier, marked: set[int | None]) -> set[int]:
    """Return notes with the same number as a marked one: duplicate-note reports those."""
    labels = {(note.note_list, note.label) for i, note in enumerate(dossier.notes) if i in marked}
    return {i for i, note in enumerate(dossier.notes) if (note.note_list, note.label) in labels}


def _notes_in_groups(dossier: Dossier) -> set[int]:
    """Return notes whose number is in a group of numbers or has a page: [1, p. 15], [3; 5–7]."""
    grouped: set[int] = set()
    for block in dossier.article.blocks:
        if block.kind is not BlockKind.NOTES:
            text = dossier.article.text[block.span.start : block.span.end]
            grouped.update(n for group in GROUP.findall(text) for n in _numbers_in_group(group))
            grouped.update(
                n for ends in MARKER_RANGE.findall(text) for n in _numbers_in_group("–".join(ends))
            )
    for span in dossier.article.superscripts:  # <sup>2–4</sup>
        if RAISED_RANGE.fullmatch(text_at(dossier.article, span).strip()):
            grouped.update(_numbers_in_group(text_at(dossier.article, span)))
    return {
        index
        for index, note in enumerate(dossier.notes)
        if note.label.isdecimal() and int(note.label) in grouped
    }


def _numbers_in_group(group: str) -> Iterator[int]:
    for low, high in RANGE.findall(PAGES.sub("", group)):
        yield from range(int(low), min(int(high or low), int(low) + LONGEST_RANGE) + 1)


def _is_numbered(note: Note) -> bool:
    return bool(note.label) and note.form != "unnumbered" and note.kind is not NoteKind.CREDIT


def _finding(dossier: Dossier, notes: list[Note], message: str) -> Finding:
    return Finding(
        rule="note-without-marker",
        severity=SEVERITY,
        confidence=CONFIDENCE if len(notes) == 1 else Confidence.MEDIUM,
        message=message,
        places=tuple(place(dossier.article, note.span) for note in notes),
        about=tuple(text_at(dossier.article, note.body) for note in notes),
    )
