"""Which scripts a text is written in, and the words that mix two of them.

A word that mixes Latin and Cyrillic is either two words run together, a foreign stem with a
native ending after a hyphen, or a word with look-alike letters («Кыpгызстан» with a Latin p).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from verify.model import Span

_SCRIPTS = ("Latin", "Cyrillic", "Arabic", "Greek", "Georgian", "Armenian", "Hebrew", "Han",
            "Hiragana", "Katakana", "Hangul", "Devanagari", "Thai")  # fmt: skip

# Pairs of letters that no reader can tell apart in common type faces; capitals and small
# letters apart, because «В» looks like B and «в» does not look like b.
_CYRILLIC = "АВЕЅІЈКМНОРСТУХаеіјорсухѕԁһԛԝ"
_LATIN = "ABESIJKMHOPCTYXaeijopcyxsdhqw"
TO_LATIN = dict(zip(_CYRILLIC, _LATIN, strict=True))
# Back only to letters that Russian, Ukrainian and Kazakh have: nobody types «ЅМЅ» for SMS.
TO_CYRILLIC = {x: c for c, x in TO_LATIN.items() if c not in "ЅЈѕјԁһԛԝ"}


@dataclass(frozen=True, slots=True)
class MixedWord:
    """A word of two scripts. ``likely``: the word in one script, None when that is not certain."""

    span: Span
    text: str
    likely: str | None
    strangers: tuple[Span, ...]  # the letters of the rarer script


@cache
def _patterns() -> tuple[dict[str, Any], Any, Any]:
    import regex

    single = {name: regex.compile(rf"\p{{Script={name}}}") for name in _SCRIPTS}
    return single, regex.compile(r"\p{L}[\p{L}\p{M}]*"), regex.compile(r"[\p{L}\p{M}]")


def script_of(char: str) -> str | None:
    """The script of one letter (``Latin``, ``Cyrillic`` …), or None for anything else."""
    single, _, letter = _patterns()
    if not letter.match(char):
        return None
    return next((name for name, pattern in single.items() if pattern.match(char)), "Other")


def count_scripts(text: str) -> dict[str, int]:
    """Return the number of letters of each script in ``text``, the most frequent first."""
    single, _, _ = _patterns()
    counts = {name: len(pattern.findall(text)) for name, pattern in single.items()}
    return dict(sorted(((k, v) for k, v in counts.items() if v), key=lambda kv: -kv[1]))


def main_script(text: str) -> str | None:
    """The script of most letters of ``text``, or None when it has no letters."""
    return _word_script(text) if len(text) <= _WORD else next(iter(count_scripts(text)), None)


_WORD = 40  # characters: names and words come again and again


@lru_cache(maxsize=65_536)
def _word_script(word: str) -> str | None:
    return next(iter(count_scripts(word)), None)


def mixed_words(text: str) -> tuple[MixedWord, ...]:
    """The words of ``text`` that mix Latin and Cyrillic letters; spans point into ``text``.

    A word is an unbroken run of letters: «IT-компания» and «G20» are none.
    """
    _, word, _ = _patterns()
    if text.isascii():
        return ()
    found = (_mixed(m.group(), m.start()) for m in word.finditer(text))
    return tuple(m for m in found if m)


def _mixed(word: str, start: int) -> MixedWord | None:
    kinds = [script_of(char) for char in word]
    latin, cyrillic = kinds.count("Latin"), kinds.count("Cyrillic")
    if not latin or not cyrillic or _abbreviation_with_ending(word):
        return None
    stranger = "Latin" if cyrillic >= latin else "Cyrillic"
    places = [i for i, kind in enumerate(kinds) if kind == stranger]
    spans = tuple(Span(start + i, start + i + 1) for i in places)
    return MixedWord(Span(start, start + len(word)), word, _one_script(word), spans)


def _abbreviation_with_ending(word: str) -> bool:
    """«SMSка», «VIPы», Ossetian «Цæгат»: two scripts by right, unless look-alikes explain it."""
    if re.search("[æÆ]", word):
        return True
    match = re.fullmatch("([A-Z]{2,})([а-яё]{1,6})", word)
    return match is not None and not all(c in TO_CYRILLIC for c in match.group(1))


def _one_script(word: str) -> str | None:
    """The word in one script, where look-alikes allow it in exactly one of the two."""
    cyrillic = "".join(TO_CYRILLIC.get(c, c) for c in word)
    latin = "".join(TO_LATIN.get(c, c) for c in word)
    pure = [w for w in (cyrillic, latin) if len({script_of(c) for c in w}) == 1]
    return pure[0] if len(pure) == 1 else None
