"""Which pieces of a page are its article.

Two methods: ours (running text with few links, in the element that holds most of it), and,
where that is in doubt, trafilatura's main text. What stands inside the article's container stays; what stands outside
is furniture, however well it is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verify.model import BlockKind, Link
from verify.read.blocks.piece import Piece, is_full_paragraph, is_prose
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import Element
from verify.read.page.trafilatura_text import extract_main_text, letters_and_digits

_SHARE = 0.85  # of the core that a container must hold; the rest may be a misreading
_LINKED = 0.5  # a piece of which more than half is link text is a menu or a teaser
_LINKS = 0.5  # link text that a wider element may add for each character of free text
_LITTLE = 300  # characters of free text that any step up may add: two short paragraphs
_PARAGRAPHS = 2  # full ones that a step up around a whole article must add
_SHORTEST = 25  # squeezed characters: shorter pieces recur all over a page

_ALREADY = (BlockKind.FURNITURE, BlockKind.NOTES, BlockKind.CAPTION, BlockKind.BIOGRAPHY)


def link_densities(pieces: Sequence[Piece], links: Sequence[Link]) -> list[float]:
    """For each piece, how much of its text is link text, 0 to 1."""
    shares = [0.0] * len(pieces)
    position = 0
    for link in links:
        while position < len(pieces) and pieces[position].span.end <= link.span.start:
            position += 1
        for index in range(position, len(pieces)):
            piece = pieces[index].span
            if piece.start >= link.span.end:
                break
            inside = min(piece.end, link.span.end) - max(piece.start, link.span.start)
            shares[index] += inside / max(1, piece.end - piece.start)
    return shares


def _pieces_in_extracted_text(page: LinearText, heard: str) -> list[int]:
    said = letters_and_digits(heard)
    found = []
    for index, piece in enumerate(page.pieces):
        words = letters_and_digits(piece.text)
        if len(words) >= _SHORTEST and words in said and piece.kind not in _ALREADY:
            found.append(index)
    return found


def _prose_pieces(page: LinearText, shares: Sequence[float]) -> list[int]:
    return [
        index
        for index, piece in enumerate(page.pieces)
        if piece.kind not in _ALREADY and shares[index] < _LINKED and is_prose(piece)
    ]


def find_main_pieces(page: LinearText, html: str) -> list[int]:
    """Indices of the pieces that are certainly the article's text.

    trafilatura is asked only where our own reading is in doubt. What both call text and only a
    class name calls furniture (`subscription-content`) is text after all: where our reading has
    next to nothing without it, it is released in ``page``.
    """
    shares = link_densities(page.pieces, page.links)
    ours = _prose_pieces(page, shares)
    if not _in_doubt(page, ours, shares):
        return ours
    heard = extract_main_text(html)
    if not heard:
        return ours
    if _length(page, ours) < _NEXT_TO_NOTHING and _release(page, heard, shares):
        ours = _prose_pieces(page, shares)
    voiced = [i for i in _pieces_in_extracted_text(page, heard) if shares[i] < _LINKED]
    # Where trafilatura gives less than a third of the running text, it took a part for the whole.
    return (
        _with_siblings(page, voiced, ours)
        if 3 * _length(page, voiced) >= _length(page, ours)
        else ours
    )


def _with_siblings(page: LinearText, voiced: Sequence[int], ours: Sequence[int]) -> list[int]:
    """trafilatura's paragraphs with those of ours that are directly beside several of them.

    It leaves out a last paragraph in a ``<div>`` among ``<p>``.
    """
    parents = Counter(page.elements[index].getparent() for index in voiced)
    beside = (index for index in ours if parents[page.elements[index].getparent()] >= _SEVERAL)
    return sorted({*voiced, *beside})


# Measured on 97 pages: our reading and trafilatura's differ by more than 0.005 of F1 on seven of
# them; these bounds send six of the seven to trafilatura, and a quarter of all pages.
_LITTLE_TEXT = 1_000  # characters
_PURE = 0.8  # of the container's text is paragraphs
_APART = 0.5  # prose in furniture, for each character of prose outside it
_NEXT_TO_NOTHING = 300  # characters
_MUCH = 600  # characters
_SEVERAL = 3  # paragraphs


def _length(page: LinearText, indices: Sequence[int]) -> int:
    return sum(len(page.pieces[index].text) for index in indices)


def _in_doubt(page: LinearText, ours: Sequence[int], shares: Sequence[float]) -> bool:
    """Whether our own reading of the page may take other things for the article, or miss it."""
    total = _length(page, ours)
    if total < _LITTLE_TEXT:
        return True
    furniture = [
        index
        for index, piece in enumerate(page.pieces)
        if piece.kind is BlockKind.FURNITURE and shares[index] < _LINKED and is_prose(piece)
    ]
    if _length(page, furniture) > _APART * total:
        return True
    within = pieces_in_container(page, find_container(page, ours))
    inside = [index for index in ours if within[index]]
    held = [
        index
        for index, piece in enumerate(page.pieces)
        if within[index] and piece.kind is not BlockKind.FURNITURE
    ]
    return _length(page, inside) < _PURE * _length(page, held)


def _release(page: LinearText, heard: str, shares: Sequence[float]) -> bool:
    """Take the label “furniture” off the pieces that trafilatura calls text, if they are many."""
    said = letters_and_digits(heard)
    found = [
        index
        for index, piece in enumerate(page.pieces)
        if piece.kind is BlockKind.FURNITURE
        and shares[index] < _LINKED
        and len(words := letters_and_digits(piece.text)) >= _SHORTEST
        and words in said
    ]
    if _length(page, found) < _MUCH:
        return False
    for index in found:
        page.pieces[index] = replace(page.pieces[index], kind=None)
    return True


def find_container(page: LinearText, chosen: Sequence[int]) -> Element | None:
    """The element that holds the article: the innermost one with nearly all of the chosen
    pieces, or one around it that adds little else than running text.
    """
    weights: Counter[Element] = Counter()
    depths: dict[Element, int] = {}
    total = 0
    for index in chosen:
        weight = len(page.pieces[index].text)
        total += weight
        line = [page.elements[index], *page.elements[index].iterancestors()]
        for depth, element in enumerate(reversed(line)):
            weights[element] += weight
            depths[element] = depth
    able = [element for element, weight in weights.items() if weight >= _SHARE * total]
    return _widened(page, max(able, key=depths.__getitem__), chosen) if able else None


def _widened(page: LinearText, holder: Element, chosen: Sequence[int]) -> Element:
    """The holder, or the highest of its ancestors that adds no menus.

    A text of short paragraphs (a page saved by Word) has its only long one in a ``<p>``. Each
    step up may add as much free text as there is, and half as much in links. Around a whole
    article it must add full paragraphs: what else is there are subscriptions and biographies.
    """
    shares = link_densities(page.pieces, page.links)
    core = set(chosen)
    free: Counter[Element] = Counter()
    linked: Counter[Element] = Counter()
    full: Counter[Element] = Counter()
    up = [holder, *holder.iterancestors()]
    place = set(up)
    for index, piece in enumerate(page.pieces):
        if piece.kind is not BlockKind.FURNITURE:
            first = next((e for e in _line(page.elements[index]) if e in place), up[-1])
            free[first] += round(len(piece.text) * (1 - shares[index]))
            linked[first] += round(len(piece.text) * shares[index])
            full[first] += index in core and is_full_paragraph(piece)
    held, best = free[holder], holder
    for element in up[1:]:
        if free[element] > max(held, _LITTLE) or linked[element] > _LINKS * free[element]:
            break
        held += free[element]
        if held < _LITTLE_TEXT or full[element] >= _PARAGRAPHS:
            best = element
    return best


def _line(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def pieces_in_container(page: LinearText, holder: Element | None) -> list[bool]:
    """For each piece, whether it is inside the container. The result runs from the first to the last such piece."""
    if holder is None:
        return [True] * len(page.pieces)
    held = set(holder.iter())
    return [element in held for element in page.elements]
