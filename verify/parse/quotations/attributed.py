"""The cue and the speaker that are found for a quotation."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from verify.model import Field, Span, Speaker
from verify.parse.people.finder import Mention

MOST_WORDS_TO_CUE = 9  # between a quotation and a cue after it: «— заявил актёр, продюсер и …»


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and the speaker next to it; either may be unknown."""

    cue: Field | None = None
    speaker: Speaker | None = None


def field_of(found: regex.Match[str]) -> Field:
    """Return the words of a match with their place."""
    return Field(found.group(), Span(*found.span()))


def speaker_of(mention: Mention) -> Speaker:
    """Return the speaker that a mention names."""
    return Speaker(Field(mention.text, mention.span), mention.person)
