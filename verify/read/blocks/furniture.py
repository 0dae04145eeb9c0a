"""Find what is around an article and not part of it: related articles, teasers, credits, biographies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.model import BlockKind, Field, Span
from verify.read.blocks import note_lists, vocabulary
from verify.read.blocks.article_head import byline_author, looks_like_person
from verify.read.blocks.piece import (
    Piece,
    ends_in_ellipsis,
    ends_sentence,
    is_full_paragraph,
    is_prose,
    is_short_line,
)
from verify.read.blocks.vocabulary import phrase_key

_CREDIT = re.compile(r"\s*[\w ]{3,30}:\s*\S|\s*[^\W\d_]+\s*[©/:]|\s*©")
_OPEN = (None, BlockKind.HEADING, BlockKind.FURNITURE)
_LINES = 5  # titles in a box between two paragraphs
_CAPTION = range(2, 26)  # words of a caption line
_TEASER = 45  # words: teasers of the sites that were examined have up to forty


def find_captions(pieces: Sequence[Piece]) -> dict[int, BlockKind]:
    """Image credits, and short lines that a credit repeats (the caption itself)."""
    found = {i for i, piece in enumerate(pieces) if piece.kind is None and is_credit(piece)}
    said = {phrase for i in found for phrase in _phrases(pieces[i])}
    for index, piece in enumerate(pieces if said else ()):
        if (
            index
            and piece.kind is None
            and piece.words in _CAPTION
            and phrase_key(piece.text) in said
        ):
            found.add(index)
    return dict.fromkeys(found, BlockKind.CAPTION)


def _phrases(credit: Piece) -> Iterator[str]:
    """What a credit may repeat: its words from behind the colon on, to any length."""
    words = phrase_key(credit.text.partition(":")[2]).split()
    return (" ".join(words[:end]) for end in range(2, min(len(words), _CAPTION.stop) + 1))


def is_credit(piece: Piece) -> bool:
    """Whether it is an image credit: `Image source: …`, `Фото: …`, `Attribution: CC BY 4.0`."""
    if piece.words > 40 or not _CREDIT.match(piece.text[:80]):
        return False
    word = vocabulary.opening_phrase(piece.text, vocabulary.credit_words())
    return word is not None and (":" in piece.text[: len(word) + 25] or "©" in piece.text)


def find_furniture_lines(pieces: Sequence[Piece]) -> dict[int, BlockKind]:
    """Single lines of furniture: `This post is also available in: …`."""
    openings = vocabulary.furniture_lines()
    return {
        index: BlockKind.FURNITURE
        for index, piece in enumerate(pieces)
        if piece.kind is None
        and piece.words <= 20
        and vocabulary.opening_phrase(piece.text, openings)
    }


def _is_heading(piece: Piece) -> bool:
    return piece.words <= 6 and phrase_key(piece.text) in vocabulary.furniture_headings()


def _ends(pieces: Sequence[Piece]) -> list[bool]:
    """For each index, whether only related pieces follow from there on: titles, each maybe
    with its teaser; no full paragraph, no two paragraphs together, no notes.
    """
    ends = [True] * (len(pieces) + 1)
    article = False
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        prose = piece.kind is None and is_prose(piece)
        above = pieces[index - 1] if index else None
        titled = above is not None and is_short_line(above) and not _is_heading(above)
        article = article or piece.kind is BlockKind.NOTES or is_full_paragraph(piece)
        article = article or (prose and not titled)
        ends[index] = not article
    return ends


def find_related(pieces: Sequence[Piece], alone: bool = False) -> dict[int, BlockKind]:
    """Headings like `Related Articles`, and the titles and teasers under them.

    In the middle of an article only the lines directly below belong to the heading; at the
    end everything that is no full paragraph does. ``alone``: only the heading itself, and what
    follows it at the end.
    """
    found: dict[int, BlockKind] = {}
    ends = _ends(pieces)
    for index, piece in enumerate(pieces):
        if index in found or piece.kind not in _OPEN or not _is_heading(piece):
            continue
        found[index] = BlockKind.FURNITURE
        if not alone or ends[index + 1]:
            below = _below(pieces, index, ends[index + 1])
            found.update(dict.fromkeys(below, BlockKind.FURNITURE))
    return found


def _below(pieces: Sequence[Piece], heading: int, to_the_end: bool) -> Iterator[int]:
    """The pieces that a heading of furniture announces.

    One word (`Advertisement`, `Share`) announces nothing: the line below may be a subheading.
    """
    alone = len(pieces[heading].text.split()) == 1
    for below in range(heading + 1, len(pieces)):
        one = pieces[below]
        if one.kind not in _OPEN or note_lists.is_note_heading(one):
            return
        beside = one.span.start - pieces[below - 1].span.end <= 1
        sentence = is_prose(one) or ends_sentence(one)
        if not to_the_end and (sentence or below > heading + _LINES or (alone and not beside)):
            return
        yield below


def _is_teaser(piece: Piece) -> bool:
    return piece.words <= _TEASER and (ends_in_ellipsis(piece) or not ends_sentence(piece))


def find_teasers(pieces: Sequence[Piece], end: int) -> dict[int, BlockKind]:
    """Titles with openings of other articles (`Following the...`) at the very end.

    ``end``: index behind the last piece to look at. Two that break off make a list.
    """
    start = end
    while start > 0 and pieces[start - 1].kind in (None, BlockKind.HEADING):
        piece = pieces[start - 1]
        if not (_is_teaser(piece) or piece.bare_end in "”»\"'"):
            break
        start -= 1
    run = range(start, end)
    broken = [
        i for i in run if ends_in_ellipsis(pieces[i]) and i > start and is_heading_like(pieces, i)
    ]
    return dict.fromkeys(run, BlockKind.FURNITURE) if len(broken) >= 2 else {}


def is_heading_like(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the piece before ``index`` can be the title over it."""
    above = pieces[index - 1]
    return above.words <= 30 and above.bare_end not in ".…:;,"


def _names_above(pieces: Sequence[Piece], index: int) -> Iterator[int]:
    """Lines directly above that are a person's name, nearest first."""
    for above in range(index - 1, max(-1, index - 4), -1):
        if pieces[above].kind is not None or not looks_like_person(pieces[above].text.strip()):
            return
        yield above


def _is_biography(pieces: Sequence[Piece], index: int, language: str | None) -> bool:
    """Whether the piece tells somebody's life, and stands where authors are presented.

    Words of a life alone do not make one: an obituary is full of them. It needs a name as its
    heading, or the notes before it, or another language than the article's.
    """
    piece = pieces[index]
    if not (phrases := vocabulary.biography_phrases(piece.text[:4000])):
        return False
    if any(True for _ in _names_above(pieces, index)):
        return True
    after_notes = any(one.kind is BlockKind.NOTES for one in pieces[max(0, index - 2) : index])
    foreign = piece.language is not None and language is not None and piece.language != language
    return phrases >= 2 and (after_notes or foreign)


def find_biographies(pieces: Sequence[Piece], language: str | None) -> dict[int, BlockKind]:
    """Biographies in the last third of the text, with the names over them."""
    found: dict[int, BlockKind] = {}
    for index in range(2 * len(pieces) // 3, len(pieces)):
        if pieces[index].kind is not None or not is_prose(pieces[index]):
            continue
        if _is_biography(pieces, index, language):
            found[index] = BlockKind.BIOGRAPHY
            found.update(dict.fromkeys(_names_above(pieces, index), BlockKind.BIOGRAPHY))
    return found


def biography_author(pieces: Sequence[Piece], found: dict[int, BlockKind]) -> Field | None:
    """The author whom a biography at the end names over itself.

    An interview presents its guest there too: a person whom the text above speaks of is the
    subject, not the author.
    """
    first = min(found, default=0)
    above = set(phrase_key(" ".join(piece.text for piece in pieces[:first])).split())
    for index in sorted(found):
        name = pieces[index].text.strip()
        if looks_like_person(name) and phrase_key(name).split()[-1] not in above:
            start = pieces[index].span.start
            return Field(name, Span(start, start + len(name)))
    return None


def closing_byline(pieces: Sequence[Piece]) -> tuple[int, Field] | None:
    """The author named in the last lines: `Автор: Лена Окоро, кандидат исторических наук`."""
    for index in range(len(pieces) - 1, max(-1, len(pieces) - 12), -1):
        piece = pieces[index]
        colon = piece.kind in (None, BlockKind.BIOGRAPHY) and ":" in piece.text[:40]
        if colon and (found := byline_author(piece)):
            return index, found
    return None


def find_trailing_pieces(pieces: Sequence[Piece], last: int) -> dict[int, BlockKind]:
    """What follows the author's biography and is no full paragraph is not the article."""
    rest = [i for i in range(last + 1, len(pieces)) if pieces[i].kind in (None, BlockKind.HEADING)]
    if any(is_full_paragraph(pieces[i]) for i in rest):
        return {}
    return dict.fromkeys(rest, BlockKind.FURNITURE)
