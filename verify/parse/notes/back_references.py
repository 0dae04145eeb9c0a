"""Resolve back references (ibid., там же, a.g.e.) to the works they repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model import Note, Reference
from verify.text.names.comparison import same_name


def resolve_back_references(
    notes: Sequence[Note], references: Sequence[Reference]
) -> tuple[Reference, ...]:
    """Return the references, with antecedents set for back references that are unambiguous.

    ``ibid.`` repeats the only reference of the previous note (or its antecedent), ``op. cit.``
    the only earlier work of the named author. With two candidates, nothing is set.
    """
    resolved = list(references)
    for index, reference in enumerate(references):
        if reference.back_reference is None:
            continue
        antecedent = (
            _by_author(resolved, index) if reference.authors else _before(notes, resolved, index)
        )
        resolved[index] = replace(reference, antecedent=antecedent)
    return tuple(resolved)


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
    return references[index].antecedent if references[index].back_reference else index


def _by_author(references: Sequence[Reference], index: int) -> int | None:
    name = references[index].authors[0].value
    works = [
        i
        for i, earlier in enumerate(references[:index])
        if not earlier.back_reference
        and any(same_name(name, a.value).verdict == "same" for a in earlier.authors)
    ]
    return works[0] if len(works) == 1 else None
