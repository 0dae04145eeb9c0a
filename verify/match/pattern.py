"""A quotation made ready for searching: its pieces, its words, what the editor put in.

A quotation is cut where its writer says that something was left out (…, [...], (...)) or put
in ([the president]): what lies between two cuts is a piece and has to stand in the source as
it is. «[Т]ы» and “[T]he” are one word: only the capital was changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.model import Span
from verify.text.fold import Folded, fold
from verify.text.tokens import TOKEN, UNIT_MARKS

# Offsets of a cut are those of the folded text: "…" has become "..." there.
_CUT = re.compile(
    r"(?P<ellipsis>[\[(<]\s*(?:\.\s?){2,}[\])>]|(?:\.\s?){3,}|\*\s?\*\s?\*)"
    r"|(?P<bracket>\[(?!\w\]\w)[^\[\]]{0,400}\])"
)
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_PARENTHESIS = re.compile(r"\([^()]{1,400}\)")
_EDGE = " \"'.,;:!?-()[]<>*/|"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number of a quotation. ``span`` points into the quotation as given."""

    folded: str
    text: str
    span: Span
    put_in: bool = False  # inside round brackets: the source may lack it


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the quotation without a marked cut.

    ``folded`` is its text for an exact search, ``words`` its words with their offsets in
    ``folded`` (``at``), ``cut`` what stands before it: "", "ellipsis" or "bracket".
    """

    folded: str
    words: tuple[Word, ...]
    at: tuple[int, ...]
    cut: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(word.folded for word in self.words)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A whole quotation, ready for searching. ``folded`` is all of it, its own cuts included."""

    text: str
    pieces: tuple[Piece, ...]
    folded: str = ""

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for piece in self.pieces for word in piece.words)

    @property
    def characters(self) -> int:
        """Folded characters that are evidence: no cuts, no marks at the ends of pieces."""
        return sum(len(piece.folded) for piece in self.pieces)


def pattern(quotation: str) -> Pattern:
    """The pieces of a quotation; none where it holds no word at all."""
    plain = _CAPITAL.sub(r"\1", quotation)
    # Offsets have to point into the quotation as given, so brackets become invisible instead.
    shown = _CAPITAL.sub("\u200b\\1\u200b", quotation) if plain != quotation else quotation
    folded = fold(shown)
    pieces: list[Piece] = []
    start, cut = 0, ""
    for match in _CUT.finditer(folded.text):
        _add_piece(pieces, folded, shown, (start, match.start(), cut))
        start, cut = match.end(), match.lastgroup or ""
    _add_piece(pieces, folded, shown, (start, len(folded.text), cut))
    return Pattern(quotation, tuple(pieces), folded.text.strip(_EDGE))


def _add_piece(
    pieces: list[Piece], folded: Folded, shown: str, where: tuple[int, int, str]
) -> None:
    start, end, cut = where
    while start < end and folded.text[start] in _EDGE:
        start += 1
    while end > start and folded.text[end - 1] in _EDGE:
        end -= 1
    inside = [m.span() for m in _PARENTHESIS.finditer(folded.text, start, end)]
    words, at = [], []
    for match in TOKEN.finditer(folded.text, start, end):
        if match.lastgroup == "mark" and match.group() not in UNIT_MARKS:
            continue
        span = folded.span(match.start(), match.end())
        put_in = any(a <= match.start() < b for a, b in inside)
        words.append(Word(match.group(), shown[span.start : span.end], span, put_in))
        at.append(match.start() - start)
    if words:
        pieces.append(Piece(folded.text[start:end], tuple(words), tuple(at), cut))
