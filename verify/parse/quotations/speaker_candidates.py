"""The names and pronouns near a quotation, and the persons that they refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from verify.model import Field, Span, Speaker
from verify.parse.people import roles
from verify.parse.people.block_words import particles
from verify.parse.people.finder import Mention, People
from verify.parse.people.words import Word, lower_case, split_words
from verify.parse.quotations.clauses import (
    UNNAMED_SPEAKER,
    WHO,
    follows_preposition,
)
from verify.parse.quotations.cues import Cues
from verify.parse.quotations.grammar.german_words import can_speak
from verify.parse.quotations.prepositions import ARTICLES, PREPOSITIONS
from verify.parse.references.authors import is_personal

_SENTENCE = regex.compile(r"[.!?…][»”\"]?\s+(?=\p{Lu}|[«“„—])|\n+")


@dataclass(slots=True)
class SpeakerCandidates:
    """Looks up who could speak in one article. All spans are offsets into ``text``."""

    text: str
    people: People
    quoted: Sequence[Span] = ()  # the longer quotations; names inside them are not candidates

    def names_between(self, start: int, end: int) -> list[Mention]:
        """Return the names between two offsets, without words of roles ("Enerji Bakanı …")."""
        here = [
            x.role.span
            for x in self.people.labels
            if x.role.span.start < end and start < x.role.span.end
        ]
        found = self.people.between(start, end)
        return [
            m
            for m in found
            if m.person is not None or not any(r.start <= m.span.start < r.end for r in here)
        ]

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
        if found is None:
            return None
        at = Span(span.start + found.start("who"), span.start + found.end("who"))
        return Speaker(Field(self.text[at.start : at.end], at))

    def nearest_name(self, named: Sequence[Mention], cue: int) -> Mention | None:
        """Return the last person; a body or country only right before the cue ("Interfax said")."""
        persons = [m for m in named if m.person is not None]
        beside = [m for m in named if not self.text[m.span.end : cue].strip()]
        chosen = beside or persons
        return chosen[-1] if chosen else None

    def pronoun_speaker(self, span: Span, cues: Cues, last: bool) -> Speaker | None:
        """Return the speaker that a pronoun in ``span`` refers to: the last pronoun, or the first."""
        words = split_words(self.text, span)
        # French: a-t-il ajouté
        found = [w for w in words if w.lower.rsplit("-", 1)[-1] in cues.pronouns]
        if not found:
            return None
        word = found[-1] if last else found[0]
        joined = "-" in word.text  # its verb is in the word: whom it means is not looked for
        return Speaker(Field(word.text, word.span), None if joined else self.antecedent(word))

    def pronoun_behind(self, tail: Span, cues: Cues) -> Speaker | None:
        """Return the speaker that a pronoun right at the start of ``tail`` refers to."""
        return self.pronoun_speaker(
            Span(tail.start, min(tail.end, tail.start + 6)), cues, last=False
        )

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

    def antecedent(self, word: Word) -> int | None:
        """Return the person that a pronoun refers to, or None.

        It is the only one in the closest sentence that names anybody. None if that sentence names
        several: a wrong speaker is worse than none. Words inside quotations do not count, and no
        more than 700 characters (some five sentences) are examined.
        """
        place = self._outside(word.span.start)
        start = max(0, place - 700)
        before = self.text[start:place]
        cuts = [start + m.end() for m in _SENTENCE.finditer(before)]
        end = place
        for begin in [*reversed(cuts), start]:
            named = [
                m
                for m in self.names_between(begin, end)
                if m.person is not None and not self._is_quoted(m.span)
            ]
            persons = list(dict.fromkeys(m.person for m in named))
            if persons:
                return persons[0] if len(persons) == 1 and not self._others(begin, end) else None
            end = begin
        return None

    def _others(self, start: int, end: int) -> bool:
        """Return whether another possible person is named: "met John Carr"."""
        unsure = [
            m
            for m in self.names_between(start, end)
            if m.person is None and not self._is_quoted(m.span)
        ]
        return any(self._may_be_person(m) for m in unsure)

    def _outside(self, offset: int) -> int:
        """Return the start of the quotation that ends right before this offset, or the offset."""
        held = [
            q
            for q in self.quoted
            if q.end <= offset and offset - q.end < 80 and "\n\n" not in self.text[q.end : offset]
        ]
        same = [q for q in held if not _SENTENCE.search(self.text[q.end : offset])]
        return same[-1].start if same else offset

    def _is_quoted(self, span: Span) -> bool:
        return any(q.start <= span.start and span.end <= q.end for q in self.quoted)

    def only_name(self, free: Sequence[Mention], span: Span) -> Mention | None:
        """Return the only full name of the clause, at its start, if the article has it only here.

        E.g. "As Ann Bell of the Example Center has observed".
        """
        if len(free) != 1 or not self._may_be_person(free[0]):
            return None
        before = self.text[span.start : free[0].span.start]
        return free[0] if regex.fullmatch(r"\s*(?:[Aa]s\s|Как\s|Wie\s)?\s*", before) else None

    def _may_be_person(self, mention: Mention) -> bool:
        words = mention.text.split()
        return (
            len(words) == 2
            and is_personal(mention.text)
            and not any(roles.is_territory(lower_case(w)) for w in words)
        )

    def continues_in_clause(self, mention: Mention, cue: int) -> bool:
        """Return whether a relative clause makes the name its subject.

        E.g. "by Bell, who holds that …".
        """
        return bool(WHO.fullmatch(self.text, mention.span.end, cue))

    def is_governed(self, mention: Mention) -> bool:
        """Return whether the name is part of another phrase: "of Bell", "Bell’s aide"."""
        if mention.person is None and follows_preposition(self.text, mention.span):
            return True
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
        if mention.person is None and any(word in ("dem", "den", "des") for word in oblique):
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

    def owner(self, word: Word) -> Speaker:
        """Return the speaker that a possessive ("his") refers to, by the name last used."""
        person = self.antecedent(word)
        named = [
            m.span
            for m in self.names_between(max(0, word.span.start - 400), word.span.start)
            if m.person == person
        ]
        if person is None or not named:
            return Speaker(Field(word.text, word.span), person)
        whole = next((x.span for x in self.people.labels if x.name.span == named[-1]), named[-1])
        return Speaker(Field(self.text[whole.start : whole.end], whole), person)


def _speaker(mention: Mention) -> Speaker:
    return Speaker(Field(mention.text, mention.span), mention.person)
