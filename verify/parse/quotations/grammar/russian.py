"""Speakers named by an office or a noun beside a Russian or Ukrainian verb of speech.

«…», — говорит режиссёр · Эксперты в Киеве отмечают, что … · сказал швейцар и пошёл.
They have no person: «эксперты» are nobody that another article names.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.model import Field, Span, Speaker
from verify.parse.people.russian_morphology import (
    is_finite_verb,
    is_genitive,
    is_nominative_attribute,
    is_speaking_noun,
)
from verify.parse.quotations.attributed import Attribution, speaker_of
from verify.parse.quotations.grammar.clause import Clause
from verify.text.lazy_patterns import regex

_WORD = regex.compile(r"\p{L}[\p{L}’'-]*")
_STOP = regex.compile(r"[,;:.!?()«»“”\"—–]| - ")
_LONGEST = 7  # words of a speaker


def noun_after_cue(text: str, span: Span) -> Speaker | None:
    """Return the noun in the nominative that begins right after the cue, with what depends on it."""
    return _speaker(text, _words(text, span.start, span.end))


def noun_before_cue(text: str, span: Span) -> Speaker | None:
    """Return the noun in the nominative that opens the clause before the cue."""
    cuts = [m.end() for m in _STOP.finditer(text, span.start, span.end)]
    start = cuts[-1] if cuts else span.start
    words = [Span(*m.span()) for m in _WORD.finditer(text, start, span.end)]
    for at in range(min(len(words), 3)):  # «По его словам эксперты …», «Теперь врачи …»
        if found := _speaker(text, words[at:]):
            return found
    return None


def _words(text: str, start: int, end: int) -> list[Span]:
    stop = _STOP.search(text, start, end)
    words = _WORD.finditer(text, start, stop.start() if stop else end)
    return [Span(*m.span()) for m in words][:_LONGEST]


def _speaker(text: str, words: Sequence[Span]) -> Speaker | None:
    at = 0
    while at < len(words) - 1 and is_nominative_attribute(
        text[words[at].start : words[at].end].lower()
    ):
        at += 1
    if at >= len(words):
        return None
    noun = text[words[at].start : words[at].end]
    if not is_speaking_noun(noun.lower()) or (noun[0].isupper() and at == len(words) - 1 and at):
        return None
    last = at
    for i in range(at + 1, min(len(words), _LONGEST)):
        word = text[words[i].start : words[i].end]
        if text[words[i - 1].end : words[i].start].strip():
            break
        if not (word[0].isupper() or is_genitive(word)):
            break
        last = i
    whole = Span(words[0].start, words[last].end)
    return Speaker(Field(text[whole.start : whole.end], whole))


# «…», — пожаловалась пенсионерка Зоя Лапина: whatever the verb, behind the dash it has its subject
_BEHIND_DASH = regex.compile(
    r"[»”“\"]?\s*+,?+\s*+[—–-]\s(?P<cue>\p{Ll}{2,}(?:л|ла|ли|лся|лась|лись|ет|ит|ют|ят|ут|ёт|ется|ится))\s"
)
_PRONOUN_BEHIND = regex.compile(r"(?P<who>он|она|они)(?=[\s.,;]|$)")
# В пресс-службе суда сообщили, что … · «…», — уточнили в прокуратуре
_BODY = (
    r"(?:\p{Ll}+\s)?(?:\p{Lu}{2,}|(?:[Аа]дминистраци|[Вв]едомств|[Дд]епартамент|[Дд]ирекци|[Кк]омитет|"
    r"[Кк]омпани|[Кк]ремл|[Мм]инистерств|[Мм]эри|[Пп]олици|[Пп]осольств|[Пп]равительств|"
    r"[Пп]ресс-служб|[Пп]ресс-центр|[Пп]рокуратур|[Рр]едакци|[Сс]лужб|[Сс]обес|[Сс]уд|[Уу]правлени|"
    r"[Фф]онд|[Шш]таб)\p{Ll}{0,3})(?!\p{L})(?:\s\p{L}+){0,3}?"
)
_IN_BODY = regex.compile(
    rf"\s*(?:Во?|Как)\s(?P<who>{_BODY})\s(?P<cue>\p{{Ll}}+(?:ли|лись|ют|ят|ут))(?=[\s,:])"
)
_BEHIND_IN_BODY = regex.compile(
    rf"[»”“\"]?\s*+,?+\s*+[—–-]\s(?P<cue>\p{{Ll}}{{2,}}(?:ли|лись|ют|ят|ут))\sво?\s(?P<who>{_BODY})(?=[.,;]|$)"
)
# В письме говорится, что договор «утратил силу»
_DOCUMENT = regex.compile(
    r"\s*В\s(?P<who>\p{Ll}{3,}(?:\s\p{L}+){0,3}?)\s"
    r"(?P<cue>(?:говорит|отмечает|подч[её]ркивает|сообщает|указывает|утверждает|уточняет)ся|"
    r"написано|отмечено|сказано|указано)(?!\p{L})"
)
# По данным следствия, водитель «уснул за рулём»
_ACCORDING = regex.compile(
    r"\s*(?P<cue>По\s(?:версии|данным|информации|мнению|оценке|оценкам|сведениям|словам))\s"
    r"(?P<who>\p{L}{3,}(?:\s\p{L}+){0,3}),\s"
)
_NO_DOCUMENT = frozenset("ходе целом частности том этом итоге общем".split())


def russian_attribution(clause: Clause) -> Attribution:
    """Return the attribution that Russian word order and morphology give, or an empty one."""
    text, before, after = clause.text, clause.before, clause.after
    body = _BEHIND_IN_BODY.match(text, after.start, after.end)
    body = body or _IN_BODY.match(text, before.start, before.end)
    if body and is_finite_verb(body["cue"]):
        return clause.attribution(body, body)
    if source := _ACCORDING.match(text, before.start, before.end):
        return clause.attribution(source, source)
    document = _DOCUMENT.match(text, before.start, before.end)
    if document and document["who"].split()[0] not in _NO_DOCUMENT:
        return clause.attribution(document, document)
    verb = _BEHIND_DASH.match(text, after.start, after.end)
    if verb is None or not is_finite_verb(verb["cue"]):
        return Attribution()
    return _subject_behind(clause, verb)


def body_before(text: str, before: Span) -> Speaker | None:
    """Return the body in which people say what follows: В пресс-службе суда сообщили, что …"""
    body = _IN_BODY.match(text, before.start, before.end)
    if body is None or not is_finite_verb(body["cue"]):
        return None
    return Speaker(Field(body["who"], Span(*body.span("who"))))


def _subject_behind(clause: Clause, verb: regex.Match[str]) -> Attribution:
    """Return the pronoun, the name or the noun in the nominative behind a verb."""
    text, end = clause.text, clause.after.end
    if pronoun := _PRONOUN_BEHIND.match(text, verb.end(), end):
        return clause.attribution(verb, pronoun)
    named = clause.people.between(verb.end(), min(end, verb.end() + _FAR))
    cue = Field(verb["cue"], Span(*verb.span("cue")))
    if named and named[0].person is not None and _leads(text[verb.end() : named[0].span.start]):
        return Attribution(cue, speaker_of(named[0]))
    noun = noun_after_cue(text, Span(verb.end(), end))
    return Attribution(cue, noun) if noun else Attribution()


def _leads(words: str) -> bool:
    """Return whether the words before a name are its role: пенсионерка; not: в Москве, о том, что."""
    return not words or (
        len(words.split()) <= _LONGEST - 2
        and not _STOP.search(words)
        and is_speaking_noun(words.split()[0])
    )


_FAR = 80  # characters from a verb to the name behind it
