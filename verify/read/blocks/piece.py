"""A piece: one paragraph-sized run of text that has not been classified yet. ``classify`` makes blocks of pieces.

Every format cuts its text into pieces and says what its own markup knows of them
(``kind``); ``classify`` says the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from verify.model import BlockKind, Span

_WORD = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*")

_MOST = 80  # words that are counted
# Chinese, Japanese, Thai, Lao, Khmer and Burmese have no blanks between their words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_LETTERS_A_WORD = 2

# A sentence may end inside a closing mark or before a note marker: `…stance.”`, `…border.[3]`.
# 400 is `_CUT`: no line's end has more of them.
_TAIL = re.compile(
    r"(?<![\s\"'”’»“)\]*_†‡」』）⁰¹²³⁴-⁹])(?:\s*+(?:\[[\divxlc*†]{1,5}\]|\(\d{1,3}\)|[⁰¹²³⁴-⁹]|(?<=[.!?…”»])\d{1,3}"
    r"|[\"'”’»“)\]*_†‡」』）])){1,400}+\s*$",
    re.I,
)
_CUT = 400  # characters of a line's end that are examined: markers and marks are short


@lru_cache(maxsize=4_096)  # the keys are whole texts: those of one document are enough
def _words(text: str) -> int:
    part = text[:2000]
    count = sum(1 for _ in islice(_WORD.finditer(part), _MOST))
    if count < _MOST and _UNSPACED.search(part):
        characters = len(_UNSPACED.findall(part))
        count = min(_MOST, count + characters // _LETTERS_A_WORD)
    return count


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text and what its markup says of it. ``kind`` None: nothing."""

    span: Span
    text: str
    kind: BlockKind | None = None
    level: int = 0
    language: str | None = None  # as the markup declares it

    @property
    def words(self) -> int:
        """How many words it has; counting stops at 80: longer is prose in any case."""
        return _words(self.text)

    @property
    def end(self) -> str:
        """The last character before note markers and closing marks, or ""."""
        tail = self.text[-_CUT:].rstrip()
        return _TAIL.sub("", tail).rstrip()[-1:]

    @property
    def bare_end(self) -> str:
        """The very last character, or ""."""
        return self.text[-_CUT:].rstrip()[-1:]


SENTENCE_STOPS = frozenset(".!?…。！？؟۔।")


def ends_sentence(piece: Piece) -> bool:
    """Whether it ends like a sentence: a stop, maybe within marks or before a marker."""
    return piece.end in SENTENCE_STOPS or piece.bare_end in SENTENCE_STOPS


def is_prose(piece: Piece) -> bool:
    """Whether it reads as running text: a sentence of some length, or simply long.

    Eight words with a stop are a sentence of the press; thirty without one are a paragraph
    that breaks off (a lead-in, a teaser).
    """
    words = piece.words
    return words >= 30 or (words >= 8 and ends_sentence(piece))


def is_full_paragraph(piece: Piece) -> bool:
    """Whether it is a paragraph that no teaser reaches: 40 words, ended by a stop."""
    return piece.words >= 40 and ends_sentence(piece) and not ends_in_ellipsis(piece)


def ends_in_ellipsis(piece: Piece) -> bool:
    """Whether it ends in an ellipsis, as teasers do: `Following the...`."""
    return piece.text[-_CUT:].rstrip().endswith(("...", "…", "[…]", "[...]"))


def is_short_line(piece: Piece) -> bool:
    """Whether it is a short line rather than prose: a title, a name, a section."""
    return bool(piece.words) and not is_prose(piece)
