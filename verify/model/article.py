"""An article as read: its text, its blocks and links, before anything is parsed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from verify.model.span import Field, Span


class BlockKind(StrEnum):
    """What a block is."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    HEADING = "heading"
    BODY = "body"
    LIST_ITEM = "list item"
    QUOTATION = "block quotation"
    NOTES = "note list"
    BIOGRAPHY = "biography"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-sized part of the article. Blocks do not overlap and are in text order."""

    kind: BlockKind
    span: Span
    language: str | None = None  # ISO 639-1, None where it cannot be told
    level: int = 0  # heading level 1..6


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink as read. ``span`` is the link's text, ``href`` its target as written."""

    span: Span
    href: str
    anchor: str | None = None  # the id or name of the <a> itself, for note anchors


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place that a link to ``#name`` jumps to."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class MarkedNote:
    """A note that the document's own markup declares, with the number that readers see.

    ``group``: notes of one group are numbered in one series (footnotes, endnotes, a section).
    """

    label: str  # as shown: "1", "iv", "*"; "" for a note without one
    span: Span  # the whole note, its label included
    body: Span
    markers: tuple[Span, ...] = ()  # the places in the text that point to it
    group: int = 0


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """Where in the document the text from ``start`` on is, as far as the format tells."""

    start: int
    paragraph: int | None = None  # paragraphs with text, counted from 1; of a note, in the note
    note: str | None = None  # the note's label
    page: int | None = None  # counted from 1
    part: str | None = None  # the chapter of an e-book, the cell of a notebook


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """The record of a cited work that a reference manager stored in the document.

    It is a second witness beside the printed reference in ``span``.
    """

    span: Span
    manager: str  # Zotero, Mendeley, EndNote, Citavi, Word, BibTeX
    title: str | None = None
    authors: tuple[str, ...] = ()  # surnames, or names of bodies
    year: str | None = None
    doi: str | None = None
    url: str | None = None
    container: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class InlineIgnore:
    """A comment in the article that turns rules off for one block of its text.

    E.g. ``<!-- verify: ignore url-missing: the page was a newsletter -->``.
    """

    span: Span  # the block; empty where no text follows the comment
    rules: tuple[str, ...] = ()  # names or codes as written; none if the comment names no rule
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. Only its blocks are interpreted."""

    origin: str  # path or address as given; "-" for standard input
    text: str
    format: str  # "text", "html", "markdown", "docx" …
    encoding: str
    digest: str  # sha256 of the bytes read, hex
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    superscripts: tuple[Span, ...] = ()
    language: str | None = None
    title: Field | None = None
    byline: Field | None = None
    published: Field | None = None  # value: ISO date
    address: str | None = None  # where it is published, if known
    outlet: str | None = None
    news: bool = False  # the page says that it is news: its statements were made to its reporters
    marked_notes: tuple[MarkedNote, ...] = ()  # empty where the format declares none
    places: tuple[DocumentPlace, ...] = ()  # by ``start``; empty where lines and columns say it
    records: tuple[CitationRecord, ...] = ()
    list_numbers: tuple[Span, ...] = ()  # that programs show and the file does not contain
    ignores: tuple[InlineIgnore, ...] = ()
    notices: tuple[str, ...] = ()  # what the reader has to know of how it was read, in sentences
    replaced: int = 0  # characters that no file can hold (half a surrogate pair), now U+FFFD


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or address that was not read, and why, in one sentence."""

    origin: str
    why: str
    error: str | None = None  # the ID of the internal error that is the reason
    # “too-slow”, “too-large” or “unsupported-type” for an article over a limit: it was not checked
    reason: str | None = None
    # Hidden, ignored, excluded or no article: left out of a folder on purpose, which is no failure.
    left_out: bool = field(default=False, compare=False)
