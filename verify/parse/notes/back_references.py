"""Resolve back references (ibid., там же, a.g.e., supra note 7, Bell 1976) to the works they repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from verify.model import Note, Reference
from verify.text.names.comparison import same_name

# “supra note 7”, “(oben N. 4)”, “wie Anm. 12”, «см. прим. 3»
_NOTE_NUMBER = regex.compile(r"(?<!\d)(\d{1,4})(?!\d)")


def resolve_back_references(
    notes: Sequence[Note], references: Sequence[Reference]
) -> tuple[Reference, ...]:
    """Return the references, with antecedents set for back references that are unambiguous.

    ``ibid.`` repeats the only reference of the previous note (or its antecedent), ``op. cit.``
    the only earlier work of the named author, ``supra note 7`` the work of that note, “Bell
    1976” the only work of that author and year. With two candidates, nothing is set.
    """
    resolved = list(references)
    for index, reference in enumerate(references):
        if reference.back_reference is not None:
            antecedent = _antecedent(notes, resolved, index)
        elif reference.style == "short form":
            antecedent = _by_year(resolved, index)
        else:
            continue
        resolved[index] = replace(reference, antecedent=antecedent)
    return tuple(resolved)


def _antecedent(notes: Sequence[Note], references: Sequence[Reference], index: int) -> int | None:
    reference = references[index]
    numbered = _NOTE_NUMBER.search(reference.back_reference or "")
    if numbered:
        return _in_note(notes, references, index, numbered[1])
    if reference.authors:
        return _by_author(references, index)
    return _before(notes, references, index)


def _in_note(
    notes: Sequence[Note], references: Sequence[Reference], index: int, label: str
) -> int | None:
    """Return the work of the note with this label: the only one, or the only one of the author."""
    own = references[index]
    if own.note is None:
        return None
    note_list = notes[own.note].note_list
    named = [n for n in notes if n.label == label and n.note_list == note_list]
    cited = [i for n in named for i in n.references if i < index]
    works = [i for i in cited if not own.authors or _share_author(own, references[i])]
    return _first(references, works[0]) if len(works) == 1 else None


def _before(notes: Sequence[Note], references: Sequence[Reference], index: int) -> int | None:
    number = references[index].note
    if number is None:
        return None
    same_note = [r for r in notes[number].references if r < index]
    if same_note:
        return _first(references, same_note[-1])
    earlier = notes[number - 1] if number > 0 else None
    if earlier is None or len(earlier.references) != 1:
        return None
    return _first(references, earlier.references[0])


def _first(references: Sequence[Reference], index: int) -> int | None:
    """Follow a chain of ibids to the work itself."""
    repeats = references[index].back_reference or references[index].antecedent is not None
    return references[index].antecedent if repeats else index


def _by_author(references: Sequence[Reference], index: int) -> int | None:
    works = [
        i
        for i, earlier in enumerate(references[:index])
        if not earlier.back_reference
        and earlier.style != "short form"
        and _share_author(references[index], earlier)
    ]
    return works[0] if len(works) == 1 else None


def _by_year(references: Sequence[Reference], index: int) -> int | None:
    """Return the only work with the author and year of a short form, before or after it."""
    own = references[index]
    year = own.published.value[:4] if own.published else None
    works = [
        i
        for i, other in enumerate(references)
        if other.title
        and other.published
        and other.published.value[:4] == year
        and _share_author(own, other)
    ]
    return works[0] if len(works) == 1 else None


def _share_author(one: Reference, other: Reference) -> bool:
    name = one.authors[0].value
    return any(same_name(name, a.value).verdict == "same" for a in other.authors)
