"""Attribution in Turkish: the subject opens the sentence, the verb closes it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from verify.languages import load_languages
from verify.model import Field, Span, Speaker
from verify.parse.people.words import lower_case
from verify.parse.quotations.attributed import (
    MOST_WORDS_TO_CUE,
    Attribution,
    field_of,
    speaker_of,
)
from verify.parse.quotations.cues import Cues
from verify.parse.quotations.sentence_context import SentenceContext
from verify.parse.quotations.speakers.speaker_candidates import SpeakerCandidates
from verify.text.lazy_patterns import regex

# Uzmanlar, “…” uyarısında bulundu · Yerel yetkililer, … · Belediye Başkanı, …
_OPENING_NOUN = regex.compile(r"\s*(?P<who>\p{Lu}\p{Ll}{3,}(?:\s\p{L}{3,}){0,2}),\s")
# Belediye, “…” · İçişleri Bakanlığı, “…” · Demirspor Kulübü, “…”: bodies, alone or with a name
_BODY = regex.compile(
    r"(?:ajans|bakanlı[kğ]|başkanlı[kğ]|belediye|birli[kğ]|büro|dernek|derneğ|emniyet|federasyon|gazete|"
    r"hükümet|komisyon|konsey|kulüb|kurul|kurum|mahkeme|meclis|müdürlü[kğ]|oda|parti|polis|savcılı[kğ]|"
    r"sendika|şirket|üniversite|vakıf|vakf|valili[kğ])(?:s?[ıiuü])?"
)
# A plural in the nominative, not a time (Önceki günler) and not a verb (Söylüyorlar).
_PLURAL = regex.compile(
    r"\p{L}{2,}(?<!gün|ay|yıl|hafta|saat|dakika|dönem|zaman|yüzyıl|akşam|sabah|"
    r"yor|[dt][ıiuü]|m[ıiuü]ş|aca[kğ]|ece[kğ]|malı|meli)l[ae]r"
)
# Ancak bunlar, “…” · Bazen insanlar, “…”: not one speaker, or not the name of one
_ADVERBS = frozenset(
    """
    ama ancak artık ayrıca bazen bazı belki birçok bugün böylece bütün daha dün çoğu çünkü fakat
    genellikle genelde hatta işte kimi nihayet oysa sonra sonunda sonraki şimdi tüm yine önce
    """.split()
)
_PRONOUNS = frozenset("bunlar onlar şunlar bazıları başkaları kimileri".split())


@dataclass(slots=True)
class TurkishAttribution(SpeakerCandidates):
    """Finds the speaker of X, “…” dedi and of X’e göre “…”."""

    def around_turkish(
        self, around: SentenceContext, cues: Cues, code: str | None
    ) -> Attribution | None:
        """X, “…” dedi: the subject opens the sentence, the cue closes it."""
        if code != "tr":
            return None
        if view := self._turkish_view(around.before, cues):
            return view
        cue = cues.verbs.search(self.text, around.after.start, around.after.end)
        subjects = self.names_between(around.before.start, around.before.end)
        if cue is None or self.count_words(around.after.start, cue.start()) > MOST_WORDS_TO_CUE:
            return None
        persons = [m for m in subjects if m.person is not None]
        others = [m for m in subjects if not self.is_attribute(m)]  # "Ev sahibi Ali Örnek"
        if not persons and len(others) == 1:
            persons = others
        speaker = speaker_of(persons[0]) if persons else self._opening_noun(around.before)
        return Attribution(field_of(cue), speaker)

    def _opening_noun(self, span: Span) -> Speaker | None:
        """Return the plural, the office or the body with its comma that opens the sentence.

        E.g. Uzmanlar, “…” uyarısında bulundu; not: Pazartesi günü, “…” · Toplantının ardından, “…”.
        """
        found = _OPENING_NOUN.match(self.text, span.start, span.end)
        if not found:
            return None
        words = [lower_case(word) for word in found["who"].split()]
        if _ADVERBS & set(words) or words[-1] in _PRONOUNS:
            return None
        last = words[-1]
        if not (_PLURAL.fullmatch(last) or _BODY.fullmatch(last) or last in _offices()):
            return None
        return Speaker(Field(found["who"], Span(*found.span("who"))))

    def _turkish_view(self, span: Span, cues: Cues) -> Attribution | None:
        """Okan’a göre “…”: the name right before the word, the word right before the quotation."""
        found = list(cues.phrases.finditer(self.text, span.start, span.end))
        if not found or self.count_words(found[-1].end(), span.end) > 1:
            return None
        cue = found[-1]
        persons = [m for m in self.names_between(span.start, cue.start()) if m.person is not None]
        ending = r"(?:[’']\p{Ll}{1,4})?\s+"
        if not persons or not regex.fullmatch(
            ending, self.text[persons[-1].span.end : cue.start()]
        ):
            return None
        return Attribution(field_of(cue), speaker_of(persons[-1]))


@cache
def _offices() -> frozenset[str]:
    """Return the last words of the offices that the language lists: başkanı, sözcüsü, uzmanı."""
    return frozenset(noun.split()[-1] for noun in load_languages()["tr"].roles.nouns)
