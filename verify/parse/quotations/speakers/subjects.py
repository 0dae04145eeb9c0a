"""Find the subject of a verb of speech: the name, pronoun or noun before it or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.model import Span, Speaker
from verify.parse.people.finder import Mention
from verify.parse.quotations.attributed import speaker_of
from verify.parse.quotations.clauses import INVERTING, JOINED, is_addressee, is_noun_modifier
from verify.parse.quotations.cues import Cues
from verify.parse.quotations.grammar.english import (
    english_subject,
    subject_behind_quotation,
)
from verify.parse.quotations.grammar.turkish import TurkishAttribution
from verify.parse.quotations.prepositions import ARTICLES, PREPOSITIONS
from verify.parse.quotations.speakers.plain_speakers import (
    opening_subject,
    speaker_after_cue,
    speaker_before_colon,
    speaker_before_cue,
)
from verify.text.lazy_patterns import regex

# sagte gestern Abend ein Sprecher
_DAY_PART = regex.compile(r"(?:Abend|Mittag|Morgen|Nachmittag|Nacht|Vormittag)(?!\p{L})")
# said Kyiv resident Ada Holm: the first name tells where the second is from
_TO_NEXT_NAME = regex.compile(r"\s(?:\p{Ll}[\p{L}-]*\s){1,3}")
_NO_FURTHER = regex.compile(
    r"[;:–—]|(?<!\p{Lu})\.\s|,\s(?:dass|daß|that|что|що|ob|whether)\s"  # zeigte, dass Birnen
)
_CLAUSE_OPENS = regex.compile(
    r",\s(?:als|bevor|dass|daß|nachdem|ob|obwohl|sobald|während|warum|weil|wenn|wie)\s$"
)
# Während Lind die Reform lobte, warnte der Gesandte · Auf die Frage, ob er gehe, sagte Lind: the
# subject is behind the verb
_SUBORDINATE = regex.compile(
    r"\s*(?:(?:Am|An|Auf|Bei|Beim|Gegenüber|Im|In|Mit|Nach|Vor|Zu|Zum|Zur)\s[^,„“”»«\"]+,|"
    r"Als|Bevor|Da|Ehe|Indem|Nachdem|Obgleich|Obwohl|Seit|Seitdem|Sobald|Solange|Während|Weil|"
    r"Wenn)\s[^„“”»«\"]+,\s*"
)
# The Tory historian Ada Holm, long a critic of the plan, has given up, calling it “…”
_OPENING_NOUNS = regex.compile(r"\s*(?:The|A|An)\s(?:[\p{L}-]+\s){1,4}")
_RELATIVE = regex.compile(r"(?<!\p{L})(?:that|which)\s*$")  # a loophole that says


@dataclass(slots=True)
class SubjectFinder(TurkishAttribution):
    """Looks up the subjects of the verbs of speech of one article."""

    def behind(self, tail: Span, cues: Cues) -> Speaker | None:
        """Return the subject behind a cue: the noun before the name of its body.

        E.g. so ein Sprecher des Hafenamts.
        """
        named, noun = self._subject_after(tail, cues), speaker_after_cue(self.text, tail)
        if named is None or noun is None or named.person is not None:
            return named or noun
        first, second = noun.name.span, named.name.span
        covers = (
            first.start == second.start and second.end < first.end
        )  # Gärtner und Imker Bernd Stolz
        return noun if covers or first.end <= second.start else named

    def subject_before(self, span: Span, cues: Cues) -> Speaker | None:
        """Return the last name or pronoun between a quotation and its cue."""
        if cues.code == "en" and (noun := subject_behind_quotation(self.text, span)):
            return noun
        named = [m for m in self.names_between(span.start, span.end) if m.span.end <= span.end]
        if chosen := self.nearest_name(named, span.end):
            return speaker_of(chosen)
        return self.pronoun_speaker(span, cues, last=True) or self.unnamed_speaker(span)

    def _subject_after(self, span: Span, cues: Cues) -> Speaker | None:
        """Return the first name after a cue (and a role), or a pronoun right after the cue."""
        if pronoun := self.pronoun_speaker(
            Span(span.start, min(span.end, span.start + 12)), cues, last=False
        ):
            return pronoun
        stop = _NO_FURTHER.search(self.text, span.start, span.end)
        end = stop.start() if stop and stop.start() > span.start + 2 else span.end
        named = self.names_between(span.start, end)
        for at, mention in enumerate(named):
            if cues.code == "en" and self._tells_origin(named[at : at + 2]):
                continue
            before = self.text[span.start : mention.span.start].split()
            if before and before[-1].lower() in PREPOSITIONS:
                continue
            if is_addressee(self.text, mention.span) or _DAY_PART.match(mention.text):
                continue
            if self.text[mention.span.start - 1] in "«“„":  # сказал «Речной газете» министр
                continue
            modifies = mention.person is None and is_noun_modifier(self.text, mention.span)
            if not modifies and (mention.person is not None or len(before) <= 3):
                return speaker_of(mention)
        return None

    def _tells_origin(self, named: Sequence[Mention]) -> bool:
        """Return whether the first of two names tells where the second is from.

        E.g. said Kyiv resident Ada Holm.
        """
        if len(named) < 2 or named[0].person is not None or " " in named[0].text:
            return False
        between = self.text[named[0].span.end : named[1].span.start]
        plain = not (PREPOSITIONS | ARTICLES | {"and"}) & set(between.split())
        return plain and " " in named[1].text and _TO_NEXT_NAME.fullmatch(between) is not None

    def as_stated(self, head: Span, tail: Span, cues: Cues) -> Speaker | None:
        """Return the speaker behind the cue of «Плотина, как подчеркнул Петров, …»."""
        if not INVERTING.search(self.text, head.start, head.end):
            return None
        return self.inverted(tail, cues) or speaker_after_cue(self.text, tail)

    def participle_subject(self, cue: regex.Match[str], head: Span) -> Speaker | None:
        """Return the subject of the sentence: "Carver left the hall, calling it “…”"."""
        if not cue.group().lower().endswith("ing"):
            return None
        named = self.names_between(head.start, head.end)
        for mention in (m for m in named if m.person is not None):
            lead = self.text[head.start : mention.span.start]
            if _OPENING_NOUNS.fullmatch(lead) and not PREPOSITIONS & set(lead.lower().split()):
                return speaker_of(mention)
        first = named[:1]
        opens = first and not self.text[head.start : first[0].span.start].strip()
        return speaker_of(first[0]) if opens else opening_subject(self.text, head)

    def governing(self, head: Span, cues: Cues) -> Speaker | None:
        """Return the subject of the cue after ``head``, or of the cue that it is joined to.

        E.g. "Carver said the bridge was Lind’s and said, …".
        """
        if cues.code == "de" and _SUBORDINATE.fullmatch(self.text, head.start, head.end):
            return None
        if joined := JOINED.search(self.text, head.start, head.end):
            earlier = list(cues.verbs.finditer(self.text, head.start, joined.start()))
            if earlier:
                tail = Span(earlier[0].end(), joined.start())
                subject = self.governing(Span(head.start, earlier[0].start()), cues)
                return subject or speaker_after_cue(self.text, tail)
            return self._subject_of(head, cues) or opening_subject(self.text, head)
        return self._subject_of(head, cues) or speaker_before_cue(self.text, head)

    def _subject_of(self, span: Span, cues: Cues) -> Speaker | None:
        """Return the subject of the cue after ``span``: the closest name without a preposition."""
        if cues.code == "en" and _RELATIVE.search(self.text, span.start, span.end):
            return None
        mentions = self.names_between(span.start, span.end)
        noun = english_subject(self.text, span) if cues.code == "en" else None
        pronoun = self.pronoun_speaker(span, cues, last=True)
        if pronoun and self._is_in_german_clause(pronoun.name.span.start, span, cues):
            pronoun = None
        free = [
            m for m in mentions if not self.is_governed(m) or self.continues_in_clause(m, span.end)
        ]
        if noun and (pronoun is None or pronoun.name.span.start < noun.name.span.start):
            return noun
        nearest = self.nearest_name(free, span.end) or self.only_name(free, span)
        if pronoun and (nearest is None or pronoun.name.span.start > nearest.span.start):
            return pronoun
        return speaker_of(nearest) if nearest else self.unnamed_speaker(span)

    def _is_in_german_clause(self, pronoun: int, head: Span, cues: Cues) -> bool:
        """Return whether a clause between commas has the pronoun: Lind, der hofft, dass er …, sagte."""
        return (
            cues.code == "de"
            and self.text[head.start : head.end].rstrip().endswith(",")
            and _CLAUSE_OPENS.search(self.text, head.start, pronoun) is not None
        )

    def inverted(self, span: Span, cues: Cues) -> Speaker | None:
        """Return the speaker after the verb, as in German and Russian.

        E.g. "sagte Rösler, …", «как заявил Путин, …».
        """
        if pronoun := self.pronoun_behind(span, cues):
            return pronoun  # erklärte er zu dem Projekt: „…“
        named = [m for m in self.names_between(span.start, span.end) if m.person is not None]
        near = [
            m
            for m in named
            if self.count_words(span.start, m.span.start) <= 6 and not self.is_governed(m)
        ]
        return speaker_of(near[0]) if near else speaker_before_colon(self.text, span, cues.code)
