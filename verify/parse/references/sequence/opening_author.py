"""The author in front of a title that begins anew: “Nora Elm, The Last Ferry, Valley Herald (Mar. 3, 2014)”."""

from __future__ import annotations

from collections.abc import Sequence

from verify.model import Span
from verify.parse.references.sequence.closed_words import groups_in
from verify.parse.references.sequence.person_roles import REPAIRED
from verify.parse.references.sequence.works import LabeledField
from verify.text.lazy_patterns import regex

_UNSURE = 0.75
# A full name, and behind its comma an article with a capital.
_NAME_AND_TITLE = regex.compile(
    r"(?P<name>\p{Lu}\p{Ll}{1,20}(?:\s\p{Lu}\.)?\s\p{Lu}[\p{L}’'-]{1,25}),\s"
    r"(?P<title>(?:The|A|An|Der|Die|Das|Ein|Eine|Le|La|Les|Une?|El|Los|Las)\s\p{Lu}.+)",
    regex.S,
)
_NO_NAME = frozenset(("function", "publishing", "periodical", "place", "genre"))


def with_opening_author(text: str, fields: Sequence[LabeledField]) -> list[LabeledField]:
    """Return the fields with the name that opens an unsure title as the author of the work."""
    found = list(fields)
    if not found or found[0].label != "title" or found[0].confidence >= _UNSURE:
        return found
    if any(f.label in ("author", "editor") for f in found) or len(found) == 1:
        return found
    one = found[0]
    opening = _NAME_AND_TITLE.fullmatch(text, one.span.start, one.span.end)
    if opening is None or groups_in(opening["name"].lower().split()) & _NO_NAME:
        return found
    parts = [
        LabeledField(label, Span(*opening.span(group)), REPAIRED)
        for label, group in (("author", "name"), ("title", "title"))
    ]
    return [*parts, *found[1:]]
