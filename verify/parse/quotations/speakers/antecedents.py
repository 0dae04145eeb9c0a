"""The persons that pronouns refer to: he, sie, он; and their possessives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.model import Field, Span, Speaker
from verify.parse.people import roles
from verify.parse.people.finder import Mention, People
from verify.parse.people.words import Word, lower_case, split_words
from verify.parse.quotations.cues import Cues, load_cues
from verify.parse.references.authors import is_personal
from verify.text.language.word_lists import common_zipf
from verify.text.lazy_patterns import regex

_RARE = 3.6  # Zipf: a commoner word is hardly a surname
_CLAUSE_END = regex.compile(r"[.!?;:“”„«»\"\n]")
_SENTENCE = regex.compile(r"[.!?…][»”\"]?\s+(?=\p{Lu}|[«“„—])|\n+")


@dataclass(slots=True)
class Antecedents:
    """Looks up the names and pronouns of one article. All spans are offsets into ``text``."""

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

    def pronoun_speaker(self, span: Span, cues: Cues, last: bool) -> Speaker | None:
        """Return the speaker that a pronoun in ``span`` refers to: the last pronoun, or the first."""
        words = split_words(self.text, span)
        # French: a-t-il ajouté
        found = [
            w
            for w in words
            if w.lower.rsplit("-", 1)[-1] in cues.pronouns
            and not w.lower.startswith(("est-", "était-"))  # « … » est-il écrit sur la porte
        ]
        if not found:
            return None
        word = found[-1] if last else found[0]
        at = word.span.start + word.text.rfind("-") + 1  # in “a-t-il”, the verb is no part of it
        speaker = Speaker(Field(self.text[at : word.span.end], Span(at, word.span.end)))
        return speaker if "-" in word.text else self._resolved(speaker, word)

    def _resolved(self, speaker: Speaker, word: Word) -> Speaker:
        person = self.antecedent(word)
        if person is not None and self._is_named_behind(word, person):
            person = None
        return Speaker(speaker.name, person)

    def _is_named_behind(self, word: Word, person: int) -> bool:
        """Return whether the clause of a pronoun names the person, who is then somebody else.

        E.g. Bell said that Carr had left. He accused Carr of “…”.
        """
        stop = _CLAUSE_END.search(self.text, word.span.end, word.span.end + 150)
        end = stop.start() if stop else word.span.end + 150
        return any(m.person == person for m in self.names_between(word.span.end, end))

    def with_antecedent(self, speaker: Speaker, code: str | None) -> Speaker:
        """Return a speaker that a pronoun names with the person that it refers to."""
        if speaker.person is not None or speaker.name.value.lower() not in load_cues(code).pronouns:
            return speaker
        return self._resolved(speaker, split_words(self.text, speaker.name.span)[0])

    def pronoun_behind(self, tail: Span, cues: Cues) -> Speaker | None:
        """Return the speaker that a pronoun right at the start of ``tail`` refers to."""
        return self.pronoun_speaker(
            Span(tail.start, min(tail.end, tail.start + 6)), cues, last=False
        )

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
            if self._opens_with_name(begin, end):
                return None
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

    def _opens_with_name(self, start: int, end: int) -> bool:
        """Return whether a full name that no person has opens a sentence: Alano De La Rosa holds …"""
        first = next(iter(self.names_between(start, end)), None)
        if first is None or self.text[start : first.span.start].strip():
            return False
        words = first.text.split()
        return (
            2 <= len(words) <= 4
            and regex.match(r"\s\p{Ll}", self.text[first.span.end : end]) is not None
            and is_personal(first.text)
            and not any(roles.is_territory(lower_case(word)) for word in words)
            and min(common_zipf(word.lower(), "en") for word in words) < _RARE
        )

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

    def _may_be_person(self, mention: Mention) -> bool:
        words = mention.text.split()
        return (
            len(words) == 2
            and is_personal(mention.text)
            and not any(roles.is_territory(lower_case(w)) for w in words)
        )

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
