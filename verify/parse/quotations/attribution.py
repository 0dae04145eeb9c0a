"""Who says it: the cue and the speaker of a quotation, from the words around it.

First the words right after the quotation (“…”, Tashiyev stated · «…», — сказал он), then
those before it (He went on to say, “…” · Миллер добавил, что …), then phrases (according
to X · по словам X · X’e göre). What is not next to a cue is no speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from verify.model import Field, Span, Speaker
from verify.parse.notes.finder import strip_span
from verify.parse.people import roles
from verify.parse.people.finder import Mention, People
from verify.parse.quotations.clauses import (
    NEW_CLAUSE,
    UNNAMED_SPEAKER,
    WHO,
    crosses_boundary,
    is_noun_modifier,
)
from verify.parse.quotations.cues import Cues, load_cues
from verify.parse.quotations.sentence_context import SentenceContext
from verify.parse.references.authors import is_personal

_SENTENCE = regex.compile(r"[.!?…][»”\"]?\s+(?=\p{Lu}|[«“„—])|\n+")
_NEAR = 9  # words between a quotation and the cue that follows it: «— заявил актёр, продюсер и …»
_GOVERNED = 25  # words that a cue before a quotation may govern
_WORD = 20  # characters of a word with its blank: more than twice the mean of any language here
_PREPOSITIONS = frozenset(
    """with of to from in by at for about on against between after before than
    с со от к о об в на для по из у при mit von zu bei avec de d’ d' à""".split()
)


_ARTICLES = frozenset("the a an der die das dem den des le la les".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and the speaker beside it; either may be unknown."""

    cue: Field | None = None
    speaker: Speaker | None = None


@dataclass(slots=True)
class Attributor:
    """Finds cue and speaker in the contexts of one article's quotations."""

    text: str
    people: People
    quoted: Sequence[Span] = ()  # the longer quotations: who is named in them is not spoken of here

    def find(self, around: SentenceContext, code: str | None) -> Attribution:
        """The attribution in this context, or an empty one."""
        cues = load_cues(code)
        return (
            self._after(around.after, cues, code)
            or self._owned(around.before, cues)
            or self._before(around.before, cues)
            or self._phrase(around, cues, code)
            or self._around_turkish(around, cues, code)
            or Attribution()
        )

    def _between(self, start: int, end: int) -> list[Mention]:
        """The names in a stretch of text, less the words of roles ("Enerji Bakanı …")."""
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

    # ---------------------------------------------------------------- after the quotation

    def _after(self, span: Span, cues: Cues, code: str | None) -> Attribution | None:
        """“…”, Tashiyev stated · “…,” he said · „…“, so Murtha · «…», — заявил актёр N. N."""
        cue = cues.verbs.search(self.text, span.start, min(span.end, span.start + _NEAR * _WORD))
        if (
            cue is None
            or self._words(span.start, cue.start()) > _NEAR
            or crosses_boundary(self.text[span.start : cue.start()])
            or NEW_CLAUSE.match(self.text, span.start, cue.start())
        ):
            return None
        if code == "tr" and cue.end() < span.end and not self._named(Span(cue.end(), span.end)):
            return None
        before = self._subject_before(Span(span.start, cue.start()), cues)
        speaker = before or self._subject_after(Span(cue.end(), span.end), cues)
        if code == "tr" and before is None and speaker is None:
            return None
        return Attribution(_field(cue), speaker)

    def _words(self, start: int, end: int) -> int:
        return len(regex.findall(r"\p{L}+", self.text[start:end]))

    def _named(self, span: Span) -> bool:
        return bool(self._between(span.start, min(span.end, span.start + 60)))

    def _subject_before(self, span: Span, cues: Cues) -> Speaker | None:
        """The last name or pronoun between a quotation and its cue."""
        named = [m for m in self._between(span.start, span.end) if m.span.end <= span.end]
        if chosen := self._best(named, span.end):
            return _speaker(chosen)
        return self._pronoun(span, cues, last=True) or self._unnamed(span)

    def _unnamed(self, span: Span) -> Speaker | None:
        """ "the source said", "a senior official told": a speaker whom the text does not name."""
        found = UNNAMED_SPEAKER.search(self.text[span.start : span.end])
        if found is None:
            return None
        at = Span(span.start + found.start("who"), span.start + found.end("who"))
        return Speaker(Field(self.text[at.start : at.end], at))

    def _best(self, named: Sequence[Mention], cue: int) -> Mention | None:
        """The last person; a body or a country only right beside the cue ("Interfax said")."""
        persons = [m for m in named if m.person is not None]
        beside = [m for m in named if not self.text[m.span.end : cue].strip()]
        chosen = beside or persons
        return chosen[-1] if chosen else None

    def _subject_after(self, span: Span, cues: Cues) -> Speaker | None:
        """The first name behind a cue, with its role in between; a pronoun right behind it."""
        if pronoun := self._pronoun(
            Span(span.start, min(span.end, span.start + 12)), cues, last=False
        ):
            return pronoun
        stop = regex.compile(r"[;:–—]|(?<!\p{Lu})\.\s").search(self.text, span.start, span.end)
        end = stop.start() if stop and stop.start() > span.start + 2 else span.end
        for mention in self._between(span.start, end):
            before = self.text[span.start : mention.span.start].split()
            if before and before[-1].lower() in _PREPOSITIONS:
                continue
            if mention.person is None and is_noun_modifier(self.text, mention.span):
                continue
            if mention.person is not None or len(before) <= 3:
                return _speaker(mention)
        return None

    def _pronoun(self, span: Span, cues: Cues, last: bool) -> Speaker | None:
        found = [w for w in roles.split_words(self.text, span) if w.lower in cues.pronouns]
        if not found:
            return None
        word = found[-1] if last else found[0]
        return Speaker(Field(word.text, word.span), self._antecedent(word))

    def _antecedent(self, word: roles.Word) -> int | None:
        """The person a pronoun stands for: the only one in the nearest sentence that names any.

        Where that sentence names several, nobody: a wrong speaker is worse than none. Words
        inside quotations do not count, and no more than 700 characters (some five sentences)
        are looked at.
        """
        place = self._outside(word.span.start)
        start = max(0, place - 700)
        before = self.text[start:place]
        cuts = [start + m.end() for m in _SENTENCE.finditer(before)]
        end = place
        for begin in [*reversed(cuts), start]:
            named = [
                m
                for m in self._between(begin, end)
                if m.person is not None and not self._is_quoted(m.span)
            ]
            persons = list(dict.fromkeys(m.person for m in named))
            if persons:
                return persons[0] if len(persons) == 1 and not self._others(begin, end) else None
            end = begin
        return None

    def _others(self, start: int, end: int) -> bool:
        """Is somebody else named there who may be a person: "met John Carr"?"""
        unsure = [
            m for m in self._between(start, end) if m.person is None and not self._is_quoted(m.span)
        ]
        return any(self._may_be_person(m) for m in unsure)

    def _outside(self, offset: int) -> int:
        """The start of the quotation that ends right before this offset, or the offset itself."""
        held = [
            q
            for q in self.quoted
            if q.end <= offset and offset - q.end < 80 and "\n\n" not in self.text[q.end : offset]
        ]
        same = [q for q in held if not _SENTENCE.search(self.text[q.end : offset])]
        return same[-1].start if same else offset

    def _is_quoted(self, span: Span) -> bool:
        return any(q.start <= span.start and span.end <= q.end for q in self.quoted)

    # ---------------------------------------------------------------- before the quotation

    def _before(self, span: Span, cues: Cues) -> Attribution | None:
        """He went on to say, “…” · Миллер добавил, что он «…» · the last cue governs."""
        start = max(span.start, span.end - _GOVERNED * _WORD)
        found = list(cues.verbs.finditer(self.text, start, span.end))
        for cue in reversed(found):
            if self._governs(Span(cue.end(), span.end)):
                speaker = self._subject_of(Span(span.start, cue.start()), cues) or self._inverted(
                    Span(cue.end(), span.end)
                )
                return Attribution(_field(self._whole(cue, span, cues)), speaker)
        return None

    def _whole(self, cue: regex.Match[str], span: Span, cues: Cues) -> regex.Match[str]:
        """ "went on to say" rather than "say" """
        longer = [
            m
            for m in cues.phrases.finditer(self.text, span.start, span.end)
            if m.start() <= cue.start() and cue.end() <= m.end()
        ]
        return longer[0] if longer else cue

    def _governs(self, between: Span) -> bool:
        """Does a cue reach the quotation: a comma, colon or conjunction, or the same clause?"""
        words = self.text[between.start : between.end]
        if crosses_boundary(words):
            return False
        return self._words(between.start, between.end) <= _GOVERNED and not regex.search(
            r"[;]", words
        )

    def _subject_of(self, span: Span, cues: Cues) -> Speaker | None:
        """The subject of a cue that follows ``span``: the nearest name that no preposition governs."""
        mentions = self._between(span.start, span.end)
        pronoun = self._pronoun(span, cues, last=True)
        free = [m for m in mentions if not self._governed(m) or self._goes_on(m, span.end)]
        nearest = self._best(free, span.end) or self._only(free, span)
        if pronoun and (nearest is None or pronoun.name.span.start > nearest.span.start):
            return pronoun
        return _speaker(nearest) if nearest else self._unnamed(span)

    def _only(self, free: Sequence[Mention], span: Span) -> Mention | None:
        """ "As Ann Bell of the Example Center has observed": the one full name of the clause,
        at its head, whom the article names only here."""
        if len(free) != 1 or not self._may_be_person(free[0]):
            return None
        before = self.text[span.start : free[0].span.start]
        return free[0] if regex.fullmatch(r"\s*(?:[Aa]s\s|Как\s|Wie\s)?\s*", before) else None

    def _may_be_person(self, mention: Mention) -> bool:
        words = mention.text.split()
        return (
            len(words) == 2
            and is_personal(mention.text)
            and not any(roles.is_territory(roles.lower_case(w)) for w in words)
        )

    def _goes_on(self, mention: Mention, cue: int) -> bool:
        """ "offered by Bell, who holds that …": the relative clause makes the name its subject."""
        return bool(WHO.fullmatch(self.text, mention.span.end, cue))

    def _governed(self, mention: Mention) -> bool:
        before = regex.findall(
            r"[\p{L}’']+(?:[/-](?=\p{L}|$)\p{L}*)*",  # "of RFE/RL"
            self.text[max(0, mention.span.start - 24) : mention.span.start],
        )
        if before and before[-1][-1] in "/-":
            before = before[:-1]
        possessive = regex.match(
            r"[’']s?\s+\p{L}", self.text[mention.span.end : mention.span.end + 6]
        )
        if len(before) > 1 and before[-1].lower() in _ARTICLES:  # "of the Stimson Center"
            before = before[:-1]
        is_particle = bool(before) and mention.text[0].islower()  # "Von der Leyen" opens a sentence
        return bool(possessive) or bool(
            before and not is_particle and before[-1].lower() in _PREPOSITIONS
        )

    def _inverted(self, span: Span) -> Speaker | None:
        """German and Russian order: "sagte Rösler, …", «как заявил Путин, …»"""
        named = [m for m in self._between(span.start, span.end) if m.person is not None]
        near = [
            m for m in named if self._words(span.start, m.span.start) <= 6 and not self._governed(m)
        ]
        return _speaker(near[0]) if near else None

    # ---------------------------------------------------------------- phrases

    def _phrase(self, around: SentenceContext, cues: Cues, code: str | None) -> Attribution | None:
        """According to X, “…” · По словам X, «…» · “…”, according to X"""
        if code == "tr":
            return None
        for span in (around.before, around.after):
            for cue in cues.phrases.finditer(self.text, span.start, span.end):
                named = [
                    m
                    for m in self._between(cue.end(), span.end)
                    if self._words(cue.end(), m.span.start) <= 8 and not self._is_attribute(m)
                ]
                if named and (
                    named[0].person is not None or self._words(cue.end(), named[0].span.start) <= 2
                ):
                    return Attribution(_field(cue), _speaker(named[0]))
        return None

    def _is_attribute(self, mention: Mention) -> bool:
        """ "according to the Tajik news site …": one word with a noun behind it names nobody."""
        alone = mention.person is None and " " not in mention.text
        noun = regex.match(r"\s\p{Ll}{3}", self.text[mention.span.end : mention.span.end + 4])
        return alone and noun is not None

    def _around_turkish(
        self, around: SentenceContext, cues: Cues, code: str | None
    ) -> Attribution | None:
        """X, “…” dedi: the subject opens the sentence, the cue closes it."""
        if code != "tr":
            return None
        if view := self._turkish_view(around.before, cues):
            return view
        cue = cues.verbs.search(self.text, around.after.start, around.after.end)
        subjects = self._between(around.before.start, around.before.end)
        if cue is None or self._words(around.after.start, cue.start()) > _NEAR:
            return None
        persons = [m for m in subjects if m.person is not None]
        others = [m for m in subjects if not self._is_attribute(m)]  # "Ev sahibi Ali Örnek"
        if not persons and len(others) == 1:
            persons = others
        return Attribution(_field(cue), _speaker(persons[0]) if persons else None)

    def _turkish_view(self, span: Span, cues: Cues) -> Attribution | None:
        """Okan’a göre “…”: the name right before the word, the word right before the quotation."""
        found = list(cues.phrases.finditer(self.text, span.start, span.end))
        if not found or self._words(found[-1].end(), span.end) > 1:
            return None
        cue = found[-1]
        persons = [m for m in self._between(span.start, cue.start()) if m.person is not None]
        ending = r"(?:[’']\p{Ll}{1,4})?\s+"
        if not persons or not regex.fullmatch(
            ending, self.text[persons[-1].span.end : cue.start()]
        ):
            return None
        return Attribution(_field(cue), _speaker(persons[-1]))

    def _owned(self, span: Span, cues: Cues) -> Attribution | None:
        """His remarks such as “…”: the owner speaks, named as where he was last named."""
        found = list(cues.owned.finditer(self.text, span.start, span.end))
        if not found or (
            self._words(found[-1].end(), span.end) > 4 and not self._is_opinion(found[-1], span)
        ):
            return None
        word = roles.split_words(self.text, Span(*found[-1].span("owner")))[0]
        cue = strip_span(self.text, Span(found[-1].start(), span.end))
        return Attribution(Field(self.text[cue.start : cue.end], cue), self._owner(word))

    def _is_opinion(self, found: regex.Match[str], span: Span) -> bool:
        """ "По его мнению, …", "In her view, …" opens the sentence and holds to its end."""
        return bool(
            regex.fullmatch(
                r"\s*(?:По|In|To|Nach)\s*", self.text[span.start : found.start()], regex.I
            )
        )

    def _owner(self, word: roles.Word) -> Speaker:
        person = self._antecedent(word)
        named = [
            m.span
            for m in self._between(max(0, word.span.start - 400), word.span.start)
            if m.person == person
        ]
        if person is None or not named:
            return Speaker(Field(word.text, word.span), person)
        whole = next((x.span for x in self.people.labels if x.name.span == named[-1]), named[-1])
        return Speaker(Field(self.text[whole.start : whole.end], whole), person)


def _field(found: regex.Match[str]) -> Field:
    return Field(found.group(), Span(*found.span()))


def _speaker(mention: Mention) -> Speaker:
    return Speaker(Field(mention.text, mention.span), mention.person)
