"""Place and publisher of one imprint: what a colon joins is “place: publisher”.

A chain sees a few words at a time and can take a place of publication for a name: “Talford, N.J.: Lind House”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.parse.references.sequence.closed_words import groups_in
from verify.parse.references.sequence.person_roles import REPAIRED
from verify.parse.references.sequence.titles import IMPRINT
from verify.parse.references.sequence.works import LabeledField
from verify.text.lazy_patterns import regex

_COLON = regex.compile(r"\s?:\s{0,2}")
_CAN_BE_PLACE = frozenset(("place", "publisher", "author", "editor", "container"))
_CAN_BE_PUBLISHER = frozenset(("publisher", "place", "author", "editor", "container"))
_NUMBERING = frozenset(("volume", "issue", "pages"))  # “Confluence: Journal of Weirs, 31”
_LONGEST_PLACE = 5  # words: “Free City of Port Hallam”


def with_place_and_publisher(text: str, fields: Sequence[LabeledField]) -> list[LabeledField]:
    """Return the fields with the words on both sides of an imprint's colon as place and publisher.

    One of the two has to be read so already; behind the title only, where no list of authors is.
    """
    found = list(fields)
    title = next((i for i, f in enumerate(found) if f.label in ("title", "container")), None)
    for at in range(len(found) - 2, title if title is not None else len(found), -1):
        one, other = found[at], found[at + 1]
        if not _COLON.fullmatch(text, one.span.end, other.span.start):
            continue
        numbered = any(f.label in _NUMBERING for f in found[at + 2 :])
        if not (numbered and other.label == "container") and _is_imprint(text, one, other):
            found[at : at + 2] = [_as(one, "place"), _as(other, "publisher")]
        break  # an earlier colon is one of a title: “Weirs: Ideas (Delhi: Lind House)”
    return found


def _as(one: LabeledField, label: str) -> LabeledField:
    return one if one.label == label else replace(one, label=label, confidence=REPAIRED)


def _is_imprint(text: str, one: LabeledField, other: LabeledField) -> bool:
    """Return whether the fields are a place and a publisher of which one has another label."""
    if one.label not in _CAN_BE_PLACE or other.label not in _CAN_BE_PUBLISHER:
        return False
    if (one.label == "place") == (other.label == "publisher"):
        return False  # both are read so, or neither
    words = text[one.span.start : one.span.end].split()
    if len(words) > _LONGEST_PLACE or {one.label, other.label} == IMPRINT:
        return False
    # “CO” is Colorado here, in “Lind & Co” a company
    return "publishing" not in groups_in([w.lower() for w in words if len(w) > len("CO")])
