"""The collected volume of a chapter in which the chain read none: “In A. Lind (ed.): Weirs of the Delta, London”.

What follows the editors behind “in” is the title of the volume, whatever else it was taken for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.parse.references.sequence.closed_words import groups_in
from verify.parse.references.sequence.person_roles import REPAIRED
from verify.parse.references.sequence.titles import IMPRINT
from verify.parse.references.sequence.works import LabeledField
from verify.text.lazy_patterns import regex

_IN = regex.compile(r"(?<!\p{L})(?:in|dans|en|в|у):?\s", regex.I)
_CAN_BE_VOLUME = frozenset(("title", "publisher", "series", "note", "translated"))
_LONGEST_GAP = 30  # characters: “ (Hrsg.): ”, “ et al., editors, ”


def with_collected_volume(text: str, fields: Sequence[LabeledField]) -> list[LabeledField]:
    """Return the fields with the title of the volume that the editors behind “in” published."""
    found = list(fields)
    labels = [f.label for f in found]
    if "container" in labels or "title" not in labels or "editor" not in labels:
        return found
    last = len(labels) - 1 - labels[::-1].index("editor")
    title = labels.index("title")
    if not title < last < len(found) - 1:
        return found
    one = found[last + 1]
    between = text[found[title].span.end : found[title + 1].span.start]
    if _IN.search(between) and _is_volume(text, found, last + 1):
        found[last + 1] = replace(one, label="container", confidence=REPAIRED)
    return found


def _is_volume(text: str, fields: Sequence[LabeledField], at: int) -> bool:
    """Return whether the field behind the editors can be a title; a publisher is one if another follows."""
    one = fields[at]
    if one.label not in _CAN_BE_VOLUME:
        return False
    if one.span.start - fields[at - 1].span.end > _LONGEST_GAP:
        return False
    if one.label != "publisher":
        return True
    words = text[one.span.start : one.span.end].lower().split()
    behind = any(f.label in IMPRINT for f in fields[at + 1 :])
    return behind and "publishing" not in groups_in(words)
