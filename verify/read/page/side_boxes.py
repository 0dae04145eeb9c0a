"""What stands inside the article's container and is not its text: boxes, widgets, lists of others.

The paragraphs of an article are in one line of elements, the spine. A box beside them (share
buttons, a video player, “more on this”) is a subtree of its own, without a paragraph in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from verify.model import BlockKind
from verify.read.blocks.piece import Piece, ends_sentence, is_prose
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import Element, tag_name

_TEXT_TAGS = frozenset(
    (
        "p",
        "li",
        "ul",
        "ol",
        "dl",
        "dd",
        "dt",
        "blockquote",
        "pre",
        "table",
        "tbody",
        "tr",
        "td",
        "th",
        "summary",  # the question over an answer that opens
    )
)
_PLAYERS = ("video", "audio", "iframe", "object", "embed")
_OPEN = (None, BlockKind.HEADING, BlockKind.LIST_ITEM)
_WIDGET = 7  # lines
_WRAPPED = 4  # elements around a paragraph, up to the one that it shares with others
_LONG = 25  # words: no label of a box is so long
# The line under a site's pages: «© 2019 Valley Post. All rights reserved».
_IMPRINT = re.compile(
    r"©\s*(?:\d{4}|\w)|\(c\)\s*\d{4}|all rights reserved|alle rechte vorbehalten"
    r"|все права защищены|her hakkı saklıdır|tüm hakları saklıdır|tous droits réservés"
    r"|todos los derechos reservados|todos os direitos reservados",
    re.IGNORECASE,
)


def find_side_boxes(page: LinearText, core: Sequence[int], kinds: Sequence[Piece]) -> set[int]:
    """Return the indices of pieces between and after the article's paragraphs that are in boxes.

    ``core``: the article's paragraphs; ``kinds``: the pieces as labelled so far. A heading
    stays where text follows it; a line in the elements of a text stays between paragraphs.
    """
    if not core:
        return set()
    first, last = core[0], core[-1]
    spine = _spine(page, core)
    shapes = {_shape(page.elements[index]) for index in core}
    chains = {
        _chain(page.elements[index], above) for index in core for above in _above(page, index)
    }
    inner = set(core)
    found = {*_after_imprint(kinds, last), *_widgets(page, spine, kinds[:first])}
    boxes = {
        index: box
        for index in range(first + 1, len(kinds))
        if index not in inner
        and kinds[index].kind in _OPEN
        and (box := _box(page.elements[index], spine)) is not None
    }
    headed = Counter(box for index, box in boxes.items() if _is_heading(kinds[index]))
    players = {box for box in set(boxes.values()) if _is_player(box)}
    for index, box in boxes.items():
        piece = kinds[index]
        if box in players and piece.words <= _LONG:
            found.add(index)
            continue
        if _is_heading(piece) and headed[box] == 1 and _opens_text(kinds, index, inner):
            continue
        stays = _ends_article if index > last else _is_text
        wrapped = _chain(page.elements[index], box.getparent()) in chains
        ends = index > last and (_is_heading(piece) or not ends_sentence(piece))
        if not ((wrapped and not ends) or stays(piece, box, shapes)):
            found.add(index)
    return found


def _widgets(page: LinearText, spine: set[Element], above: Sequence[Piece]) -> Iterator[int]:
    """Boxes of many short lines over the text: a list of videos, a weather widget.

    The head of an article (byline, date, sharing) has fewer.
    """
    boxes: dict[Element, list[int]] = {}
    for index, piece in enumerate(above):
        if piece.kind in _OPEN and (box := _box(page.elements[index], spine)) is not None:
            boxes.setdefault(box, []).append(index)
    for indices in boxes.values():
        if len(indices) >= _WIDGET and not any(is_prose(above[index]) for index in indices):
            yield from indices


def _is_player(box: Element) -> bool:
    """Whether a box shows a video or a page of others; a quotation or list of the text does not."""
    return tag_name(box) not in _TEXT_TAGS and next(box.iter(*_PLAYERS), None) is not None


def _above(page: LinearText, index: int) -> Iterator[Element]:
    return islice(page.elements[index].iterancestors(), 1, _WRAPPED)


def _chain(element: Element, above: Element) -> tuple[Element, tuple[tuple[str, str], ...]]:
    """Where a paragraph in wrappers of its own is: ``<div class=anchor><p>`` in one element.

    A label of a box has other elements around it, or the same in another element.
    """
    line = [_shape(element)]
    for one in islice(element.iterancestors(), _WRAPPED):
        if one is above:
            break
        line.append(_shape(one))
    return above, tuple(line)


def _spine(page: LinearText, core: Sequence[int]) -> set[Element]:
    """The elements around the core's paragraphs, and those whose own text is one.

    A text that is divided by ``<br><br>`` is directly in the element that also has its boxes.
    """
    spine = {page.elements[index] for index in core}
    seen: set[Element] = set()
    for index in core:
        for element in page.elements[index].iterancestors():
            if element in seen:
                break
            seen.add(element)
    return spine | seen


def _box(element: Element, spine: set[Element]) -> Element | None:
    """The outermost element around a piece that holds no paragraph of the core."""
    if element in spine:
        return None
    for above in element.iterancestors():
        if above in spine:
            return element
        element = above
    return None


def _shape(element: Element) -> tuple[str, str]:
    return tag_name(element), element.get("class") or ""


def _is_heading(piece: Piece) -> bool:
    return piece.kind is BlockKind.HEADING


def _opens_text(kinds: Sequence[Piece], index: int, core: set[int]) -> bool:
    """Whether a paragraph or a list follows a heading before the next two headings do."""
    headings = 0
    for below in range(index + 1, min(index + 8, len(kinds))):
        piece = kinds[below]
        if below in core or piece.kind in (BlockKind.NOTES, BlockKind.QUOTATION):
            return True
        if piece.kind is BlockKind.LIST_ITEM and piece.words > 2:
            return True
        headings += piece.kind is BlockKind.HEADING
        if headings > 1:
            return False
    return False


def _is_text(piece: Piece, box: Element, shapes: set[tuple[str, str]]) -> bool:
    """Whether a piece between two paragraphs is one of the article's lines."""
    if _is_heading(piece):
        return False
    return piece.words > _LONG or tag_name(box) in _TEXT_TAGS or _shape(box) in shapes


def _ends_article(piece: Piece, box: Element, shapes: set[tuple[str, str]]) -> bool:
    """Whether a piece after the last long paragraph is still the article's: a short sentence."""
    if _is_heading(piece):
        return False
    name = tag_name(box)
    if name in ("ul", "ol", "dl", "table", "blockquote"):
        return piece.words > 2
    sentence = ends_sentence(piece) or piece.words > _LONG
    return sentence and (name == "p" or _shape(box) in shapes)


def _after_imprint(kinds: Sequence[Piece], last: int) -> Iterator[int]:
    """A site's imprint, where it is the end of the text."""
    for index in range(max(0, last - 3), len(kinds)):
        piece = kinds[index]
        if piece.kind in _OPEN and piece.words <= 60 and _IMPRINT.search(piece.text[:300]):
            yield index
