"""Quotations joined from distant passages: each part is in the source, the whole is not."""

from __future__ import annotations

import re
from dataclasses import replace

from verify.match.passage.align import edit_operations
from verify.match.passage.locate import Located, locate
from verify.match.passage.pattern import QuotationPattern, QuotationPiece
from verify.match.passage.prepared_text import PreparedText
from verify.match.passage.seeds import Region

# A part has to say something by itself, or every text is a splice of common phrases.
_PART_WORDS = 4
_PART_CHARACTERS = 20
_PART_SIMILARITY = 0.85
_SENTENCE_END = re.compile(r"(?<=[.!?;:])[\"'» ]+")


def find_splice(
    pattern: QuotationPattern, source: PreparedText, nearest: Located | None
) -> Located | None:
    """Return the quotation as parts that are far apart in the source without a mark, or None.

    Each part is found nearly word for word and together they are the whole quotation.
    """
    for cuts in _cuttings(pattern, source, nearest):
        pieces = tuple(
            part for piece, at in zip(pattern.pieces, cuts, strict=True) for part in _cut(piece, at)
        )
        if len(pieces) > len(pattern.pieces) and (found := _all_found(pattern, pieces, source)):
            return found
    return None


def _cuttings(
    pattern: QuotationPattern, source: PreparedText, nearest: Located | None
) -> list[list[int]]:
    """For each way of cutting, the word before which each piece is cut (0: not at all)."""
    ways = [[_sentence_cut(piece) for piece in pattern.pieces]]
    if nearest:
        regions = zip(pattern.pieces, nearest.regions, strict=True)
        ways.insert(0, [_edge_cut(p, source, r) if r else 0 for p, r in regions])
    return [way for way in ways if any(way)]


def _edge_cut(piece: QuotationPiece, source: PreparedText, region: Region) -> int:
    """Where the run of words that the nearest place lacks begins or ends."""
    there = [word.folded for word in source.words(region.start, region.end)]
    equal = [
        o for o in edit_operations(piece.keys, there) if o.kind == "equal" and o.last - o.first > 1
    ]
    if not equal:
        return 0
    before, after = equal[0].first, len(piece.keys) - equal[-1].last
    return before if before >= after else equal[-1].last


def _sentence_cut(piece: QuotationPiece) -> int:
    """The end of a sentence nearest to the middle."""
    middle = len(piece.folded) / 2
    ends = [match.end() for match in _SENTENCE_END.finditer(piece.folded)]
    if not ends:
        return 0
    end = min(ends, key=lambda at: abs(at - middle))
    return sum(at < end for at in piece.at)


def _cut(piece: QuotationPiece, at: int) -> list[QuotationPiece]:
    if at < _PART_WORDS or len(piece.keys) - at < _PART_WORDS:
        return [piece]
    offset = piece.at[at]
    first = replace(piece, folded=piece.run(0, at - 1), keys=piece.keys[:at], at=piece.at[:at])
    rest = QuotationPiece(
        piece.folded[offset:],
        piece.keys[at:],
        tuple(place - offset for place in piece.at[at:]),
        piece.start + offset,
        "splice",
    )
    return [first, rest]


def _all_found(
    pattern: QuotationPattern, pieces: tuple[QuotationPiece, ...], source: PreparedText
) -> Located | None:
    regions: list[Region | None] = []
    for piece in pieces:
        if len(piece.keys) < _PART_WORDS or len(piece.folded) < _PART_CHARACTERS:
            return None
        found = locate(replace(pattern, pieces=(replace(piece, cut=""),)), source)
        if not found or found[0].similarity < _PART_SIMILARITY:
            return None
        regions.append(found[0].regions[0])
    return Located(tuple(regions), sum(len(piece.keys) for piece in pieces), False, "parts")
