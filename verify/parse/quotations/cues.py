"""Patterns for the words of speech of one language: verbs, phrases, pronouns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from verify.languages import Language, load_language, load_languages
from verify.model import Span
from verify.text.lazy_patterns import regex


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled patterns for the words of speech of one language."""

    code: str
    verbs: regex.Pattern[str]
    phrases: regex.Pattern[str]
    pronouns: frozenset[str]
    owned: regex.Pattern[str]  # "his remarks such as"


def _pattern(words: tuple[str, ...] | list[str]) -> regex.Pattern[str]:
    parts = "|".join(
        regex.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)
    )
    return regex.compile(
        rf"(?<![\p{{L}}-])(?:{parts})(?![\p{{L}}-])" if parts else r"(?!)", regex.I
    )


@cache
def load_cues(code: str | None) -> Cues:
    """Return the cues of a language, English where ``code`` has no file.

    ``verbs`` match words such as *said*, ``phrases`` *according to*, ``owned`` *his remarks*;
    ``pronouns`` are lower-case.
    """
    chosen: Language = load_language(code) or load_languages()["en"]
    speech = chosen.speech
    possessives = "|".join(regex.escape(p) for p in speech.possessives) or "(?!)"
    nouns = "|".join(regex.escape(n) for n in speech.nouns) or "(?!)"
    return Cues(
        chosen.code,
        _pattern(speech.cues),
        _pattern(speech.cue_phrases),
        frozenset([*speech.male, *speech.female, *speech.neutral]),
        regex.compile(
            rf"(?<!\p{{L}})(?P<owner>{possessives})"
            rf"\s+(?:\p{{L}}+\s+){{0,2}}(?:{nouns})(?!\p{{L}})",
            regex.I,
        ),
    )


def whole_cue(text: str, cue: regex.Match[str], span: Span, cues: Cues) -> regex.Match[str]:
    """Return the longest cue at this place: "went on to say" rather than "say"."""
    for found in cues.phrases.finditer(text, span.start, span.end):
        if found.start() <= cue.start() and cue.end() <= found.end():
            return found
    return cue
