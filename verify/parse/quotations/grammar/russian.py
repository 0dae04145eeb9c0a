"""Speakers named by an office or a noun beside a Russian or Ukrainian verb of speech.

«…», — говорит режиссёр · Эксперты в Киеве отмечают, что … · сказал швейцар и пошёл.
They have no person: «эксперты» are nobody that another article names.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.model import Field, Span, Speaker
from verify.parse.people.russian_morphology import (
    is_genitive,
    is_nominative_attribute,
    is_speaking_noun,
)
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
