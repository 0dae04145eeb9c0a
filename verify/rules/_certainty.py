"""Whether a field is read surely enough for a flag that rests on it."""

from __future__ import annotations

from verify.model import Field, Reference

# Fields that rules read in an exact house style have 1; the sequence model gives probabilities.
SURE = 0.9


def sure(field: Field | None) -> Field | None:
    """Return the field if it is read surely enough for a flag, else None."""
    return field if field is not None and field.confidence >= SURE else None


def is_read_whole(reference: Reference) -> bool:
    """Whether a missing field is missing in the text: the sequence model may have left it out."""
    return reference.style not in ("model", "law")
