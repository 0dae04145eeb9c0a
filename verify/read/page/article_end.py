"""Find what is at the end of an article and not its text: who wrote it, who publishes it.

Headings without anything below them, the author's biography, a note of the publisher in a box of
its own. The last paragraphs of an article look much like these: each needs a sign that no
paragraph of a text has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from verify.model import BlockKind
from verify.read.blocks.piece import Piece
from verify.read.blocks.vocabulary import phrase_key
from verify.read.dom.class_names import AUTHOR_WORDS, part_words
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import Element, part_names, tag_name, word_set
from verify.read.page.forms import quotes_somebody
from verify.read.page.reader_address import is_spoken_to, speaks_to_reader

_TEXT = (None, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.NOTES)
_LIFE = 60  # words of a biography below an article
_ABOVE = 10  # pieces over the text
_BYLINE = 14  # words of a byline
_HEIGHT = 4  # elements around a paragraph
_BOX = 40  # words of a publisher's note
_LAST = 4  # paragraphs at the end that may present the author
_CONTACT = re.compile(r"[\w.+-]{1,40}@[\w-]{1,40}\.\w")
_TEXT_TAGS = word_set("p li ul ol dl dd dt blockquote pre table tbody tr td th")


def find_empty_headings(pieces: Sequence[Piece], title: int | None) -> Iterator[int]:
    """Yield the headings that have nothing below them, and those that repeat the title."""
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if piece.kind in _TEXT or piece.kind is BlockKind.TITLE:
            break
        if piece.kind is BlockKind.HEADING:
            yield index
    words = phrase_key(pieces[title].text) if title is not None else ""
    for index, piece in enumerate(pieces):
        if words and piece.kind is BlockKind.HEADING and phrase_key(piece.text) == words:
            yield index


def find_author_lives(
    pieces: Sequence[Piece], core: Sequence[int], authors: Sequence[str]
) -> Iterator[int]:
    """Yield the last paragraphs that present an author: `Lena Okoro writes about rivers.`

    They open with the whole name and go on in lower case. An interview's answers have a colon
    there, a text about its author has the name above, and news quotes people.
    """
    names = [name for name in authors if len(name.split()) > 1]
    for index in range(core[-_LAST] if len(core) > _LAST else 1, len(pieces)) if core else ():
        piece = pieces[index]
        if piece.kind is not None or piece.words > _LIFE or quotes_somebody(piece):
            continue
        name = next((one for one in names if piece.text.startswith(one)), None)
        if name is None or not re.match(r",?\s+[^\W\d_A-ZА-ЯЁİÇĞÖŞÜ]", piece.text[len(name) :]):
            continue
        above = (one for one in pieces[: core[-1]] if one.kind in _TEXT and one is not piece)
        if not any(name in one.text for one in above):
            yield index


def find_boxed_end(page: LinearText, pieces: Sequence[Piece], core: Sequence[int]) -> list[int]:
    """Return the last short paragraphs if they are in a box with a name, unlike all before.

    They speak to the reader, which the text does not, or say how to reach somebody. The
    conclusion of an article may be in a box with a name, too.
    """
    found: list[int] = []
    for before, index in reversed(list(pairwise(core))):
        box = _box(page.elements[index], page.elements[before])
        named = box.get("class") and box is not page.elements[index]
        odd = (named and tag_name(box) not in _TEXT_TAGS) or _is_slanted(page.elements[index])
        alike = tag_name(box) not in _TEXT_TAGS and any(
            _shape(one) == _shape(box) for one in box.itersiblings(preceding=True)
        )
        if not odd or alike or pieces[index].words > _BOX or pieces[index].kind is not None:
            break
        found.append(index)
    if not found or len(found) * 4 > len(core):
        return []
    essay = is_spoken_to(pieces, core[: -len(found)])
    said = [pieces[index].text for index in found]
    told = any(_CONTACT.search(one) or (not essay and speaks_to_reader(one)) for one in said)
    return found if told else []


def _is_slanted(element: Element) -> bool:
    """Whether all the words of a paragraph are slanted: what a publisher adds to a text."""
    line = element.getparent() if tag_name(element) in ("em", "i") else element
    child = next(iter(line), None) if line is not None else None
    if child is None or tag_name(child) not in ("em", "i") or len(line) > 1:
        return False
    return not (line.text or "").strip() and not (child.tail or "").strip()


def find_author_boxes(page: LinearText, core: Sequence[int]) -> list[int]:
    """Return the paragraphs above and at both ends of the text in a small box of its author's."""
    if len(core) <= _LAST:
        return []
    ends = [*range(max(0, core[0] - _ABOVE), core[1]), core[-2], core[-1]]
    return [
        index
        for index in ends
        if page.pieces[index].words > _BYLINE
        and page.pieces[index].kind is None
        and _in_author_box(page.elements[index])
    ]


def _in_author_box(element: Element) -> bool:
    for above in islice(element.iterancestors(), _HEIGHT):
        if part_words(part_names(above)) & AUTHOR_WORDS:
            return len(" ".join(above.itertext()).split()) <= _LIFE
    return False


def _box(element: Element, before: Element) -> Element:
    """The outermost element around a paragraph that does not hold the one before."""
    around = {before, *before.iterancestors()}
    for above in element.iterancestors():
        if above in around:
            break
        element = above
    return element


def _shape(element: Element) -> tuple[str, str]:
    return tag_name(element), element.get("class") or ""
