"""Folding: the same words in one spelling, with a way back to every original character.

Two texts that differ only in typography fold to the same string: letter case, quotation
marks and dashes, spaces and line breaks, ligatures, soft hyphens and words broken at a
line end, zero-width characters, stress marks, ё/е, and the four Turkish i's.

Folding is a few passes that each change a text and remember where its length changed.
Everything of equal length is done by ``str.replace`` and ``str.lower``, which run at some
0.1 ms per million characters; only the rest is looked for one by one.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from verify.model import Span
from verify.text.lazy_patterns import re

_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\u2028\u2029"
_DOUBLE = "“”„‟«»″〝〞＂"
_SINGLE = "‘’‚‛‹›ʼʹ′´`＇"
_DASHES = "‐‑‒–—―−⁃﹘﹣－"
_EQUAL_LENGTH = (
    *((char, " ") for char in _SPACES),
    *((char, "\n") for char in _BREAKS),
    *((char, '"') for char in _DOUBLE),
    *((char, "'") for char in _SINGLE),
    *((char, "-") for char in _DASHES),
)
_COMBINING = "\u0300-\u036f\u0483-\u0487\u20d0-\u20f0"
_INVISIBLE = "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_SUPERSCRIPT = "\xb9\xb2\xb3\u2070\u2074-\u2079"
_LONGER = {
    "…": "...", "ß": "ss", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
    "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "ŉ": "'n", "№": "no",
}  # fmt: skip
# One plain set of characters: the regular expression engine walks it at 3 ns a character,
# alternatives and look-behinds cost ten times that. What was met is told apart afterwards.
_ODD = re.compile(f"[{_COMBINING}{_INVISIBLE}{''.join(_LONGER)}{_SUPERSCRIPT}]+")
_RAISED = re.compile(f"[{_SUPERSCRIPT}]+")
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
# pypdfium2 writes a hyphen at the end of a line as \x02.
_LINE_END_HYPHENS = (re.compile(r"- *\n\s*"), re.compile(r"\x02\s*"))
_SPACE_RUN = re.compile("  +")
_NOT_WORD = re.compile(r"[\W_]+")

Edit = tuple[int, int, str]  # start, end in the text before; what stands there afterwards


@dataclass(frozen=True, slots=True)
class _Layer:
    """One pass that changed the length: where its replacements stand, before and after."""

    after: tuple[int, ...]  # start of each replacement in the text after the pass
    lengths: tuple[int, ...]
    before: tuple[tuple[int, int], ...]

    def origin(self, at: int) -> tuple[int, int]:
        """The range in the text before the pass of the character ``at`` after it."""
        index = bisect_right(self.after, at) - 1
        if index < 0:
            return at, at + 1
        start, end = self.before[index]
        offset = at - self.after[index] - self.lengths[index]
        return (start, end) if offset < 0 else (end + offset, end + offset + 1)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where it came from. ``text`` is the folded string."""

    text: str
    size: int  # characters of the original
    layers: tuple[_Layer, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The original characters that ``text[start:end]`` was made of.

        Invisible characters at either end are left out; an empty range gives an empty span
        before the character that follows it.
        """
        if end <= start:
            first = self._origin(start)[0] if start < len(self.text) else self.size
            return Span(first, first)
        return Span(self._origin(start)[0], self._origin(end - 1)[1])

    def _origin(self, at: int) -> tuple[int, int]:
        first, last = at, at + 1
        for layer in reversed(self.layers):
            first, last = layer.origin(first)[0], layer.origin(last - 1)[1]
        return first, last


def fold(text: str, language: str | None = None) -> Folded:
    """``text`` in folded form, with its way back.

    For Turkish and Azeri (``language`` "tr", "az") dotted and dotless i stay two letters; for
    any other language, and where it is not known, İ I ı i fold to one. Runs in linear time.
    """
    folded = _equal_length(text, language)
    layers = []
    passes: tuple[Callable[[str], Iterable[Edit]], ...] = (
        _unusual_characters,
        _compatible,
        _broken_words,
    )
    for edits in passes:
        folded, layer = _apply(folded, edits(folded))
        layers.append(layer)
    folded, layer = _apply(folded.replace("\n", " "), _space_runs(folded.replace("\n", " ")))
    layers.append(layer)
    return Folded(folded, len(text), tuple(found for found in layers if found is not None))


def fold_words(text: str, language: str | None = None) -> str:
    """``text`` folded, punctuation gone, single spaces: for keys, titles and word counts."""
    return _NOT_WORD.sub(" ", fold(text, language).text).strip()


def _equal_length(text: str, language: str | None) -> str:
    text = text.replace("\r\n", " \n") if "\r" in text else text
    if not text.isascii():
        for char, plain in _EQUAL_LENGTH:
            text = text.replace(char, plain)
        text = text.replace("İ", "i")  # "İ".lower() is two characters long
    else:
        for char, plain in _EQUAL_LENGTH[:8]:
            text = text.replace(char, plain)
        text = text.replace("`", "'")
    if language in ("tr", "az"):
        return text.replace("I", "ı").lower().replace("ё", "е")
    return text.lower().replace("ı", "i").replace("ё", "е")


def _apply(text: str, edits: Iterable[Edit]) -> tuple[str, _Layer | None]:
    """``text`` with the edits made; they stand in order and do not overlap."""
    pieces: list[str] = []
    after: list[int] = []
    lengths: list[int] = []
    before: list[tuple[int, int]] = []
    done = size = 0
    for start, end, put in edits:
        pieces += (text[done:start], put)
        size += start - done
        after.append(size)
        lengths.append(len(put))
        before.append((start, end))
        size, done = size + len(put), end
    if not before:
        return text, None
    pieces.append(text[done:])
    return "".join(pieces), _Layer(tuple(after), tuple(lengths), tuple(before))


def _unusual_characters(text: str) -> Iterator[Edit]:
    """Combining marks with the letter they stand on, invisible characters, ligatures."""
    if text.isascii():
        return
    done = 0
    for match in _ODD.finditer(text):
        start, end = match.span()
        if unicodedata.combining(text[start]) and start > done:
            start -= 1
        yield start, end, _spelled(text[start:end], text[start - 1 : start])
        done = end


def _spelled(run: str, before: str) -> str:
    """и + breve is й; е + diaeresis is ё and so е; а + acute is а with a stress mark: а.

    A raised digit on a word or a closing mark is a footnote and goes; м², m³, 10⁶ stay.
    """
    if (before.isalpha() and before not in "mм") or before in tuple(".,;:!?\"')"):
        run = _RAISED.sub("", run)
    if any(map(unicodedata.combining, run[:10])):  # a letter under a million marks is one letter
        whole = unicodedata.normalize("NFC", run[:10]) + run[10:]
        run = "".join(c for c in whole if not unicodedata.combining(c)).replace("ё", "е")
    return "".join(_LONGER.get(char, char) for char in _UNSEEN.sub("", run))


def _compatible(text: str) -> Iterator[Edit]:
    """Full-width letters, Roman numerals as one character and the like, by Unicode's NFKC."""
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        return
    for match in _compatibility_characters().finditer(text):
        yield match.start(), match.end(), unicodedata.normalize("NFKC", match.group()).lower()


@cache
def _compatibility_characters() -> re.Pattern[str]:
    kept = set("\xb9\xb2\xb3⁰⁴⁵⁶⁷⁸⁹")
    found = (
        chr(code)
        for code in range(0xA0, 0xFFFF)
        if not 0xD800 <= code < 0xE000
        and not 0xAC00 <= code < 0xD7B0
        and chr(code) not in kept
        and not unicodedata.combining(chr(code))
        and unicodedata.normalize("NFKC", chr(code)) != chr(code)
    )
    return re.compile("[" + re.escape("".join(found)) + "]")


def _broken_words(text: str) -> Iterator[Edit]:
    """A word broken at the end of a line: inter-⏎national."""
    found = (match.span() for pattern in _LINE_END_HYPHENS for match in pattern.finditer(text))
    for start, end in sorted(found):
        if text[start - 1 : start].isalpha() and text[end : end + 1].isalpha():
            yield start, end, ""


def _space_runs(text: str) -> Iterator[Edit]:
    for match in _SPACE_RUN.finditer(text):
        yield match.start(), match.end(), " "
