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
from verify.rules._places import place, shown
from verify.rules.notes._labels_in_order import number_of, out_of_order

CODE = "N104"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

# A slip moves one or two numbers. More, and the list is sorted by something else (by author).
MOST_SLIPS = 2
SHORTEST_ORDER = 3  # numbers in order that it takes to call another one out of order


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield what is out of order among the markers, then in each note list."""
    for number in sorted({note.note_list for note in dossier.notes}):
        notes = [note for note in dossier.notes if note.note_list == number]
        markers = _first_markers(dossier, number)
        yield from _misplaced(dossier, markers, "first marked after")
        yield from _misplaced(dossier, notes, "listed after")
        yield from _skipped(dossier, notes)


def _first_markers(dossier: Dossier, number: int) -> list[Marker]:
    """The first marker of each label that leads into this list, in the order of the text."""
    first: dict[str, Marker] = {}
    for marker in sorted(dossier.markers, key=lambda m: m.span.start):
        inside = kind_at(dossier.article, marker.span.start) is BlockKind.NOTES
        if marker.note is None or inside:
            continue
        if dossier.notes[marker.note].note_list == number:
            first.setdefault(marker.label, marker)
    return list(first.values())


def _misplaced(
    dossier: Dossier, things: Sequence[Marker] | Sequence[Note], how: str
) -> Iterator[Finding]:
    numbered = [(n, t.span) for t in things if (n := number_of(t.label)) is not None]
    numbers = list(dict(numbered))
    if len(numbers) != len(numbered):
        return  # a duplicate note: said elsewhere
    slips = out_of_order(numbers)
    if len(slips) > MOST_SLIPS or len(numbers) - len(slips) < SHORTEST_ORDER:
        return
    for slip in slips:
        neighbour = slip - 1 if slip else slip + 1
        order = how if slip else how.replace("after", "before")
        yield _finding(dossier, numbered[slip], numbered[neighbour], order)


def _finding(
    dossier: Dossier, slip: tuple[int, Span], neighbour: tuple[int, Span], order: str
) -> Finding:
    return Finding(
        rule="numbering-out-of-order",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=f"number {slip[0]} is {order} number {neighbour[0]}",
        places=(place(dossier.article, slip[1]),),
        evidence=(shown(dossier.article, neighbour[1], f"number {neighbour[0]}"),),
    )


def _skipped(dossier: Dossier, notes: Sequence[Note]) -> Iterator[Finding]:
    """Gaps of one number in a list that starts at one, where no marker uses the number."""
    numbered = [(n, note) for note in notes if (n := number_of(note.label)) is not None]
    listed = {n for n, _ in numbered} | {number_of(marker.label) for marker in dossier.markers}
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
            message=f"the list goes from {low[0]} to {high[0]}",
            places=(place(dossier.article, high[1].span),),
            evidence=(shown(dossier.article, low[1].span, f"number {low[0]}"),),
        )
