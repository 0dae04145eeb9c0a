"""Runs of capitalized words that can be a person, a place or a body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from verify.model import Span
from verify.text.dates.month_words import find_month, weekday_number
from verify.text.language.word_lists import common_zipf
from verify.text.names.vocabulary import (
    PLACE_NAME_WORDS,
    honorifics,
    not_names,
    particles,
    small_words,
)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A run of capitalized words. ``opening``: it opens a sentence, so its capital says less."""

    span: Span
    text: str
    opening: bool = False


@cache
def _patterns() -> tuple[Any, Any]:
    import regex

    titles = "|".join(
        sorted(map(regex.escape, honorifics() | {"st", "mt", "ft"}), key=len, reverse=True)
    )
    word = (
        rf"(?:(?i:{titles})\.|\p{{Lu}}\.(?:[ \u00a0]?\p{{Lu}}\.)*"
        r"|\p{Lu}[\p{L}\p{M}]*(?:['’ʼ-]\p{L}[\p{L}\p{M}]*)*)"
    )
    small = "|".join(regex.escape(p) for p in sorted(particles(), key=len, reverse=True))
    glue = rf"(?:[ \u00a0](?:(?:{small})[ \u00a0])?)" if small else r"[ \u00a0]"
    run = regex.compile(rf"(?<![\p{{L}}\p{{N}}_])(?=\p{{Lu}}){word}(?:{glue}(?=\p{{Lu}}){word})*")
    opening = regex.compile(r"(?:^|[.!?…:][\"»”’')\]]*+\s++|\n[^\S\n]*+)[\"«“„‘'(\[–—-]*+\s*+$")
    return run, opening


def find_names(text: str, language: str | None = None) -> tuple[FoundName, ...]:
    """The runs of capitalized words in ``text`` that can be names, in order.

    Honorifics, weekdays, months and the small words that open sentences are cut off. A single
    word that opens a sentence is left out, unless no dictionary of ``language`` knows it or
    the text also writes it with a capital inside a sentence.
    """
    run, opening = _patterns()
    raw = [(m.start(), m.end(), _opens(text, m.start(), opening)) for m in run.finditer(text)]
    inside = _inside(text, raw)
    found = []
    for start, end, first in raw:
        for name in _cut(text, (start, end), first, _Context(inside, language)):
            if _is_name(name, inside, language):
                found.append(name)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Context:
    """``inside``: words that stand with a capital inside some sentence, lower-case."""

    inside: set[str]
    language: str | None


def _inside(text: str, raw: list[tuple[int, int, bool]]) -> set[str]:
    words: set[str] = set()
    for start, end, first in raw:
        run = text[start:end].casefold().split()
        words.update(run[1:] if first else run)
    return words


def _opens(text: str, start: int, opening: Any) -> bool:
    return start == 0 or bool(opening.search(text[max(0, start - 12) : start]))


def _cut(text: str, span: tuple[int, int], first: bool, context: _Context) -> list[FoundName]:
    """The run without the words that are part of no name, split at weekdays and months."""
    names: list[FoundName] = []
    words: list[tuple[int, int]] = []
    place, (start, end) = span[0], span
    parts = text[start:end].replace("\u00a0", " ").split(" ")
    for number, part in enumerate(parts):
        here = (place, place + len(part))
        place += len(part) + 1
        if _no_part(part, first and number == 0, len(parts), context):
            names += _joined(text, words, first and start)
            words = []
        else:
            words.append(here)
    return names + _joined(text, words, first and start)


def _no_part(word: str, opening: bool, length: int, context: _Context) -> bool:
    lower = _lower(word.rstrip("."))
    if word.endswith(".") and len(word) == 2:
        return False  # an initial
    if lower in honorifics() or weekday_number(lower) is not None:
        return True
    if length == 1 and (lower in not_names() or find_month(lower) is not None):
        return True
    if not opening or lower in PLACE_NAME_WORDS:
        return False
    return lower in small_words(context.language) or _everyday(lower, context)


def _everyday(lower: str, context: _Context) -> bool:
    """Turkish opens a sentence with any common noun: «Toplantıda Sabir Askeroğlu …»."""
    if context.language != "tr" or lower in context.inside or "'" in lower or "’" in lower:
        return False
    return common_zipf(lower, "tr") >= _COMMON_TURKISH


def _lower(word: str) -> str:
    return word.replace("İ", "i").casefold()


def _joined(text: str, words: list[tuple[int, int]], opening: int | bool) -> list[FoundName]:
    while words and text[words[-1][0] : words[-1][1]].casefold() in particles():
        words = words[:-1]
    if not words:
        return []
    span = Span(words[0][0], words[-1][1])
    first = opening is not False and words[0][0] == opening
    return [FoundName(span, text[span.start : span.end], first)]


_COMMON = 3.0  # Zipf: one in a million words; commoner words open sentences all the time
_COMMON_TURKISH = 4.0


def _is_name(name: FoundName, inside: set[str], language: str | None) -> bool:
    word = name.text
    if sum(c.isalpha() for c in word) < 2:
        return False
    if not name.opening or " " in word or word.casefold() in inside:
        return True
    code = language if language in ("en", "ru", "tr", "de", "fr", "uk") else None
    return code is not None and common_zipf(_lower(word), code) < _COMMON
