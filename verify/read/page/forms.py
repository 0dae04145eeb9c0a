"""Find what a page asks its reader to fill in: a subscription, a search, a place, a comment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from verify.model import BlockKind
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import Element

_FIELDS = ("input", "select", "textarea")
_FILLED = frozenset(("", "text", "email", "search", "tel", "password", "number"))
# Characters around a field that belong to it: its labels and a sentence or two.
_LONGEST = 300
_OPEN = (None, BlockKind.HEADING, BlockKind.LIST_ITEM)


def find_forms(page: LinearText) -> Iterator[int]:
    """Yield the indices of the pieces around fields that the reader fills in.

    A form is the largest element around a field that has little text, less than half of the
    page's, and no title: forms are often not in a ``<form>``. Checkboxes and hidden fields do not count: lists and tables of
    contents have them.
    """
    if not page.pieces:
        return
    root = page.elements[0].getroottree().getroot()
    fields = [one for one in root.iter(*_FIELDS) if (one.get("type") or "").lower() in _FILLED]
    if not fields:
        return
    lengths = _lengths(page)
    longest = min(_LONGEST, lengths[root] // 2)
    forms = {_form(one, lengths, longest) for one in fields}
    for index, piece in enumerate(page.pieces):
        if piece.kind in _OPEN and piece.level != 1:
            element = page.elements[index]
            if element in forms or any(above in forms for above in element.iterancestors()):
                yield index


def _lengths(page: LinearText) -> Counter[Element]:
    """Return how many characters each element has; one with a title counts as long."""
    lengths: Counter[Element] = Counter()
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
