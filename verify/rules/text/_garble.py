"""Garbled headlines: split compounds, stray foreign words, fragments.

Machine translation and careless search-and-replace leave several traces at once. A single trace
can be intended («что такое fake news», «советско – германский»), so a title counts as garbled if
it has two, or a split compound that can be repaired.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from verify.model import Span
from verify.text.language.dictionary import is_known_word
from verify.text.scripts import main_script

# The first half of a Russian compound: таджикско-, немецко-.
_FIRST_HALF = r"(?<![\w-])([А-ЯЁа-яё]{4,}(?:ск|цк)о)"
_SPLIT_COMPOUND = re.compile(rf"{_FIRST_HALF}(?:\s*[–—-]\s+|\s+[–—-]\s*)")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDING = 5  # letters at the end of an adjective that must agree: -нской
_MOST_EDITS = 3  # between the fragments and the adjective; more is guessing
_MOST_WORDS_AFTER = 4  # words after the dash that can be fragments of one adjective
FEWEST_TRACES = 2


@dataclass(frozen=True, slots=True)
class Garble:
    """Garbled part of a title: its span, what was seen, and the correct words if certain."""

    span: Span
    traces: tuple[str, ...]
    suggestion: str | None


def garbled(title: str, language: str | None, countries: Iterable[str]) -> Garble | None:
    """Return the garbled part of a title, or None. ``countries``: Russian names."""
    words = list(_WORD.finditer(title))
    foreign = [m for m in words if _is_stray_foreign(m, words, main_script(title), title)]
    torn = _SPLIT_COMPOUND.search(title) if language == "ru" else None
    if torn:
        return _split_compound(title, torn, countries)
    remains = [m for m in words if _is_stray_fragment(m, foreign, words, language)]
    traces = [f"stray foreign word “{m[0]}”" for m in foreign]
    traces += [f"fragment “{m[0]}”" for m in remains]
    if not foreign or len(traces) < FEWEST_TRACES:
        return None
    marked = sorted(m.span() for m in (*foreign, *remains))
    return Garble(Span(marked[0][0], marked[-1][1]), tuple(traces), None)


def _is_stray_foreign(
    word: re.Match[str], words: list[re.Match[str]], script: str | None, title: str
) -> bool:
    """Whether it is a lower-case common word in the other script among words of the title's own."""
    if script not in ("Latin", "Cyrillic") or not word[0].islower() or len(word[0]) < 2:
        return False
    own = main_script(word[0])
    if own == script or own not in ("Latin", "Cyrillic"):
        return False
    at = words.index(word)
    beside = [w for w in words[max(0, at - 1) : at + 2] if w is not word]
    if any(main_script(w[0]) != script for w in beside) or _is_marked(word, title):
        return False
    return is_known_word(word[0], "en" if own == "Latin" else "ru") is True


def _is_marked(word: re.Match[str], title: str) -> bool:
    """Whether the word is quoted, in brackets, or part of a name with dots (kaktus.media)."""
    before, after = title[: word.start()].rstrip(), title[word.end() :].lstrip()
    return before[-1:] in tuple('“"«„‘(.@#/') or after[:1] in tuple('”"»“’)./')


def _is_stray_fragment(
    word: re.Match[str],
    foreign: list[re.Match[str]],
    words: list[re.Match[str]],
    language: str | None,
) -> bool:
    """Whether it is a lower-case non-word next to a foreign one: the rest of a replaced word."""
    at = words.index(word)
    near = any(w in foreign for w in words[max(0, at - 1) : at + 2] if w is not word)
    return (
        near
        and word[0].islower()
        and language is not None
        and is_known_word(word[0], language) is False
    )


def _split_compound(title: str, torn: re.Match[str], countries: Iterable[str]) -> Garble | None:
    """Return a compound whose second half was split off, with the fragments after it."""
    first = torn[1]
    after = list(_WORD.finditer(title, torn.end()))[:_MOST_WORDS_AFTER]
    foreign = [w for w in after if main_script(w[0]) == "Latin" and w[0].islower()]
    part = _split_half(after, foreign)
    if not part or (len(part) == 1 and is_known_word(part[0][0], "ru")):
        return None  # «советско – германский»: two whole words with a spaced dash
    noun = next((w for w in after if w.start() >= part[-1].end()), None)
    end = noun.end() if noun and noun[0].islower() else part[-1].end()
    whole = _repaired(part, foreign, countries)
    rest = title[part[-1].end() : end]
    traces = [f"split compound “{first} –”"] + [
        f"stray foreign word “{w[0]}”" for w in part if w in foreign
    ]
    if whole is None and len(traces) < FEWEST_TRACES:
        return None
    suggestion = f"{first}-{whole}{rest}" if whole else None
    return Garble(Span(torn.start(), end), tuple(traces), suggestion)


def _split_half(after: list[re.Match[str]], foreign: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words after the dash up to the one that ends like an adjective of a country."""
    for count, word in enumerate(after, 1):
        if re.search(r"[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$", word[0]):
            part = after[:count]
            return part if all(_is_piece(w, foreign) for w in part[:-1]) else []
    return []


def _is_piece(word: re.Match[str], foreign: list[re.Match[str]]) -> bool:
    return word in foreign or len(word[0]) <= 2 or is_known_word(word[0], "ru") is False


def _repaired(
    part: list[re.Match[str]], foreign: list[re.Match[str]], countries: Iterable[str]
) -> str | None:
    """Return the country's adjective that the fragments come from, if one is most similar."""
    from rapidfuzz.distance import Levenshtein

    remains = "".join(w[0] for w in part if w not in foreign)
    ending = remains[-_ENDING:]
    reachable = sorted(
        (Levenshtein.distance(remains, adjective) * (not adjective.endswith(remains)), adjective)
        for adjective in {a for c in countries for a in adjectives(c, ending)}
    )
    near = [pair for pair in reachable if pair[0] <= _MOST_EDITS]
    if not near or (len(near) > 1 and near[1][0] <= near[0][0]):
        return None
    return near[0][1]


@cache
def adjectives(country: str, ending: str) -> tuple[str, ...]:
    """Return known Russian adjectives formed from a country's name that end in ``ending``.

    «Афганистан», «нской» → «афганской»: the name is cut from the right until its beginning
    and the ending form a word of the dictionary.
    """
    name = country.casefold()
    joined = (name[:cut] + ending for cut in range(len(name), 3, -1))
    overlapping = (
        name[:cut] + ending[shared:]
        for cut in range(len(name), 3, -1)
        for shared in range(1, 4)
        if name[:cut].endswith(ending[:shared])
    )
    return tuple(
        dict.fromkeys(w for w in (*joined, *overlapping) if is_known_word(w, "ru") is True)
    )
