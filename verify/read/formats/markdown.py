"""Markdown: the text stays the file as it is; tokens say which lines are what.

Footnote definitions are found by us and hidden from the parser: its plugin moves them to the
end and forgets their lines, and without the plugin ``[^1]: https://…`` is a link definition.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from verify.model import Anchor, BlockKind, Link, Span
from verify.read.blocks.piece import Piece
from verify.read.formats import text as plain
from verify.read.formats.markdown_html import MarkdownHtml, blank, without_html
from verify.read.formats.markdown_links import find_links, unseen_parts

_LINE_END = re.compile(r"\r\n|\n|\r")
_DEFINITION = re.compile(r" {0,3}\[\^([^\]\s]{1,60})\]:")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_FRONT = re.compile(
    r"---[ \t]*(?:\r\n|\n|\r)(.*?)(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)", re.S
)
_PAIR = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$", re.M)
_SIGNS = re.compile(r"\s*(?:>\s*)*(?:#{1,6}\s+)?")
_CLOSING = re.compile(r"(?<![ \t])[ \t]+#+[ \t]*$")
_SUPER = re.compile(r"<sup[^>]{0,200}>([^<]{1,40})</sup>|\^([\w*†]{1,4})\^", re.I)
_CAPTION = 45  # words of a picture with what stands below it
_LONGEST_FRONT = 20_000


@dataclass(frozen=True, slots=True)
class MarkdownDocument:
    """A Markdown file as read. ``front``: its front matter, each value with its place.

    ``text``: the file with spaces in place of HTML tags and of what links do not show.
    """

    text: str
    pieces: tuple[Piece, ...]
    links: tuple[Link, ...]
    anchors: tuple[Anchor, ...]
    superscripts: tuple[Span, ...]
    front: dict[str, tuple[str, Span]]


class _Lines:
    """Line numbers of the parser ↔ offsets into the text as it is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        self.ends: list[int] = []
        for found in _LINE_END.finditer(text):
            self.ends.append(found.start())
            self.starts.append(found.end())
        self.ends.append(len(text))

    def of(self, number: int) -> str:
        """Return the text of a line."""
        return self.text[self.starts[number] : self.ends[number]]

    def span(self, first: int, behind: int) -> Span:
        """The lines from ``first`` to ``behind`` (not included), without blank ends."""
        behind = min(behind, len(self.starts))
        while behind - 1 > first and not self.of(behind - 1).strip():
            behind -= 1
        return Span(self.starts[first], max(self.starts[first], self.ends[behind - 1]))


def front_matter(text: str) -> tuple[dict[str, tuple[str, Span]], int]:
    """The simple ``key: value`` pairs at the head of the file, and where the text begins."""
    found = _FRONT.match(text[:_LONGEST_FRONT])
    if not found:
        return {}, 0
    pairs = {}
    for pair in _PAIR.finditer(found.group(1)):
        raw = pair.group(2).rstrip(" \t")
        value = raw.strip("\"'") if len(raw) > 1 and raw[0] == raw[-1] else raw
        start = found.start(1) + pair.start(2) + raw.find(value)
        if value:
            pairs[pair.group(1).lower()] = (value, Span(start, start + len(value)))
    return pairs, found.end()


def _definitions(lines: _Lines) -> Iterator[tuple[int, int]]:
    """First and behind-last line of each footnote definition outside fenced code."""
    fence, start = "", None
    count = len(lines.starts)
    for number in range(count):
        line = lines.of(number)
        sign = _FENCE.match(line)
        if sign and (not fence or sign.group(1).startswith(fence)):
            fence = "" if fence else sign.group(1)
        opens = not fence and _DEFINITION.match(line)
        if start is not None and (opens or not _continues(lines, number)):
            yield start, number
            start = None
        if opens:
            start = number
    if start is not None:
        yield start, count


def _continues(lines: _Lines, number: int) -> bool:
    """Whether a line still belongs to the definition above it: indented, blank, or lazy."""
    line = lines.of(number)
    if not line.strip() or line.startswith(("    ", "\t")):
        return True
    return bool(lines.of(number - 1).strip()) and not line.lstrip().startswith(("#", ">", "---"))


def _masked(lines: _Lines, hidden: Sequence[tuple[int, int]], start: int) -> str:
    """The text for the parser, line for line, with front matter and definitions blank."""
    dark = {number for first, behind in hidden for number in range(first, behind)}
    return "\n".join(
        "" if number in dark or lines.starts[number] < start else lines.of(number)
        for number in range(len(lines.starts))
    )


def _tokens(text: str) -> list[Any]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("inline").parse(text)


_NESTS = {"blockquote": BlockKind.QUOTATION, "list_item": BlockKind.LIST_ITEM}
_LEAVES = frozenset(
    {"paragraph_open", "heading_open", "fence", "code_block", "html_block", "table_open"}
)
_CODE = ("fence", "code_block")


def _leaf(lines: _Lines, token: Any, kinds: Sequence[BlockKind]) -> Piece | None:
    """The piece of one token that holds lines."""
    span = lines.span(*token.map)
    kind = kinds[-1] if kinds else None
    if token.type in _CODE:
        kind = BlockKind.FURNITURE  # code is no text of the article
    level = int(token.tag[1]) if token.type == "heading_open" else 0
    if level:
        kind = kind or BlockKind.HEADING
        span = _of_heading(lines, token)
    start = span.start
    if kind is not BlockKind.LIST_ITEM:
        sign = _SIGNS.match(lines.text, span.start, span.end)
        start = sign.end() if sign else start
    text = lines.text[start : span.end].rstrip()
    if kind is None and text.startswith("![") and len(text.split()) <= _CAPTION:
        kind = BlockKind.CAPTION
    return Piece(Span(start, start + len(text)), text, kind, level) if text.strip() else None


def _of_heading(lines: _Lines, token: Any) -> Span:
    """A heading's own line: no underline, no closing hashes."""
    first, behind = token.map
    span = lines.span(first, behind - 1 if token.markup in ("=", "-") else behind)
    line = lines.text[span.start : span.end]
    return Span(span.start, span.start + len(_CLOSING.sub("", line)))


def _blocks(lines: _Lines, tokens: Sequence[Any], breaks: Sequence[Span]) -> Iterator[Piece]:
    kinds: list[BlockKind] = []
    for token in tokens:
        nest = _NESTS.get(token.type.removesuffix("_open").removesuffix("_close"))
        if nest and token.nesting == 1:
            kinds.append(nest)
        elif nest and token.nesting == -1:
            kinds.pop()
        elif token.type in _LEAVES and token.map and (piece := _leaf(lines, token, kinds)):
            yield from _split_at_tags(piece, breaks) if token.type == "html_block" else [piece]


def _split_at_tags(piece: Piece, breaks: Sequence[Span]) -> Iterator[Piece]:
    """The paragraphs of an HTML block, parted where its tags part them."""
    start = piece.span.start
    inside = (b for b in breaks if piece.span.start <= b.start < piece.span.end)
    for end in [*(span.start for span in inside), piece.span.end]:
        text = piece.text[start - piece.span.start : end - piece.span.start]
        at = start + len(text) - len(text.lstrip())
        if text.strip():
            yield replace(piece, span=Span(at, at + len(text.strip())), text=text.strip())
        start = max(start, end)


def _in_order(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """By place; where two overlap (a list in a quotation's lazy line) the first stands."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or piece.span.start >= kept[-1].span.end:
            kept.append(piece)
    return tuple(kept)


def read_markdown(text: str) -> MarkdownDocument:
    """A Markdown file: pieces with the kinds its signs give them, links, front matter.

    All spans point into ``text``. A link's span is its words; a bare address is no link here
    (``parse`` finds addresses in any text).
    """
    front, start = front_matter(text)
    lines = _Lines(text)
    hidden = list(_definitions(lines))
    tokens = _tokens(_masked(lines, hidden, start))
    code = [lines.span(*token.map) for token in tokens if token.type in _CODE]
    html = without_html(text, start, code)
    prose = blank(text, code)
    links = find_links(prose, start)
    shown = blank(html.text, unseen_parts(prose, links, start))
    lines.text = shown
    pieces = list(_blocks(lines, tokens, html.breaks))
    for first, behind in hidden:
        span = lines.span(first, behind)
        pieces.append(Piece(span, shown[span.start : span.end], BlockKind.NOTES))
    ordered = _in_order(pieces) or plain.split_paragraphs(
        shown
    )  # nested deeper than the parser goes
    return MarkdownDocument(
        shown,
        ordered,
        _all_links(links, html),
        html.anchors,
        tuple(_superscripts(prose, ordered)),
        front,
    )


def _all_links(links: Sequence[Link], html: MarkdownHtml) -> tuple[Link, ...]:
    """The links of both notations in order; a link inside another is left out."""
    kept: list[Link] = []
    for link in sorted([*links, *html.links], key=lambda one: one.span):
        if not kept or link.span.start >= kept[-1].span.end:
            kept.append(link)
    return tuple(kept)


def _superscripts(text: str, pieces: Sequence[Piece]) -> Iterator[Span]:
    """What `<sup>` or carets raise, from the first piece on."""
    starts = [piece.span.start for piece in pieces]
    for found in _SUPER.finditer(text):
        span = Span(*found.span(found.lastindex or 0))
        if bisect_right(starts, span.start):
            yield span
