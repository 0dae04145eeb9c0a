"""Find captions that no tag or class names: lines beside a picture, and captions shown twice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from verify.model import BlockKind
from verify.read.blocks.piece import Piece, is_prose
from verify.read.blocks.vocabulary import phrase_key
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import Element, tag_name

_BESIDE = 2  # elements around a line that may also hold its picture
_LONGEST = 60  # words of a caption
_SHORTEST = 3
_REPEATED = 4  # words: shorter lines recur by chance
_CELLS = ("td", "th")
_SMALL = ("small", "em", "i", "cite")
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


def find_lines_below_pictures(
    page: LinearText, pieces: Sequence[Piece], core: Collection[int]
) -> Iterator[int]:
    """Yield the lines in small print directly below a picture, or in the cell below it.

    A bold line there is a heading, and one in the letters of the text may be its own.
    """
    first, last = (min(core), max(core)) if core else (0, 0)
    for index in range(first + 1, last):
        piece = pieces[index]
        in_text = index in core and is_prose(piece)
        if in_text or piece.kind is not None or not _SHORTEST <= piece.words <= _LONGEST:
            continue
        element = page.elements[index]
        if tag_name(element) in _CELLS:
            table = next(element.iterancestors("table"), None)
            if table is not None and is_picture(table) and _is_alone(page, index, table):
                yield index
            continue
        line = _small_line(element)
        if line is not None and is_picture(line.getprevious(), wordless=True):
            yield index


def is_picture(element: Element | None, wordless: bool = False) -> bool:
    """Return whether an element has a picture, and (``wordless``) nothing else."""
    if element is None or next(element.iter("img", "picture"), None) is None:
        return False
    return not wordless or not "".join(element.itertext()).strip()


def _small_line(element: Element) -> Element | None:
    """The paragraph around an element, if all its words are in small print or slanted."""
    if tag_name(element) in _SMALL:
        line = element.getparent()
    elif len(element) == 1 and tag_name(element[0]) in _SMALL:
        line = element
    else:
        return None
    alone = line is not None and len(line) == 1 and not (line.text or "").strip()
    return line if alone and not (line[0].tail or "").strip() else None


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
