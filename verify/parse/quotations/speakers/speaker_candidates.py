"""The names and pronouns near a quotation, and the persons that they refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.model import Field, Span, Speaker
from verify.parse.people.block_words import particles
from verify.parse.people.finder import Mention
from verify.parse.quotations.clauses import (
    UNNAMED_SPEAKER,
    WHO,
    follows_preposition,
)
from verify.parse.quotations.grammar.english import is_governed_noun
from verify.parse.quotations.grammar.german_words import can_speak, is_oblique
from verify.parse.quotations.prepositions import ARTICLES, PREPOSITIONS
from verify.parse.quotations.speakers.antecedents import Antecedents
from verify.text.lazy_patterns import regex

# des vergangenen Sommers · einem neuen Gutachter: no German nominative
_GENITIVE = regex.compile(
    r"(?<!\p{L})(?:de[mns]|diese[mns]|eine[mns]|keine[mns]|ihre[mns]|seine[mns])\s(?:\p{Ll}+e[nmr]\s){1,2}$",
    regex.I,
)
_NOUN_BEFORE = regex.compile(r"\p{Lu}[\p{L}-]+\s$")


@dataclass(slots=True)
class SpeakerCandidates(Antecedents):
    """Looks up who could speak in one article. All spans are offsets into ``text``."""

    def count_words(self, start: int, end: int) -> int:
        """Return the number of words between two offsets."""
        return len(regex.findall(r"\p{L}+", self.text[start:end]))

    def names_follow(self, span: Span) -> bool:
        """Return whether a name begins in the first 60 characters of ``span``."""
        return bool(self.names_between(span.start, min(span.end, span.start + 60)))

    def unnamed_speaker(self, span: Span) -> Speaker | None:
        """Return a speaker whom the text does not name.

        E.g. "the source said", "a senior official told".
        """
        found = UNNAMED_SPEAKER.search(self.text[span.start : span.end])
        if found is None or is_governed_noun(self.text, span.start + found.start("who")):
            return None
        if PREPOSITIONS & set(found["who"].lower().split()):  # I started the post by saying
            return None
        at = Span(span.start + found.start("who"), span.start + found.end("who"))
        return Speaker(Field(self.text[at.start : at.end], at))

    def nearest_name(self, named: Sequence[Mention], cue: int) -> Mention | None:
        """Return the last person; a body or country only right before the cue ("Interfax said")."""
        persons = [m for m in named if m.person is not None]
        beside = [m for m in named if not self.text[m.span.end : cue].strip()]
        chosen = beside or persons
        return chosen[-1] if chosen else None

    def named_by_phrase(self, tail: Span, code: str | None) -> Mention | None:
        """Return the source behind “according to”: the first name, if it is near and can speak."""
        near = [
            m
            for m in self.names_between(tail.start, tail.end)
            if self.count_words(tail.start, m.span.start) <= 8 and not self.is_attribute(m)
        ]
        if not near or near[0].person is not None:
            return near[0] if near else None
        beside = self.count_words(tail.start, near[0].span.start) <= 2
        return near[0] if beside and (code != "de" or can_speak(near[0].text)) else None

    def only_name(self, free: Sequence[Mention], span: Span) -> Mention | None:
        """Return the only full name of the clause, at its start, if the article has it only here.

        E.g. "As Ann Bell of the Example Center has observed".
        """
        if len(free) != 1 or not self._may_be_person(free[0]):
            return None
        before = self.text[span.start : free[0].span.start]
        return free[0] if regex.fullmatch(r"\s*(?:[Aa]s\s|Как\s|Wie\s)?\s*", before) else None

    def continues_in_clause(self, mention: Mention, cue: int) -> bool:
        """Return whether a relative clause makes the name its subject.

        E.g. "by Bell, who holds that …".
        """
        return bool(WHO.fullmatch(self.text, mention.span.end, cue))

    def is_governed(self, mention: Mention) -> bool:
        """Return whether the name is part of another phrase: "of Bell", "Bell’s aide"."""
        opener = mention.text.split()[0].lower()  # Beyond Harrow, the board …
        if mention.person is None and (
            opener in PREPOSITIONS - particles() or follows_preposition(self.text, mention.span)
        ):
            return True
        if mention.person is None and _GENITIVE.search(
            self.text, max(0, mention.span.start - 60), mention.span.start
        ):
            return True
        if mention.text.startswith(("der ", "des ")) and _NOUN_BEFORE.search(
            self.text, max(0, mention.span.start - 30), mention.span.start
        ):
            return mention.person is None  # Eine Sprecherin der Polizei
        before = regex.findall(
            r"[\p{L}’']+(?:[/-](?=\p{L}|$)\p{L}*)*",  # "of RFE/RL"
            self.text[max(0, mention.span.start - 24) : mention.span.start],
        )
        if before and before[-1][-1] in "/-":
            before = before[:-1]
        possessive = regex.match(
            r"[’']s?\s+\p{L}", self.text[mention.span.end : mention.span.end + 6]
        )
        # Passend zu den Gefahren des Eises warnte …: no German nominative
        oblique = (mention.text.split()[0], *(word.lower() for word in before[-1:]))
        if mention.person is None and (
            any(word in ("dem", "den", "des") for word in oblique) or is_oblique(mention.text)
        ):
            return True
        if len(before) > 1 and before[-1].lower() in ARTICLES:  # "of the Stimson Center"
            before = before[:-1]
        # "Von der Leyen" opens a sentence; not: "Auf den Kanal Drei", "In der Halle"
        is_particle = (
            bool(before) and mention.text[0].islower() and before[-1].lower() in particles()
        )
        return bool(possessive) or bool(
            before and not is_particle and before[-1].lower() in PREPOSITIONS
        )

    def is_attribute(self, mention: Mention) -> bool:
        """Return whether a single word modifies the noun after it: "the Tajik news site …"."""
        alone = mention.person is None and " " not in mention.text
        noun = regex.match(r"\s\p{Ll}{3}", self.text[mention.span.end : mention.span.end + 4])
        return alone and noun is not None
