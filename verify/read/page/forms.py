"""Find what a page asks its reader to fill in: a subscription, a search, a place, a comment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from verify.model import BlockKind
from verify.read.blocks.piece import Piece
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import Element

_FIELDS = ("input", "select", "textarea")
_FILLED = frozenset(("", "text", "email", "search", "tel", "password", "number"))
# Characters around a field that belong to it: its labels and a sentence or two.
_LONGEST = 300
# Three words in quotation marks; a label has one or two: Click “Sign up”.
_QUOTED = re.compile(r"[“„«»\"]\s?\w+(?:[^\w“”„«»\"]+\w+){2,}[^\w“”„«»\"]*[”“»«\"]")
_FEWEST = 4  # words of a sentence
_ABROAD = re.compile(r"https?://", re.I)
# What forms themselves link elsewhere: “Protected by reCAPTCHA: Privacy, Terms”.
_POLICY = re.compile(
    r"privacy|terms|polic(?:y|ies)|legal|datenschutz|agb\b|confidentialite|cookie|gizlilik|kvkk",
    re.I,
)
_OPEN = (None, BlockKind.HEADING, BlockKind.LIST_ITEM)


def find_forms(page: LinearText) -> Iterator[int]:
    """Yield the indices of the pieces around fields that the reader fills in.

    A form is the largest element around a field that has little text, less than half of the
    page's, no title, and no ``<main>`` or ``<article>``: forms are often not in a ``<form>``.
    Checkboxes and hidden fields do not count: lists and tables of contents have them. A quotation
    and a sentence with a link to another site belong to the text.
    """
    if not page.pieces:
        return
    root = page.elements[0].getroottree().getroot()
    fields = [one for one in root.iter(*_FIELDS) if (one.get("type") or "").lower() in _FILLED]
    if not fields:
        return
    lengths = _lengths(page)
    longest = min(_LONGEST, sum(len(piece.text) for piece in page.pieces) // 2)
    forms = {_form(one, lengths, longest) for one in fields}
    for index, piece in enumerate(page.pieces):
        if piece.kind in _OPEN and piece.level != 1:
            element = page.elements[index]
            inside = element in forms or any(above in forms for above in element.iterancestors())
            if inside and not belongs_to_text(page, piece):
                yield index


def belongs_to_text(page: LinearText, piece: Piece) -> bool:
    """Return whether a piece beside a field or a button quotes somebody or cites another site."""
    return quotes_somebody(piece) or _cites(page, piece)


def quotes_somebody(piece: Piece) -> bool:
    """Return whether a piece has three words or more in quotation marks."""
    return bool(_QUOTED.search(piece.text))


def _cites(page: LinearText, piece: Piece) -> bool:
    """Return whether a piece is a sentence with a link to another site, as a source is."""
    if piece.words < _FEWEST:
        return False
    links = page.links[bisect_left(page.links, piece.span.start, key=lambda o: o.span.start) :]
    for link in links:
        if link.span.start >= piece.span.end:
            break
        if _ABROAD.match(link.href) and not _POLICY.search(link.href):
            return True
    return False


def _lengths(page: LinearText) -> Counter[Element]:
    """Return how many characters each element has.

    One with a title counts as long, and one that is or holds the page's main part.
    """
    lengths: Counter[Element] = Counter()
    for main in page.elements[0].getroottree().getroot().iter("main", "article"):
        for above in (main, *main.iterancestors()):
            lengths[above] += _LONGEST + 1
    for piece, element in zip(page.pieces, page.elements, strict=True):
        size = len(piece.text) if piece.level != 1 else _LONGEST + 1
        lengths[element] += size
        for above in element.iterancestors():
            lengths[above] += size
    return lengths


def _form(field: Element, lengths: Counter[Element], longest: int) -> Element:
    form = field
    for above in field.iterancestors():
        if lengths[above] > longest:
            break
        form = above
    return form
