"""The title among pieces whose markup names headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model import BlockKind
from verify.read.blocks.piece import Piece, is_prose


def with_title(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with one title at most.

    It is the first that is marked as one; else the first heading of the first level, when no
    prose stands above it. Later pieces marked as titles are headings.
    """
    marked = [i for i, piece in enumerate(pieces) if piece.kind is BlockKind.TITLE]
    first = marked[0] if marked else _first_heading(pieces)
    later = set(marked[1:])
    return [
        replace(piece, kind=BlockKind.TITLE)
        if index == first
        else replace(piece, kind=BlockKind.HEADING, level=1)
        if index in later
        else piece
        for index, piece in enumerate(pieces)
    ]


def _first_heading(pieces: Sequence[Piece]) -> int | None:
    first = next((i for i, piece in enumerate(pieces) if piece.level == 1), None)
    if first is None or any(is_prose(piece) for piece in pieces[:first]):
        return None
    return first
