"""Pieces → blocks: what each part of a text is, for every format.

What the markup says stands. The rest is told by place and shape, in an order in which each
step may lean on the ones before it; what no step claims is body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verify.model import Block, BlockKind, Field, Span
from verify.read.blocks import furniture, note_lists
from verify.read.blocks.article_head import find_head
from verify.read.blocks.languages import (
    article_language,
    detect_piece_languages,
    drop_doubtful_languages,
)
from verify.read.blocks.piece import Piece, ends_sentence, is_prose

_ITEM = re.compile(r"\s*(?:\d{1,3}[.)]\s|[•◦▪‣●]\s?)\s*\S")
_HYPHEN = re.compile(r"\s*-\s+\S")
_HEADING = 14  # words: longer lines without a stop are lead-ins or broken paragraphs


@dataclass(frozen=True, slots=True)
class Classified:
    """The classified blocks of a text, with its title, byline, date and language."""

    blocks: tuple[Block, ...]
    language: str | None
    title: Field | None
    byline: Field | None
    published: Field | None


def _label(pieces: list[Piece], kinds: dict[int, BlockKind]) -> None:
    """Writes kinds into the pieces that have none yet (a heading may be made more precise, and
    an item may be a note).
    """
    for index, kind in kinds.items():
        note = kind is BlockKind.NOTES and pieces[index].kind is BlockKind.LIST_ITEM
        if note or pieces[index].kind in (None, BlockKind.HEADING):
            pieces[index] = replace(pieces[index], kind=kind)


def _items(pieces: Sequence[Piece]) -> dict[int, BlockKind]:
    """Numbered and bulleted lines. A hyphen is a bullet only beside another: alone it is a dash
    (and a long dash opens speech in Russian and Turkish).
    """
    hyphens = [bool(_HYPHEN.match(piece.text)) and not is_prose(piece) for piece in pieces]
    beside = [False, *hyphens, False]
    return {
        index: BlockKind.LIST_ITEM
        for index, piece in enumerate(pieces)
        if piece.kind is None
        and (_ITEM.match(piece.text) or (hyphens[index] and (beside[index] or beside[index + 2])))
    }


def _headings(pieces: Sequence[Piece]) -> dict[int, BlockKind]:
    """Short lines without a stop that stand over a paragraph."""
    return {
        index: BlockKind.HEADING
        for index, piece in enumerate(pieces[:-1])
        if piece.kind is None
        and 1 <= piece.words <= _HEADING
        and (piece.bare_end.isalnum() or piece.bare_end in ')”»"')
        and not is_prose(piece)
        and not ends_sentence(piece)
        and pieces[index + 1].kind in (None, BlockKind.LIST_ITEM, BlockKind.QUOTATION)
    }


def _ends(pieces: list[Piece], language: str | None) -> Field | None:
    """Labels biographies and what follows them; returns the author whom they name."""
    lives = furniture.find_biographies(pieces, language)
    _label(pieces, lives)
    if lives:
        _label(pieces, furniture.find_trailing_pieces(pieces, max(lives)))
    _label(pieces, furniture.find_teasers(pieces, len(pieces)))
    last = furniture.closing_byline(pieces)
    if last:
        _label(pieces, {last[0]: BlockKind.BYLINE})
    return last[1] if last else furniture.biography_author(pieces, lives)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Credits on lines directly below one another (one newline) are one credit."""
    last: Piece | None = None
    for piece in pieces:
        caption = piece.kind is BlockKind.CAPTION
        if last and caption and last.kind is piece.kind and piece.span.start - last.span.end == 1:
            last = replace(last, span=Span(last.span.start, piece.span.end))
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    return tuple(
        Block(piece.kind or BlockKind.BODY, piece.span, piece.language, piece.level)
        for piece in _joined(pieces)
    )


def classify(
    pieces: Sequence[Piece],
    language: str | None = None,
    markup: bool = False,
    detect_languages: bool = True,
) -> Classified:
    """What each piece is; title, byline and date where the text says them.

    ``pieces`` stand in order and do not overlap. ``language``: what the page declares; the
    words themselves are asked first. ``markup``: the pieces come from a page, whose links tell
    better than the place of a line what belongs to a heading like “Related”. ``detect_languages``:
    also tell the language of each piece, which takes as long as all the rest.
    """
    marked = list(pieces)
    if detect_languages:
        marked = list(detect_piece_languages(marked))
        language = article_language(marked) or language
        marked = list(drop_doubtful_languages(marked, language))
    _label(marked, note_lists.find_notes(marked))
    _label(marked, furniture.find_captions(marked))
    _label(marked, furniture.find_furniture_lines(marked))
    top = find_head(marked)
    _label(marked, top.kinds)
    _label(marked, furniture.find_related(marked, alone=markup))
    signed = _ends(marked, language)
    _label(marked, _items(marked))
    _label(marked, _headings(marked))
    return Classified(_blocks(marked), language, top.title, top.byline or signed, top.published)
