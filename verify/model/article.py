"""An article as read: its text, its blocks and links, before anything is parsed."""

from __future__ import annotations

from dataclasses import dataclass
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
class Article:
    """One article as read. Only its blocks are interpreted."""

    origin: str  # path or address as given; "-" for standard input
    text: str
    format: str  # "text", "html", "markdown"
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
    replaced: int = 0  # characters that no file can hold (half a surrogate pair), now U+FFFD


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or address that was not read, and why, in one sentence."""

    origin: str
    why: str
    error: str | None = None  # the ID of the internal error that is the reason
