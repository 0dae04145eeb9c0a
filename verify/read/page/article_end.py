"""Find what is at the end of an article and not its text: who wrote it, where to follow it.

Headings without anything below them, the author's biography, links to accounts, a note of the
publisher in a box of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from verify.model import BlockKind
from verify.read.blocks.piece import Piece
from verify.read.blocks.vocabulary import phrase_key
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import Element, tag_name, word_set

_TEXT = (None, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.NOTES)
_LIFE = 60  # words of a biography below an article
_FOLLOW = 25  # words of a line with accounts
_BOX = 40  # words of a publisher's note
_LAST = 4  # paragraphs at the end that may present the author
_TEXT_TAGS = word_set("p li ul ol dl dd dt blockquote pre table tbody tr td th")
_ACCOUNTS = word_set(
    "facebook twitter x instagram youtube linkedin tiktok threads bsky pinterest whatsapp t vk ok"
)


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
    there, and a text about its author has the name above.
    """
    names = [name for name in authors if len(name.split()) > 1]
    for index in range(core[-_LAST] if len(core) > _LAST else 1, len(pieces)) if core else ():
        piece = pieces[index]
        if piece.kind is not None or piece.words > _LIFE:
            continue
        name = next((one for one in names if piece.text.startswith(one)), None)
        if name is None or not re.match(r",?\s+[^\W\d_A-ZА-ЯЁİÇĞÖŞÜ]", piece.text[len(name) :]):
            continue
        above = (one for one in pieces[: core[-1]] if one.kind in _TEXT and one is not piece)
        if not any(name in one.text for one in above):
            yield index


def find_accounts(page: LinearText, pieces: Sequence[Piece], last: int) -> Iterator[int]:
    """Yield the lines at the end that link to accounts at two or more networks."""
    for index in range(last, len(pieces)):
        piece = pieces[index]
        if piece.kind is not None or piece.words > _FOLLOW:
            continue
        hrefs = (link.href for link in page.links if _inside(link.span.start, piece))
        if len({host for href in hrefs if (host := _network(href))}) > 1:
            yield index


def _inside(place: int, piece: Piece) -> bool:
    return piece.span.start <= place < piece.span.end


def _network(href: str) -> str | None:
    try:
        labels = (urlsplit(href).hostname or "").split(".")
    except ValueError:
        return None
    return labels[-2] if len(labels) > 1 and labels[-2] in _ACCOUNTS else None


def find_boxed_end(page: LinearText, pieces: Sequence[Piece], core: Sequence[int]) -> list[int]:
    """Return the last short paragraphs if they are in a box with a name, unlike all before."""
    found: list[int] = []
    for before, index in reversed(list(pairwise(core))):
        box = _box(page.elements[index], page.elements[before])
        odd = (
            tag_name(box) not in _TEXT_TAGS and box.get("class") and box is not page.elements[index]
        )
        alike = any(_shape(one) == _shape(box) for one in box.itersiblings(preceding=True))
        if not odd or alike or pieces[index].words > _BOX or pieces[index].kind is not None:
            break
        found.append(index)
    return found if len(found) * 4 <= len(core) else []


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
