"""Find the cue and the speaker of a quotation in the words around it.

First the words right after the quotation (“…”, Tashiyev stated · «…», — сказал он), then
those before it (He went on to say, “…” · Миллер добавил, что …), then phrases (according
to X · по словам X · X’e göre). A name that is not next to a cue is not a speaker.
"""

from __future__ import annotations

from dataclasses import dataclass

from verify.model import Field, Span
from verify.parse.people.words import split_words
from verify.parse.quotations.attributed import (
    MOST_WORDS_TO_CUE,
    Attribution,
    field_of,
    speaker_of,
)
from verify.parse.quotations.clauses import (
    NEW_CLAUSE,
    crosses_boundary,
    is_opinion,
)
from verify.parse.quotations.cues import Cues, load_cues, whole_cue
from verify.parse.quotations.grammar.english import is_no_verb, noun_behind_phrase
from verify.parse.quotations.grammar.german_words import (
    in_relative_clause,
    is_adverb,
    is_copula,
    is_document_cue,
)
from verify.parse.quotations.grammar.russian import noun_after_cue, noun_before_cue
from verify.parse.quotations.sentence_context import SentenceContext
from verify.parse.quotations.speakers.plain_speakers import (
    has_office_before_cue,
    speaker_before_cue,
)
from verify.parse.quotations.speakers.subjects import SubjectFinder
from verify.parse.spans import strip_span
from verify.text.lazy_patterns import regex

__all__ = ["Attribution", "Attributor"]

_BY_MORPHOLOGY = ("ru", "uk")
_GOVERNED = 25  # most words between a cue and the quotation after it
_COMMA = regex.compile(r"[“”«»\"]?\s*+,\s*+(?:[—–-]\s*+)?+")
_WORD = 20  # characters of a word with its blank: more than twice the mean of any language here


@dataclass(slots=True)
class Attributor(SubjectFinder):
    """Finds the cue and the speaker of each quotation of one article."""

    def find(self, around: SentenceContext, code: str | None) -> Attribution:
        """Return the attribution in this context, or an empty one."""
        cues = load_cues(code)
        introduced = self.text[around.before.start : around.before.end].rstrip().endswith(":")
        introduced = introduced and not self.is_attributed_behind(around.after, code)
        return (
            (self._before(around.before, cues, code) if introduced else None)
            or self._after(around.after, cues, code)
            or self._owned(around.before, cues)
            or self._before(around.before, cues, code)
            or self._phrase(around, cues, code)
            or self.around_turkish(around, cues, code)
            or Attribution()
        )

    def is_attributed_behind(self, after: Span, code: str | None) -> bool:
        """Return whether a verb of speech is right behind a quotation and its comma: „…“, so Lind."""
        comma = _COMMA.match(self.text, after.start, after.end)
        verbs = load_cues(code).verbs
        return comma is not None and verbs.match(self.text, comma.end(), after.end) is not None

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
            or (code == "de" and in_relative_clause(self.text, span.start, cue.start()))
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
        before = self.subject_before(head, cues) or speaker_before_cue(self.text, head)
        speaker = before or self.behind(tail, cues)
        if speaker is None and code in _BY_MORPHOLOGY:
            speaker = noun_after_cue(self.text, tail) or noun_before_cue(self.text, head)
        if code == "tr" and speaker is None:
            return None
        return Attribution(field_of(cue), speaker)

    def _before(self, span: Span, cues: Cues, code: str | None) -> Attribution | None:
        """He went on to say, “…” · Миллер добавил, что он «…» · the last cue governs."""
        start = max(span.start, span.end - _GOVERNED * _WORD)
        for cue in reversed(list(cues.verbs.finditer(self.text, start, span.end))):
            if code == "de" and is_adverb(
                cue.group(), self.text[max(0, cue.start() - 3) : cue.start()]
            ):
                continue
            if cues.code == "en" and is_no_verb(self.text, cue, span.end):
                continue
            if code == "de" and is_document_cue(self.text[cue.start() : cue.end() + 4]):
                return Attribution(field_of(cue))  # In dem Brief, den er bekam, heißt es
            if self._governs(Span(cue.end(), span.end)):
                whole = whole_cue(self.text, cue, span, cues)  # The letter goes on to say
                head = Span(span.start, whole.start())
                tail = Span(cue.end(), span.end)
                speaker = self.as_stated(head, tail, cues) or self.participle_subject(cue, head)
                if code == "de" and self.text.startswith(" er ", cue.end()):  # lehnt er jedoch ab
                    speaker = speaker or self.pronoun_behind(tail, cues)
                speaker = speaker or self.governing(head, cues) or self.inverted(tail, cues)
                if speaker is None and code in _BY_MORPHOLOGY:
                    speaker = noun_after_cue(self.text, tail) or noun_before_cue(self.text, head)
                return Attribution(field_of(whole), speaker)
        return None

    def _governs(self, between: Span) -> bool:
        """Return whether a cue reaches the quotation, in the same clause or over a comma."""
        words = self.text[between.start : between.end]
        if crosses_boundary(words) or ";" in words:
            return False
        return self.count_words(between.start, between.end) <= _GOVERNED

    def _phrase(self, around: SentenceContext, cues: Cues, code: str | None) -> Attribution | None:
        """According to X, “…” · По словам X, «…» · “…”, according to X"""
        if code == "tr":
            return None
        for span in (around.before, around.after):
            for cue in cues.phrases.finditer(self.text, span.start, span.end):
                if named := self.named_by_phrase(Span(cue.end(), span.end), code):
                    return Attribution(field_of(cue), speaker_of(named))
                noun = noun_behind_phrase(self.text, Span(cue.end(), span.end), cues.code)
                if noun is not None:
                    return Attribution(field_of(cue), noun)
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
