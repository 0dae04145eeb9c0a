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
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from verify.model import Span
from verify.text.lazy_patterns import re
from verify.text.text_edits import Edit, Layer, apply_edits, join_spaces

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
_PLAIN = dict(_EQUAL_LENGTH)
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
# What is not an ordinary letter of the Latin, Greek or Cyrillic script and not in ASCII: only such
# characters are replaced, taken apart or left out. Most texts have few different ones.
_ORDINARY = "\xc0-\xde\xe0-\xff\u0100-\u012f\u0134-\u013e\u0141-\u0148\u014a-\u017e"
_ORDINARY += "\u0391-\u03a9\u03b1-\u03c9\u0410-\u044f\u0452-\u0482\u048a-\u052f"
_SPECIAL = re.compile(rf"[^\n\x20-\x5f\x61-\x7f{_ORDINARY}]")
_ASCII = bytes(range(128))
_ASCII_SPECIALS = tuple(char for char in _PLAIN if char.isascii())
_LONG_TEXT = 2_000  # characters
_MOSTLY = 0.9  # of the characters are ASCII: then the others are set apart first
# Looking for one character takes a fiftieth of the time of looking for one of several.
_FEW_KINDS = 20
_RAISED = re.compile(f"[{_SUPERSCRIPT}]+")
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
# pypdfium2 writes a hyphen at the end of a line as \x02.
_LINE_END_HYPHENS = (re.compile(r"- *\n\s*"), re.compile(r"\x02\s*"))
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where it came from. ``text`` is the folded string."""

    text: str
    size: int  # characters of the original
    layers: tuple[Layer, ...] = ()

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
    special = _special_characters(text)
    folded = _equal_length(text, special, language)
    layers = []
    passes: tuple[Callable[[str, frozenset[str]], Iterable[Edit]], ...] = (
        _unusual_characters,
        _compatible,
        _broken_words,
    )
    for edits in passes:
        folded, layer = apply_edits(folded, edits(folded, special))
        layers.append(layer)
    folded, layer = join_spaces(folded.replace("\n", " "))
    layers.append(layer)
    return Folded(folded, len(text), tuple(found for found in layers if found is not None))


def fold_words(text: str, language: str | None = None) -> str:
    """``text`` folded, punctuation gone, single spaces: for keys, titles and word counts."""
    return _NOT_WORD.sub(" ", fold(text, language).text).strip()


def _special_characters(text: str) -> frozenset[str]:
    """The different characters of ``text`` that a pass may change, and some that none does."""
    if len(text) < _LONG_TEXT:
        return frozenset(_SPECIAL.findall(text))
    if text.isascii():
        return frozenset(char for char in _ASCII_SPECIALS if char in text)
    if len(text[:_LONG_TEXT].encode("ascii", "ignore")) < _MOSTLY * _LONG_TEXT:
        return frozenset(_SPECIAL.findall(text))
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return frozenset(others.decode("utf-8", "surrogatepass")) | {
        char for char in _ASCII_SPECIALS if char in text
    }


def _equal_length(text: str, special: frozenset[str], language: str | None) -> str:
    text = text.replace("\r\n", " \n") if "\r" in special else text
    for char in special & _PLAIN.keys():
        text = text.replace(char, _PLAIN[char])
    if "İ" in special:
        text = text.replace("İ", "i")  # "İ".lower() is two characters long
    if language in ("tr", "az"):
        return text.replace("I", "ı").lower().replace("ё", "е")
    return text.lower().replace("ı", "i").replace("ё", "е")


def _unusual_characters(text: str, special: frozenset[str]) -> Iterator[Edit]:
    """Combining marks with the letter they stand on, invisible characters, ligatures."""
    done = 0
    for start, end in _runs(text, set("".join(_ODD.findall("".join(special).lower())))):
        if unicodedata.combining(text[start]) and start > done:
            start -= 1
        yield start, end, _spelled(text[start:end], text[start - 1 : start])
        done = end


def _runs(text: str, odd: set[str]) -> list[tuple[int, int]]:
    """Where ``text`` has characters of ``odd``, which are all that ``_ODD`` matches in it."""
    if len(odd) > _FEW_KINDS:
        return [match.span() for match in _ODD.finditer(text)]
    runs: list[tuple[int, int]] = []
    for at in sorted(at for char in odd for at in _places(text, char)):
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _places(text: str, char: str) -> Iterator[int]:
    at = text.find(char)
    while at >= 0:
        yield at
        at = text.find(char, at + 1)


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


def _compatible(text: str, special: frozenset[str]) -> Iterator[Edit]:
    """Full-width letters, Roman numerals as one character and the like, by Unicode's NFKC."""
    if text.isascii() or all(map(_is_normalized, special - _LONGER.keys())):
        return
    for match in _compatibility_characters().finditer(text):
        yield match.start(), match.end(), unicodedata.normalize("NFKC", match.group()).lower()


def _is_normalized(char: str) -> bool:
    return all(unicodedata.is_normalized("NFKC", form) for form in (char, char.lower()))


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


def _broken_words(text: str, special: frozenset[str]) -> Iterator[Edit]:
    """A word broken at the end of a line: inter-⏎national."""
    found = (match.span() for pattern in _LINE_END_HYPHENS for match in pattern.finditer(text))
    for start, end in sorted(found):
        if text[start - 1 : start].isalpha() and text[end : end + 1].isalpha():
            yield start, end, ""
