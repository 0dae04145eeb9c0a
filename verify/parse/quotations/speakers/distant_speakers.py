"""Find speakers outside the quotation's sentence: in headers, the paragraph before, questions."""

from __future__ import annotations

from verify.model import Field, Span, Speaker
from verify.parse.people.finder import Mention
from verify.parse.quotations.article_context import LONGEST_HEADER, ArticleContext
from verify.parse.quotations.attribution import Attribution, Attributor
from verify.parse.quotations.clauses import follows_preposition, is_addressee
from verify.parse.quotations.cues import load_cues
from verify.parse.quotations.grammar.clause import Clause
from verify.parse.quotations.grammar.english_reported import english_attribution
from verify.parse.quotations.grammar.french import french_attribution
from verify.parse.quotations.grammar.german import german_attribution
from verify.parse.quotations.grammar.russian import russian_attribution
from verify.parse.quotations.grammar.spanish import spanish_attribution
from verify.parse.quotations.marks import MarkPair
from verify.parse.quotations.sentence_context import SentenceContext
from verify.parse.quotations.speakers.announced_speakers import announced_speaker
from verify.parse.quotations.speakers.plain_speakers import opening_subject
from verify.parse.quotations.speakers.preceding_sentence import speaker_in_sentence_before
from verify.text.lazy_patterns import regex


def attribute_quotation(
    context: ArticleContext,
    attributor: Attributor,
    pair: MarkPair,
    index: int,
    around: SentenceContext,
    code: str | None,
) -> Attribution:
    """Return the cue and speaker of a quotation: from its sentence, a header, or the paragraph before."""
    if not attributor.is_attributed_behind(around.after, code) and (
        header := _header(context, pair, index, code) or _colon(context, pair, around)
    ):
        return header
    said = attributor.find(around, code)
    if said.speaker is None and (grammar := _GRAMMARS.get(code or "")):
        found = grammar(_clause(context, pair, around, said, code))
        said = said if said.cue else Attribution(found.cue)
        if found.speaker:
            known = (
                found.speaker if code == "fr" else attributor.with_antecedent(found.speaker, code)
            )
            said = Attribution(said.cue or found.cue, known)
    if said.cue is None and context.is_alone(pair, index):
        said = speaker_in_paragraph_before(context, attributor, index, code)
    if said.speaker is None:
        named = announced_speaker(context, pair, index)
        said = named if named.speaker else said
    if said.cue is None and said.speaker is None:
        said = speaker_in_sentence_before(context, attributor, pair, around, code)
    if said.cue is None and context.article.text[pair.inner.end - 1] in "?!":
        said = _question(context, attributor, pair, around, index, code)
    return said


# Languages whose grammar gives the speaker beside a verb that no list has.
_GRAMMARS = {
    "de": german_attribution,
    "en": english_attribution,
    "es": spanish_attribution,
    "fr": french_attribution,
    "ru": russian_attribution,
}


def _clause(
    context: ArticleContext,
    pair: MarkPair,
    around: SentenceContext,
    said: Attribution,
    code: str | None,
) -> Clause:
    inner = context.inner(pair).rstrip()
    outside = code == "es" and context.article.text.startswith(".", pair.span.end)
    closed = outside or inner.endswith((".", "!", "?", "…"))
    text, people = context.article.text, context.parts.people
    adds = _ADDS.search(text, around.before.start, around.before.end)
    spoken = said.cue is not None or adds is not None or context.word_count(pair) >= _SENTENCE
    is_sentence = closed and spoken
    return Clause(text, people, around.before, around.after, is_sentence)


_SENTENCE = 3  # words
# fügt hinzu: „Noch nicht.“ · räumt ein: the second part of a verb, which only speech has before a colon
_ADDS = regex.compile(r"\p{L}\s(?:aus|ein|entgegen|fort|hinzu|klar|nach|zu|zurück):\s*$")


def _question(
    context: ArticleContext,
    attributor: Attributor,
    pair: MarkPair,
    around: SentenceContext,
    index: int,
    code: str | None,
) -> Attribution:
    """Return the attribution of a question: “Why?” Smith asked.

    Its question mark does not end the sentence.
    """
    end = min(context.article.blocks[index].span.end, pair.span.end + 60)
    said = attributor.find(
        SentenceContext(Span(pair.span.end, pair.span.end), Span(pair.span.end, end)), code
    )
    near = (
        said.cue is not None
        and len(context.article.text[pair.span.end : said.cue.span.start].split()) <= 4
    )
    return said if near else Attribution()


# warnte die Leiterin einer Schule: „…“
_GENITIVE = regex.compile(r"\p{Lu}[\p{L}-]+\s(?:des|der|eines|einer)\s(?:\p{Ll}+\s)?$")


def _header(
    context: ArticleContext, pair: MarkPair, index: int, code: str | None
) -> Attribution | None:
    """Return the speaker in a title or heading: "Central Asia Expert Mars Sariev: “…”"."""
    text, block = context.article.text, context.article.blocks[index]
    if pair.span.start - block.span.start > LONGEST_HEADER:
        return None
    head = text[block.span.start : pair.span.start]
    if not head.rstrip().endswith(":") or len(head.split()) > 20:
        return None
    colon = pair.span.start - len(head) + len(head.rstrip()) - 1
    named = [
        m
        for m in context.parts.people.between(block.span.start, pair.span.start)
        if m.span.end == colon and not _is_told(context, m, block.span.start)
    ]
    if not named or follows_preposition(text, named[0].span):  # in den 1970er Jahren: „…“
        return None
    if _has_subject_before(text, Span(block.span.start, named[0].span.start), code):
        return None  # Die Polizei warnt Anwohner: the name is told something
    if named[0].person is None and _GENITIVE.search(text, block.span.start, named[0].span.start):
        return None
    return Attribution(
        Field(":", Span(colon, colon + 1)),
        Speaker(Field(named[0].text, named[0].span), named[0].person),
    )


def _has_subject_before(text: str, span: Span, code: str | None) -> bool:
    """Return whether a verb of speech before a name has its subject before it."""
    cue = load_cues(code).verbs.search(text, span.start + 1, span.end)
    return cue is not None and opening_subject(text, Span(span.start, cue.start())) is not None


def _colon(context: ArticleContext, pair: MarkPair, around: SentenceContext) -> Attribution | None:
    """Return the full name right before a colon: «С ним согласен и историк Иван Образцов: «…»»."""
    text = context.article.text
    head = text[around.before.start : pair.span.start]
    if not head.rstrip().endswith(":"):
        return None
    colon = around.before.start + len(head.rstrip()) - 1
    named = [
        m
        for m in context.parts.people.between(around.before.start, colon)
        if m.span.end == colon
        and (m.person is not None and " " in m.text)
        and not _is_told(context, m, around.before.start)
    ]
    mark = Field(":", Span(colon, colon + 1))
    if named:
        return Attribution(mark, Speaker(Field(named[0].text, named[0].span), named[0].person))
    return _office_and_name(context, Span(around.before.start, colon), pair, mark)


def _is_told(context: ArticleContext, name: Mention, start: int) -> bool:
    """Return whether a sentence tells whom words were said to: Carver wrote to Lind, Инне ответил."""
    text = context.article.text
    if is_addressee(text, name.span):
        return True
    block = context.article.blocks[context.block_at(name.span.start)]
    code = context.language(block)
    if code not in ("ru", "uk") or not load_cues(code).verbs.search(text, start, name.span.start):
        return False
    from verify.parse.people.russian_morphology import is_dative

    return is_dative(name.text.split()[0])


# Polizeipräsident Winter: „…“ · Spokesman Carver: “…”
_OFFICE_AND_NAME = regex.compile(r"\s*(?P<who>(?:\p{Lu}[\p{L}.-]+\s){1,4}\p{Lu}\p{L}+)")


def _office_and_name(
    context: ArticleContext, span: Span, pair: MarkPair, mark: Field
) -> Attribution | None:
    """Return the two to five capitalized words that are all of a sentence before its quotation."""
    text = context.article.text
    found = _OFFICE_AND_NAME.fullmatch(text, span.start, span.end)
    found = found or _known_surname(text, span)
    inner = context.inner(pair).rstrip()
    if not found or not inner.endswith((".", "!", "?", "…")) or context.word_count(pair) < 5:
        return None
    return Attribution(mark, Speaker(Field(found["who"], Span(*found.span("who")))))


def _known_surname(text: str, span: Span) -> regex.Match[str] | None:
    """Return the single word before a colon if the text has it as a surname: Holm, Ada Holm."""
    found = _SURNAME.fullmatch(text, span.start, span.end)
    if not found:
        return None
    whole = regex.compile(
        rf"(?<=\p{{Lu}}\p{{Ll}}{{1,20}}\s){regex.escape(found['who'])}(?!\p{{L}})"
    )
    return found if whole.search(text) else None


_SURNAME = regex.compile(r"\s*(?P<who>\p{Lu}\p{Ll}[\p{L}-]+)")


def speaker_in_paragraph_before(
    context: ArticleContext, attributor: Attributor, index: int, code: str | None
) -> Attribution:
    """Return the speaker in the paragraph before.

    E.g. "… Bekbolotov stated: [1]", then the quotation.
    """
    before = context.paragraph_before(index)
    if before is None:
        return Attribution()
    text = context.article.text
    words = regex.sub(
        r"\s*\[(?:\d{1,3}|[ivx]{1,5}|\^\w+)\]\s*$", "", text[before.start : before.end].rstrip()
    )
    if not words.endswith((":", ",")):
        return Attribution()
    start = max(
        (before.start + m.end() for m in regex.finditer(r"[.!?]\s+(?=\p{Lu})", words)),
        default=before.start,
    )
    return attributor.find(
        SentenceContext(Span(start, before.start + len(words)), Span(before.end, before.end)), code
    )
