"""Runs of capitalised words that can be a person, a place or a body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from verify.model import Span
from verify.text.name_words import not_names, particles


@dataclass(frozen=True, slots=True)
class FoundName:
    """A run of capitalised words. ``opening``: it opens a sentence, so its capital says less."""

    span: Span
    text: str
    opening: bool = False


@cache
def _patterns() -> tuple[Any, Any]:
    import regex

    word = r"(?:\p{Lu}\.(?:[ \u00a0]?\p{Lu}\.)*|\p{Lu}[\p{L}\p{M}]*(?:['’ʼ-]\p{L}[\p{L}\p{M}]*)*)"
    small = "|".join(regex.escape(p) for p in sorted(particles(), key=len, reverse=True))
    glue = rf"(?:[ \u00a0](?:(?:{small})[ \u00a0])?)" if small else r"[ \u00a0]"
    run = regex.compile(rf"(?<![\p{{L}}\p{{N}}_]){word}(?:{glue}{word})*")
    opening = regex.compile(r"(?:^|[.!?…:][\"»”’')\]]*\s+|\n\s*)[\"«“„‘'(\[–—-]*\s*$")
    return run, opening


def find_names(text: str, language: str | None = None) -> tuple[FoundName, ...]:
    """The runs of capitalised words in ``text`` that can be names, in order.

    Words that are never names are taken off both ends. A single word that opens a sentence is
    left out, unless no dictionary of ``language`` knows it or the text also writes it with a
    capital inside a sentence.
    """
    run, opening = _patterns()
    raw = [(m.start(), m.end(), _opens(text, m.start(), opening)) for m in run.finditer(text)]
    inside = {text[s:e].casefold() for s, e, first in raw if not first}
    inside |= {w for s, e, _ in raw for w in text[s:e].casefold().split()[1:]}
    found = []
    for start, end, first in raw:
        for name in _cut(text, start, end, first):
            if _is_name(name, inside, language):
                found.append(name)
    return tuple(found)


def _opens(text: str, start: int, opening: Any) -> bool:
    return bool(opening.search(text[max(0, start - 12) : start])) or start == 0


def _cut(text: str, start: int, end: int, first: bool) -> list[FoundName]:
    """The run without the never-names at its ends, split at those within it."""
    names: list[FoundName] = []
    words: list[tuple[int, int]] = []
    place = start
    for part in text[start:end].replace("\u00a0", " ").split(" "):
        here = (place, place + len(part))
        place += len(part) + 1
        if part.casefold().strip(".") in not_names():
            names += _joined(
                text, words, first and words[:1] == [(start, words[0][1])] if words else False
            )
            words = []
        else:
            words.append(here)
    return names + _joined(text, words, bool(words) and first and words[0][0] == start)


def _joined(text: str, words: list[tuple[int, int]], first: bool) -> list[FoundName]:
    while words and text[words[-1][0] : words[-1][1]].casefold() in particles():
        words = words[:-1]
    if not words:
        return []
    span = Span(words[0][0], words[-1][1])
    return [FoundName(span, text[span.start : span.end], first)]


_COMMON = 3.0  # Zipf: one in a million words; commoner words open sentences all the time


def _is_name(name: FoundName, inside: set[str], language: str | None) -> bool:
    word = name.text
    if len(word.strip(".")) < 2 or (
        not any(c.islower() or c == "." for c in word) and len(word) < 2
    ):
        return False
    if not name.opening or " " in word or word.casefold() in inside:
        return True
    import wordfreq

    code = language if language in ("en", "ru", "tr", "de", "fr", "uk") else None
    return code is not None and wordfreq.zipf_frequency(word.casefold(), code) < _COMMON
