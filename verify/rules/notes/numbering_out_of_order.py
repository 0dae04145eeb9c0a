"""A note or its marker is out of order, or a number is skipped.

What it finds
-------------
A marker that first appears after a higher number, a note that is out of order in its list, and
a number that is missing from the list.

Why it matters
--------------
Notes were moved, added, or deleted by hand. If one number is wrong, the marker next to it may
lead to the wrong source.

Example
-------
Markers `[1]`, `[3]`, `[2]`, `[4]` in the text; or a list that goes from `[4]` to `[6]`.

Not flagged
-----------
- Markers that are used again.
- Numbered bibliographies that are sorted in another way (many numbers are out of order).
- Lists that start again at 1.
- Letters and symbols.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from verify.model import BlockKind, Confidence, Dossier, Finding, Marker, Note, Severity, Span
from verify.rules._blocks import kind_at
from verify.rules._places import article_evidence, place
from verify.rules.notes._label_order import label_number, out_of_order

CODE = "N104"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

# A mistake moves one or two numbers. If more are moved, the list is sorted by something else.
MOST_SLIPS = 2
FEWEST_IN_ORDER = 3  # numbers that must be in order before another one is out of order


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield what is out of order among the markers, then in the list, for each note list."""
    for number in sorted({note.note_list for note in dossier.notes}):
        notes = [note for note in dossier.notes if note.note_list == number]
        markers = _first_markers(dossier, number)
        yield from _misplaced_numbers(dossier, markers, "cited")
        yield from _misplaced_numbers(dossier, notes, "listed")
        yield from _skipped_numbers(dossier, notes)


def _first_markers(dossier: Dossier, number: int) -> list[Marker]:
    """Return the first marker of each label that points into this list, in text order."""
    first: dict[str, Marker] = {}
    for marker in sorted(dossier.markers, key=lambda m: m.span.start):
        inside = kind_at(dossier.article, marker.span.start) is BlockKind.NOTES
        if marker.note is None or inside:
            continue
        if dossier.notes[marker.note].note_list == number:
            first.setdefault(marker.label, marker)
    return list(first.values())


def _misplaced_numbers(
    dossier: Dossier, things: Sequence[Marker] | Sequence[Note], verb: str
) -> Iterator[Finding]:
    numbered = [(n, t.span) for t in things if (n := label_number(t.label)) is not None]
    numbers = list(dict(numbered))
    if len(numbers) != len(numbered):
        return  # duplicate-note reports a number that is used twice
    slips = out_of_order(numbers)
    if len(slips) > MOST_SLIPS or len(numbers) - len(slips) < FEWEST_IN_ORDER:
        return
    for slip in slips:
        neighbor = numbered[slip - 1 if slip else slip + 1]
        yield _finding(dossier, numbered[slip][1], neighbor, _message(numbers, slip, verb))


def _message(numbers: Sequence[int], slip: int, verb: str) -> str:
    """Return what is wrong with the number at index ``slip``; ``verb``: cited, listed."""
    number = numbers[slip]
    if not slip:
        return f"Note {number} is {verb} first, before note {numbers[1]}"
    before = numbers[slip - 1]
    if number < before:
        return f"Note {number} is first {verb} after note {before}"
    skipped = [n for n in range(before + 1, number) if n not in numbers[:slip]]
    message = f"Note {number} is {verb} right after note {before}"
    return f"{message}; note {skipped[0]} is skipped" if len(skipped) == 1 else message


def _finding(dossier: Dossier, span: Span, neighbor: tuple[int, Span], message: str) -> Finding:
    return Finding(
        rule="numbering-out-of-order",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=message,
        places=(place(dossier.article, span),),
        evidence=(article_evidence(dossier.article, neighbor[1], f"Note {neighbor[0]}"),),
    )


def _skipped_numbers(dossier: Dossier, notes: Sequence[Note]) -> Iterator[Finding]:
    """Yield gaps of one number in a list that starts at 1, if no marker has the number."""
    numbered = [(n, note) for note in notes if (n := label_number(note.label)) is not None]
    listed = {n for n, _ in numbered} | {label_number(marker.label) for marker in dossier.markers}
    if not numbered or numbered[0][0] != 1:
        return
    gaps = [
        (low, high)
        for low, high in pairwise(numbered)
        if high[0] == low[0] + 2 and low[0] + 1 not in listed
    ]
    for low, high in gaps if len(gaps) <= MOST_SLIPS else ():
        yield Finding(
            rule="numbering-out-of-order",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message=(
                f"Note {high[0]} is listed right after note {low[0]}; note {low[0] + 1} is missing"
            ),
            places=(place(dossier.article, high[1].span),),
            evidence=(article_evidence(dossier.article, low[1].span, f"Note {low[0]}"),),
        )
