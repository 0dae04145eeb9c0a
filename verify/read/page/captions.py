"""Find captions that no tag or class names: lines beside a picture, and captions shown twice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from verify.model import BlockKind
from verify.read.blocks.piece import Piece
from verify.read.blocks.vocabulary import phrase_key
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import Element, tag_name

_BESIDE = 2  # elements around a line that may also hold its picture
_LONGEST = 60  # words of a caption
_SHORTEST = 3
_REPEATED = 4  # words: shorter lines recur by chance
_LINKED = 0.5  # a line that is mostly a link is the title of another page


def is_pictured(element: Element) -> bool:
    """Return whether a line is beside a picture, in an element without the title."""
    for above in islice(element.iterancestors(), _BESIDE):
        if above.find(".//h1") is not None:
            return False
        if next(above.iter("img", "picture"), None) is not None:
            return True
    return False


def find_captions(
    page: LinearText, boxed: Collection[int], shares: Sequence[float]
) -> Iterator[int]:
    """Yield the lines among ``boxed``, pieces in boxes between paragraphs, that are captions.

    Each is alone with a picture. ``shares``: how much of each piece is link text. A teaser has a
    picture too, and its title is a link.
    """
    if not boxed:
        return
    root = page.elements[0].getroottree().getroot()
    pictured, titled = _around(root, "img", "picture"), _around(root, "h1")
    for index in boxed:
        piece = page.pieces[index]
        if piece.kind is not None or shares[index] >= _LINKED:
            continue
        above = list(islice(page.elements[index].iterancestors(), _BESIDE))
        holder = next((one for one in above if one in pictured or one in titled), None)
        if holder is None or holder in titled:
            continue
        if _SHORTEST <= piece.words <= _LONGEST and _is_alone(page, index, holder):
            yield index


def _around(root: Element, *tags: str) -> set[Element]:
    """All elements around those with these tags."""
    seen: set[Element] = set()
    for one in root.iter(*tags):
        for above in one.iterancestors():
            if above in seen:
                break
            seen.add(above)
    return seen


def _is_alone(page: LinearText, index: int, holder: Element) -> bool:
    """Whether the line shares the element with its picture with no other line."""
    beside = (at for at in (index - 1, index + 1) if 0 <= at < len(page.pieces))
    return not any(
        holder is page.elements[at] or holder in page.elements[at].iterancestors() for at in beside
    )


def find_repeated_captions(page: LinearText, pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield the pieces of text that repeat a caption, in elements that hold nothing else.

    A slide show has each caption twice, below the picture and over it. A paragraph that repeats
    the caption of the first picture is like the paragraphs below it.
    """
    captions = sorted(phrase_key(one.text) for one in pieces if one.kind is BlockKind.CAPTION)
    if not captions:
        return
    texts = [index for index, one in enumerate(pieces) if one.kind is None]
    repeated = [
        index
        for index in texts
        if _REPEATED <= pieces[index].words <= _LONGEST and _repeats(pieces[index], captions)
    ]
    shapes = {_shape(page.elements[index]) for index in set(texts).difference(repeated)}
    yield from (index for index in repeated if _shape(page.elements[index]) not in shapes)


def _repeats(piece: Piece, captions: Sequence[str]) -> bool:
    """Whether one of the sorted captions begins with a piece's words; its credit may follow."""
    key = phrase_key(piece.text)
    at = bisect_left(captions, key)  # a blank sorts before every letter
    return at < len(captions) and (captions[at] + " ").startswith(key + " ")


def _shape(element: Element) -> tuple[str, str]:
    return tag_name(element), element.get("class") or ""


def without_repeated_captions(pieces: list[Piece]) -> list[Piece]:
    """A caption that the template repeats (small and large screens, galleries) counts once."""
    seen: set[str] = set()
    for index, piece in enumerate(pieces):
        if piece.kind is not BlockKind.CAPTION:
            continue
        if (words := phrase_key(piece.text)) in seen:
            pieces[index] = replace(piece, kind=BlockKind.FURNITURE)
        seen.add(words)
    return pieces
