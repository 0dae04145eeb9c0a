"""German reported speech without a verb of speech: the subjunctive says that words are somebody's.

Kolen wies auf die Gefahren hin. So gewonnene Daten seien „heikel“: „heikel“ is Kolen's word.
"""

from __future__ import annotations

from verify.model import Field, Span, Speaker
from verify.parse.quotations.cues import load_cues
from verify.parse.quotations.grammar.german_words import can_speak, is_source_noun
from verify.parse.quotations.speakers.plain_speakers import named_speaker, opening_subject
from verify.text.lazy_patterns import regex

# Forms that only the first subjunctive has, or that it shares with “ich” alone.
_REPORTED = regex.compile(
    r"(?<!\p{L})(?:bedürfe|besitze|bestehe|bleibe|brauche|bringe|dürfe|ergebe|erhalte|fehle|finde|gebe|gehe|"
    r"gehöre|gelte|geschehe|habe|halte|handele|handle|komme|könne|lasse|liege|mache|möge|müsse|nehme|"
    r"schaffe|sehe|sei|seien|solle|spreche|stehe|stelle|trage|treffe|verdiene|werde|wisse|wolle|zeige)"
    r"(?!\p{L})"
)
_FIRST_PERSON = regex.compile(r"(?<!\p{L})(?:ich|mir|mich|dass wir)(?!\p{L})", regex.I)
# Es sei denn, … · sei es … · wie dem auch sei · man nehme „zwei Eier“: nothing is reported
_FIXED = regex.compile(
    r"(?i:es sei denn|wie dem auch sei|sei es|sei hier|sei angemerkt|sei darauf|gelte es|komme was|"
    r"man (?:denke|gebe|lasse|nehme|sehe|stelle))(?!\p{L})"
)
_MARKED = regex.compile(r"[„“«»\"][^„“”«»\"]*[“”«»\"]")
_SENTENCE = regex.compile(r"(?<=[\p{Ll}\d)“”]{2})[.!?]\s+(?=[\p{Lu}„])")
_PRONOUN = regex.compile(
    r"\s*(?P<who>Er|Sie|Es(?!\s(?:gab|gibt|geht|ging|ist|war|waren|sind|wird|wurden?|heißt|hieß)\s))\s\p{Ll}"
)
_NOUN = regex.compile(
    r"\s*(?P<who>(?:Der|Die|Das|Ein|Eine)\s(?:\p{Ll}+\s){0,2}\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,3})"
    r"\s\p{Ll}"
)
# Es weist den Vorwurf zurück · Eine Anwohnerin wies auf die Gefahren hin
_POINTS = regex.compile(
    r"(?<!\p{L})(?:weis(?:t|en)|wies(?:en)?)\s[^.!?]{0,80}?\s(?:hin|zurück)(?!\p{L})"
)
_MOST_SENTENCES = 6  # of one person's reported words in a paragraph


def is_reported(words: str) -> bool:
    """Return whether a sentence, or a clause of it, is reported: Daten seien „…“."""
    plain = _MARKED.sub(" ", words)
    return (
        _REPORTED.search(plain) is not None
        and _FIRST_PERSON.search(plain) is None
        and _FIXED.search(plain) is None
    )


def reporting_subject(text: str, block: Span, sentence: Span) -> Speaker | None:
    """Return who speaks in a reported sentence: the subject of the last one that is not reported.

    That can be its own first clause: Der Sender will wissen, dass er „…“ gesagt habe.
    """
    starts = [
        block.start,
        *(m.end() for m in _SENTENCE.finditer(text, block.start, sentence.start + 1)),
    ]
    for start in [sentence.start, *reversed([s for s in starts if s < sentence.start])][
        :_MOST_SENTENCES
    ]:
        end = sentence.end if start == sentence.start else _end(starts, start, sentence)
        first = text[start:end].split(",")[0]
        if not is_reported(first):
            return _subject(text, Span(start, start + len(first)))
    return None


def _end(starts: list[int], start: int, sentence: Span) -> int:
    return min((s for s in (*starts, sentence.start) if s > start), default=sentence.start)


def _subject(text: str, clause: Span) -> Speaker | None:
    """Return the subject of a clause, if it can speak: Der Minister, Kolen; not Der Zug, Es.

    With a verb of speech, any subject does: Eine Anwohnerin klagte · Es (the ministry) warnte.
    """
    cues = (load_cues("de").verbs, _POINTS)
    speaks = any(cue.search(text, clause.start, clause.end) for cue in cues)
    if pronoun := _PRONOUN.match(text, clause.start, clause.end):
        meant = speaks or pronoun["who"] != "Es"
        return Speaker(Field(pronoun["who"], Span(*pronoun.span("who")))) if meant else None
    if noun := _NOUN.match(text, clause.start, clause.end):
        meant = speaks or is_source_noun(noun["who"])
        return named_speaker(text, noun.start("who"), noun["who"]) if meant else None
    subject = opening_subject(text, clause)
    return subject if subject and can_speak(subject.name.value) else None
