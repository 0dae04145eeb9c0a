"""A quotation prepared for searching: its pieces, its words, and the editor's insertions.

A quotation is cut where its writer says that something was left out (…, [...], (...)) or put
in ([the president]): what lies between two cuts is a piece and has to stand in the source as
it is. «[Т]ы» and “[T]he” are one word: only the capital was changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.match.passage.word_splitting import cut_words
from verify.model import Span
from verify.text.fold import Folded, fold

# Offsets of a cut are those of the folded text: "…" has become "..." there.
_CUT = re.compile(
    r"(?P<ellipsis>[\[(<]\s*(?:\.\s?){2,}[\])>]|(?:\.\s?){3,}|\*\s?\*\s?\*)"
    r"|(?P<bracket>\[(?!\w\]\w)[^\[\]]{0,400}\])"
)
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_PARENTHESIS = re.compile(r"\([^()]{1,400}\)")
_EDGE = " \"'.,;:!?-()[]<>*/|"


@dataclass(frozen=True, slots=True)
class QuotationWord:
    """A word or number of a quotation. ``span`` points into the quotation as given."""

    folded: str
    text: str
    span: Span
    inserted: bool = False  # inside round brackets: the source may lack it


@dataclass(frozen=True, slots=True)
class QuotationPiece:
    """A run of the quotation without a marked cut.

    ``folded`` is its text for an exact search, ``keys`` its folded words with their offsets in
    ``folded`` (``at``), ``start`` the offset of all of it in the folded quotation, ``cut`` what
    stands before it: "", "ellipsis" or "bracket".
    """

    folded: str
    keys: tuple[str, ...]
    at: tuple[int, ...]
    start: int = 0
    cut: str = ""

    def run(self, first: int, last: int) -> str:
        """The folded text from word ``first`` to word ``last``, both included."""
        return self.folded[self.at[first] : self.at[last] + len(self.keys[last])]


@dataclass(frozen=True, slots=True)
class QuotationPattern:
    """A whole quotation, ready for searching. ``folded`` is all of it, its own cuts included."""

    text: str
    pieces: tuple[QuotationPiece, ...]
    origin: Folded
    folded: str = ""

    @property
    def size(self) -> int:
        """How many words it has."""
        return sum(len(piece.keys) for piece in self.pieces)

    @property
    def characters(self) -> int:
        """Folded characters that are evidence: no cuts, no marks at the ends of pieces."""
        return sum(len(piece.folded) for piece in self.pieces)

    @property
    def words(self) -> tuple[QuotationWord, ...]:
        """All words of the quotation, in order."""
        return tuple(word for piece in self.pieces for word in self.words_of(piece))

    def words_of(self, piece: QuotationPiece) -> tuple[QuotationWord, ...]:
        """The words of a piece with their places in the quotation."""
        folded = self.origin.text
        high = piece.start + len(piece.folded)
        inside = [m.span() for m in _PARENTHESIS.finditer(folded, piece.start, high)]
        found = []
        for key, at in zip(piece.keys, piece.at, strict=True):
            start = piece.start + at
            span = self.origin.span(start, start + len(key))
            put_in = any(a <= start < b for a, b in inside)
            found.append(QuotationWord(key, self.text[span.start : span.end], span, put_in))
        return tuple(found)


def build_pattern(quotation: str) -> QuotationPattern:
    """The pieces of a quotation; none where it holds no word at all."""
    # Offsets have to point into the quotation as given, so brackets become invisible instead.
    shown = _CAPITAL.sub("\u200b\\1\u200b", quotation) if "[" in quotation else quotation
    folded = fold(shown)
    pieces: list[QuotationPiece] = []
    start, cut = 0, ""
    for match in _CUT.finditer(folded.text):
        _add_piece(pieces, folded.text, (start, match.start(), cut))
        start, cut = match.end(), match.lastgroup or ""
    _add_piece(pieces, folded.text, (start, len(folded.text), cut))
    return QuotationPattern(quotation, tuple(pieces), folded, folded.text.strip(_EDGE))


def _add_piece(pieces: list[QuotationPiece], text: str, where: tuple[int, int, str]) -> None:
    start, end, cut = where
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    found = [(word.folded, word.start - start) for word in cut_words(text, start, end)]
    if found:
        keys, at = zip(*found, strict=True)
        pieces.append(QuotationPiece(text[start:end], keys, at, start, cut))
