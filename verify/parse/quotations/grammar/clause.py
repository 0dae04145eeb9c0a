"""The clause of a quotation, and who in it can speak."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from verify.model import Field, Span, Speaker
from verify.parse.people.finder import People
from verify.parse.quotations.attributed import Attribution
from verify.parse.quotations.speakers.plain_speakers import named_speaker


@dataclass(frozen=True, slots=True)
class Clause:
    """The words before and after a quotation in its sentence.

    ``is_sentence``: the quotation is a sentence, which a colon alone can announce.
    """

    text: str
    people: People
    before: Span
    after: Span
    is_sentence: bool

    def knows(self, span: Span) -> bool:
        """Return whether a person of the article is named in ``span``."""
        return any(m.person is not None for m in self.people.between(span.start, span.end))

    def attribution(self, cue: regex.Match[str], who: regex.Match[str] | None) -> Attribution:
        """Return the cue of one match and the speaker of the other."""
        said = Field(cue["cue"], Span(*cue.span("cue")))
        if who is None:
            return Attribution(said)
        if who["who"].lower() in _PRONOUNS:
            return Attribution(said, Speaker(Field(who["who"], Span(*who.span("who")))))
        return Attribution(said, named_speaker(self.text, who.start("who"), who["who"]))


_PRONOUNS = frozenset("er sie il elle ils elles él ella ellos ellas".split())
