"""The language of each piece and of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from verify.model import BlockKind
from verify.read.blocks.piece import Piece

_FEWEST = 4  # words: below that a line has no language of its own, only names
_SURE = 8  # words: a shorter line that seems foreign is a list of names, or a close relative
_LONGEST = 1200  # characters that are examined: a paragraph does not change its language
_MOST = 3000  # pieces that are asked: pages of lists have hundreds of thousands


def _language(piece: Piece) -> str | None:
    from verify.text.language.detect import detect_language

    if piece.kind is BlockKind.FURNITURE or piece.words < _FEWEST:
        return None
    return detect_language(piece.text[:_LONGEST]).code


def detect_piece_languages(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with their languages; None where it cannot be told.

    What the words say goes before what the markup declares: templates declare the site's.
    Menus and teasers are not asked: they do not vote, and are a fifth of the work on a page.
    """
    asked = (replace(p, language=_language(p) or p.language) for p in pieces[:_MOST])
    return (*asked, *pieces[_MOST:])


def article_language(pieces: Sequence[Piece]) -> str | None:
    """The language most of the text is in, by length; furniture does not vote."""
    votes: Counter[str] = Counter()
    for piece in pieces:
        if piece.language and piece.kind is not BlockKind.FURNITURE:
            votes[piece.language] += len(piece.text)
    return votes.most_common(1)[0][0] if votes else None


def drop_doubtful_languages(pieces: Sequence[Piece], language: str | None) -> tuple[Piece, ...]:
    """The pieces without the languages of short lines that differ from the article's.

    `Deutsche Bank und Siemens AG` over a list is a name in an English article, not German.
    """
    return tuple(
        replace(piece, language=None)
        if piece.language not in (None, language) and piece.words < _SURE
        else piece
        for piece in pieces
    )
