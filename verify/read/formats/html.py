"""An HTML page as an article: its linear text, and what each part of it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from verify.model import Anchor, BlockKind, Field, Link, Span
from verify.read.blocks.classify import Classified, classify
from verify.read.blocks.datelines import date_line
from verify.read.blocks.piece import Piece, is_prose
from verify.read.dom.linear_text import LinearText, linearize
from verify.read.dom.list_numbers import with_list_numbers
from verify.read.dom.note_anchors import find_anchored_notes, with_links_within_page
from verify.read.dom.tree import parse_html
from verify.read.inline_ignores import Comment
from verify.read.page.accounts import find_accounts
from verify.read.page.article_end import (
    find_author_boxes,
    find_author_lives,
    find_boxed_end,
    find_empty_headings,
)
from verify.read.page.captions import (
    find_captions,
    find_lines_below_pictures,
    find_repeated_captions,
    without_repeated_captions,
)
from verify.read.page.forms import find_forms
from verify.read.page.head_lines import belongs_to_head, find_head_lines, find_lines_above
from verify.read.page.main_text import (
    find_container,
    find_main_pieces,
    link_densities,
    pieces_in_container,
)
from verify.read.page.metadata import Metadata, read_metadata
from verify.read.page.other_articles import find_dialogs, find_other_articles
from verify.read.page.prompts import find_prompts
from verify.read.page.side_boxes import find_side_boxes
from verify.read.page.title.piece import find_title_piece, with_shown_words

_NEAR = 40  # pieces between a title and the text: share buttons and datelines stand there
_BYLINE = 14  # words: a longer piece with an author's class presents the author
_KEPT = (BlockKind.NOTES, BlockKind.TITLE, BlockKind.BIOGRAPHY)
_OVER = 4  # words of a line over links: “News on the subject”
_LEAD = 20  # words: a longer heading that ends in a stop is the article's first paragraph
_LINKED = 0.9  # share of link text from which a line is only links


@dataclass(frozen=True, slots=True)
class HtmlDocument:
    """An HTML page as read: what an ``Article`` needs."""

    text: str
    found: Classified
    links: tuple[Link, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    superscripts: tuple[Span, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    shown: Field | None = None  # the date that the text itself shows
    comments: tuple[Comment, ...] = ()
    list_numbers: tuple[Span, ...] = ()


def _hinted(piece: Piece, hint: BlockKind | None, above: bool) -> Piece:
    """A short piece is the byline or date that its class names say it is.

    ``above``: it stands over the text; a name in the author's box below it is no byline.
    """
    if piece.kind is BlockKind.BIOGRAPHY and piece.words <= _BYLINE and above:
        return replace(piece, kind=BlockKind.BYLINE)
    if piece.kind is BlockKind.HEADING and piece.words > _LEAD and is_prose(piece):
        return replace(piece, kind=None, level=0)  # a lead set as a heading
    if piece.kind is not None or hint is None or piece.words > _BYLINE:
        return piece
    fits = date_line(piece) is not None if hint is BlockKind.DATE else piece.words >= 2
    return replace(piece, kind=hint) if fits else piece


def _outside(piece: Piece, near: bool) -> Piece:
    """A piece outside the article: furniture, unless it belongs to its head or its notes."""
    if piece.kind in _KEPT or (near and belongs_to_head(piece)):
        return piece
    return replace(piece, kind=BlockKind.FURNITURE)


def _linked(page: LinearText, known: Metadata) -> list[bool]:
    """For each piece, whether it is nothing but links to the same site (read also, tags), or
    the short line over such links.

    A line that is a link elsewhere may be a source; so may one under the heading of notes.
    """
    shares = link_densities(page.pieces, page.links)
    home = urlsplit(known.canonical or "").hostname
    own = [link for link in page.links if _is_own(link.href, home)]
    linked = [
        share > _LINKED and inward > _LINKED and piece.kind is not BlockKind.NOTES
        for share, inward, piece in zip(
            shares, link_densities(page.pieces, own), page.pieces, strict=True
        )
    ]
    for index in range(len(linked) - 2, -1, -1):
        over = linked[index + 1] and not linked[index] and page.pieces[index].words <= _OVER
        linked[index] = linked[index] or (over and page.pieces[index].bare_end not in ".?!")
    return linked


def _is_own(href: str, home: str | None) -> bool:
    """Whether an address as written leads to the same site, not to a place on the page."""
    if href.startswith("#"):
        return False
    try:
        host = urlsplit(href).hostname
    except ValueError:
        return False
    return host is None or host == home


def _main(
    page: LinearText, html: str, known: Metadata, address: str | None
) -> tuple[set[int], list[int], list[bool]]:
    """Return the pieces of other articles, those that are surely the text, and for each piece
    whether it is in the text's container.
    """
    heads = [title.value for title in known.titles if title.kind != "h1"]
    own = known.canonical or address
    others = {*find_other_articles(page, heads, own), *find_dialogs(page)}
    before = {index: page.pieces[index] for index in others}
    _relabel(page.pieces, others, BlockKind.FURNITURE)
    chosen = find_main_pieces(page, html)
    within = pieces_in_container(page, find_container(page, chosen))
    for index, piece in before.items():
        page.pieces[index] = piece
    return others, [i for i in chosen if within[i] and i not in others], within


def _label(page: LinearText, html: str, known: Metadata, address: str | None) -> list[Piece]:
    """Return the pieces labeled by the tree, the two main-text methods and the anchors."""
    _relabel(page.pieces, find_forms(page), BlockKind.FURNITURE)
    asking, chosen, within = _main(page, html, known, address)
    asking.update(find_prompts(page, chosen))
    chosen = [index for index in chosen if index not in asking]
    asking.update(find_boxed_end(page, page.pieces, chosen))
    authors = find_author_boxes(page, chosen)
    asking.update(authors)
    chosen = [index for index in chosen if index not in asking]
    first, last = (chosen[0], chosen[-1]) if chosen else (0, len(page.pieces))
    notes = find_anchored_notes(page)
    linked = _linked(page, known)
    title = find_title_piece(page.pieces, known, first)
    top = title if title is not None else max(0, first - _NEAR)
    labelled = []
    for index, piece in enumerate(page.pieces):
        one = _hinted(piece, page.places[index].hint, index <= last)
        if index == title:
            one = replace(one, kind=BlockKind.TITLE)
        elif index in notes:
            one = replace(one, kind=BlockKind.NOTES)
        elif not within[index]:
            one = _outside(one, top <= index <= first and first - index <= _NEAR)
        elif linked[index] and (index > last or one.kind in (None, BlockKind.LIST_ITEM)):
            one = replace(one, kind=BlockKind.FURNITURE)
        labelled.append(one)
    head = range(title + 1 if title is not None else max(0, first - _NEAR), first)
    for index, kind in find_head_lines(page, labelled, head):
        labelled[index] = replace(labelled[index], kind=kind, level=0)
    boxed = find_side_boxes(page, chosen, labelled)
    around = {*asking, *boxed, *find_lines_above(labelled, title)}
    _relabel(labelled, {*around, *find_accounts(page, labelled, last)}, BlockKind.FURNITURE)
    inner = {index for index in boxed - asking if first < index < last}
    below = find_lines_below_pictures(page, labelled, set(chosen))
    _relabel(labelled, below, BlockKind.CAPTION)
    captions = find_captions(page, inner, link_densities(page.pieces, page.links))
    _relabel(labelled, captions, BlockKind.CAPTION)
    _relabel(labelled, find_repeated_captions(page, labelled), BlockKind.CAPTION)
    lives = [*authors, *find_author_lives(labelled, chosen, known.authors)]
    _relabel(labelled, lives, BlockKind.BIOGRAPHY)
    _relabel(labelled, find_empty_headings(labelled, title), BlockKind.FURNITURE)
    return without_repeated_captions(labelled)


def _relabel(pieces: list[Piece], found: Iterable[int], kind: BlockKind) -> None:
    for index in list(found):
        pieces[index] = replace(pieces[index], kind=kind)


def _published(found: Classified, known: Metadata) -> Field | None:
    """The date the head gives, at the place where the page shows the same day."""
    if not known.published:
        return found.published
    value = known.published[0].value
    if found.published and found.published.value == value:
        return found.published
    return Field(value, Span(0, 0), "metadata")


def _completed(found: Classified, known: Metadata) -> Classified:
    """What the text does not show is taken from the head, and says so."""
    title, byline = found.title, found.byline
    if title is None and known.titles:
        title = Field(known.titles[0].value, Span(0, 0), "metadata")
    elif title is not None:
        title = with_shown_words(title, known)
    if byline is None and known.authors:
        byline = Field(known.authors[0], Span(0, 0), "metadata")
    return replace(found, title=title, byline=byline, published=_published(found, known))


def read_html(html: str, address: str | None = None, is_article: bool = True) -> HtmlDocument:
    """A page given as decoded text: its visible text in order, classified. ``address``: its own;
    ``is_article``: it will be checked: tell the language of each piece, and write the numbers of
    lists, which browsers show.

    Everything visible stays; spans point into ``text``. A field that only the page's head
    tells has the origin ``metadata`` and an empty span at 0.
    """
    root: Any = parse_html(html)
    if root is None:
        return HtmlDocument("", classify(()))
    known = read_metadata(root, address)
    page = with_links_within_page(linearize(root, known.canonical or address))
    pieces = _label(page, html, known, address)
    numbers: tuple[Span, ...] = ()
    if is_article:
        page, numbers = with_list_numbers(page, pieces)
        pieces = page.pieces
    found = classify(pieces, known.language, markup=True, detect_languages=is_article)
    return HtmlDocument(
        page.text,
        _completed(found, known),
        tuple(page.links),
        tuple(page.anchors),
        tuple(page.superscripts),
        known,
        found.published,
        tuple(page.comments),
        numbers,
    )
