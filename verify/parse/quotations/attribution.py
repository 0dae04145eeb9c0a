"""Find the cue and the speaker of a quotation in the words around it.

First the words right after the quotation (“…”, Tashiyev stated · «…», — сказал он), then
those before it (He went on to say, “…” · Миллер добавил, что …), then phrases (according
to X · по словам X · X’e göre). A name that is not next to a cue is not a speaker.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from verify.model import Field, Span, Speaker
from verify.parse.people.words import split_words
from verify.parse.quotations.attributed import (
    MOST_WORDS_TO_CUE,
    Attribution,
    field_of,
    speaker_of,
)
from verify.parse.quotations.clauses import (
    INVERTING,
    JOINED,
    NEW_CLAUSE,
    crosses_boundary,
    is_addressee,
    is_noun_modifier,
    is_opinion,
)
from verify.parse.quotations.cues import Cues, load_cues, whole_cue
from verify.parse.quotations.grammar.german_words import is_adverb, is_copula, is_document_cue
from verify.parse.quotations.grammar.russian import noun_after_cue, noun_before_cue
from verify.parse.quotations.grammar.turkish import TurkishAttribution
from verify.parse.quotations.plain_speakers import (
    has_office_before_cue,
    opening_subject,
    speaker_after_cue,
    speaker_before_colon,
    speaker_before_cue,
)
from verify.parse.quotations.prepositions import PREPOSITIONS
from verify.parse.quotations.sentence_context import SentenceContext
from verify.parse.spans import strip_span

__all__ = ["Attribution", "Attributor"]

_BY_MORPHOLOGY = ("ru", "uk")
_GOVERNED = 25  # most words between a cue and the quotation after it
# sagte gestern Abend ein Sprecher
_DAY_PART = regex.compile(r"(?:Abend|Mittag|Morgen|Nachmittag|Nacht|Vormittag)(?!\p{L})")
_WORD = 20  # characters of a word with its blank: more than twice the mean of any language here


@dataclass(slots=True)
class Attributor(TurkishAttribution):
    """Finds the cue and the speaker of each quotation of one article."""

    def find(self, around: SentenceContext, code: str | None) -> Attribution:
        """Return the attribution in this context, or an empty one."""
        cues = load_cues(code)
        introduced = self.text[around.before.start : around.before.end].rstrip().endswith(":")
        return (
            (self._before(around.before, cues, code) if introduced else None)
            or self._after(around.after, cues, code)
            or self._owned(around.before, cues)
            or self._before(around.before, cues, code)
            or self._phrase(around, cues, code)
            or self.around_turkish(around, cues, code)
            or Attribution()
        )

    def _after(self, span: Span, cues: Cues, code: str | None) -> Attribution | None:
        """“…”, Tashiyev stated · “…,” he said · „…“, so Murtha · «…», — заявил актёр N. N."""
        cue = cues.verbs.search(
            self.text, span.start, min(span.end, span.start + MOST_WORDS_TO_CUE * _WORD)
        )
        if (
            cue is None
            or (
                self.count_words(span.start, cue.start()) > MOST_WORDS_TO_CUE
                and not has_office_before_cue(self.text, Span(span.start, cue.start()))
            )
            or crosses_boundary(self.text[span.start : cue.start()])
            or NEW_CLAUSE.match(self.text, span.start, cue.start())
        ):
            return None
        if (
            code == "tr"
            and cue.end() < span.end
            and not self.names_follow(Span(cue.end(), span.end))
        ):
            return None
        head, tail = Span(span.start, cue.start()), Span(cue.end(), span.end)
        if code == "de" and is_copula(cue.group(), self.text[cue.end() : cue.end() + 4]):
            return Attribution(field_of(cue))
        before = self._subject_before(head, cues) or speaker_before_cue(self.text, head)
        speaker = before or self._behind(tail, cues)
        if speaker is None and code in _BY_MORPHOLOGY:
            speaker = noun_after_cue(self.text, tail) or noun_before_cue(self.text, head)
        if code == "tr" and speaker is None:
            return None
        return Attribution(field_of(cue), speaker)

    def _behind(self, tail: Span, cues: Cues) -> Speaker | None:
        """Return the subject behind a cue: the noun before the name of its body.

        E.g. so ein Sprecher des Hafenamts.
        """
        named, noun = self._subject_after(tail, cues), speaker_after_cue(self.text, tail)
        if named is None or noun is None or named.person is not None:
            return named or noun
        return noun if noun.name.span.end <= named.name.span.start else named

    def _subject_before(self, span: Span, cues: Cues) -> Speaker | None:
        """Return the last name or pronoun between a quotation and its cue."""
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
        stop = regex.compile(r"[;:–—]|(?<!\p{Lu})\.\s").search(self.text, span.start, span.end)
        end = stop.start() if stop and stop.start() > span.start + 2 else span.end
        for mention in self.names_between(span.start, end):
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

    def _before(self, span: Span, cues: Cues, code: str | None) -> Attribution | None:
        """He went on to say, “…” · Миллер добавил, что он «…» · the last cue governs."""
        start = max(span.start, span.end - _GOVERNED * _WORD)
        for cue in reversed(list(cues.verbs.finditer(self.text, start, span.end))):
            if code == "de" and is_adverb(
                cue.group(), self.text[max(0, cue.start() - 3) : cue.start()]
            ):
                continue
            if code == "de" and is_document_cue(self.text[cue.start() : cue.end() + 4]):
                return Attribution(field_of(cue))  # In dem Brief, den er bekam, heißt es
            if self._governs(Span(cue.end(), span.end)):
                head = Span(span.start, cue.start())
                tail = Span(cue.end(), span.end)
                speaker = self._as_stated(head, tail, cues) or self._participle_subject(cue, head)
                if code == "de" and self.text.startswith(" er ", cue.end()):  # lehnt er jedoch ab
                    speaker = speaker or self.pronoun_behind(tail, cues)
                speaker = speaker or self._governing(head, cues) or self._inverted(tail, cues)
                if speaker is None and code in _BY_MORPHOLOGY:
                    speaker = noun_after_cue(self.text, tail) or noun_before_cue(self.text, head)
                return Attribution(field_of(whole_cue(self.text, cue, span, cues)), speaker)
        return None

    def _as_stated(self, head: Span, tail: Span, cues: Cues) -> Speaker | None:
        """Return the speaker behind the cue of «Плотина, как подчеркнул Петров, …»."""
        if not INVERTING.search(self.text, head.start, head.end):
            return None
        return self._inverted(tail, cues) or speaker_after_cue(self.text, tail)

    def _participle_subject(self, cue: regex.Match[str], head: Span) -> Speaker | None:
        """Return the subject of the sentence: "Carver left the hall, calling it “…”"."""
        if not cue.group().lower().endswith("ing"):
            return None
        first = self.names_between(head.start, head.end)[:1]
        opens = first and not self.text[head.start : first[0].span.start].strip()
        return speaker_of(first[0]) if opens else opening_subject(self.text, head)

    def _governing(self, head: Span, cues: Cues) -> Speaker | None:
        """Return the subject of the cue after ``head``, or of the cue that it is joined to.

        E.g. "Carver said the bridge was Lind’s and said, …".
        """
        if joined := JOINED.search(self.text, head.start, head.end):
            earlier = list(cues.verbs.finditer(self.text, head.start, joined.start()))
            if earlier:
                tail = Span(earlier[0].end(), joined.start())
                subject = self._governing(Span(head.start, earlier[0].start()), cues)
                return subject or speaker_after_cue(self.text, tail)
            return self._subject_of(head, cues) or opening_subject(self.text, head)
        return self._subject_of(head, cues) or speaker_before_cue(self.text, head)

    def _governs(self, between: Span) -> bool:
        """Return whether a cue reaches the quotation, in the same clause or over a comma."""
        words = self.text[between.start : between.end]
        if crosses_boundary(words) or ";" in words:
            return False
        return self.count_words(between.start, between.end) <= _GOVERNED

    def _subject_of(self, span: Span, cues: Cues) -> Speaker | None:
        """Return the subject of the cue after ``span``: the closest name without a preposition."""
        mentions = self.names_between(span.start, span.end)
        pronoun = self.pronoun_speaker(span, cues, last=True)
        free = [
            m for m in mentions if not self.is_governed(m) or self.continues_in_clause(m, span.end)
        ]
        nearest = self.nearest_name(free, span.end) or self.only_name(free, span)
        if pronoun and (nearest is None or pronoun.name.span.start > nearest.span.start):
            return pronoun
        return speaker_of(nearest) if nearest else self.unnamed_speaker(span)

    def _inverted(self, span: Span, cues: Cues) -> Speaker | None:
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
        return speaker_of(near[0]) if near else speaker_before_colon(self.text, span)

    def _phrase(self, around: SentenceContext, cues: Cues, code: str | None) -> Attribution | None:
        """According to X, “…” · По словам X, «…» · “…”, according to X"""
        if code == "tr":
            return None
        for span in (around.before, around.after):
            for cue in cues.phrases.finditer(self.text, span.start, span.end):
                if named := self.named_by_phrase(Span(cue.end(), span.end), code):
                    return Attribution(field_of(cue), speaker_of(named))
        return None

    def _owned(self, span: Span, cues: Cues) -> Attribution | None:
        """Return “his” person as the speaker (His remarks such as “…”), by the name last used."""
        found = list(cues.owned.finditer(self.text, span.start, span.end))
        if not found or (
            self.count_words(found[-1].end(), span.end) > 4
            and not is_opinion(self.text, Span(span.start, found[-1].start()))
        ):
            return None
        word = split_words(self.text, Span(*found[-1].span("owner")))[0]
        cue = strip_span(self.text, Span(found[-1].start(), span.end))
        return Attribution(Field(self.text[cue.start : cue.end], cue), self.owner(word))
