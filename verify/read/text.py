"""Plain text: characters in, pieces out.

The text stays exactly as it was decoded; pieces point into it. A blank line ends a piece.
Inside a run of lines a line break ends one too, unless the line was broken by a fixed width:
unwrapped files put one paragraph on a line, mail and old archives wrap at 70 or so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from verify.model import BlockKind, Span
from verify.read.pieces import Piece

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_NEWLINES = re.compile(r"\r\n|[\r\n\u2028\u2029]")

# Narrower than 45 is verse or a list, wider than 120 is no fixed width: RFC 5322 asks for 78.
_NARROWEST, _WIDEST = 45, 120

# A line that opens a note or an item opens a piece: `[2] …`, `iv) …`, `3. …`, `¹ …`, `• …`.
_OPENS = re.compile(
    r"\s*(?:\[(?:\d{1,3}|[ivxlc]{1,6}|[*†‡]+)\]|\(\d{1,3}\)|\d{1,3}[.)]\s|[⁰¹²³⁴-⁹]|[•◦▪‣●*†‡]\s?)",
    re.I,
)
_HASHES = re.compile(r"(#{1,6})\s+\S")
_EQUALS = re.compile(r"(={2,6})\s*[^=\s].*?\1\s*$")


def _lines(text: str) -> Iterator[Span]:
    return (Span(*m.span()) for m in _LINE.finditer(text) if not m.group().isspace())


def _runs(text: str) -> Iterator[list[Span]]:
    """Lines that stand together without a blank line between them."""
    run: list[Span] = []
    for line in _lines(text):
        if run and len(_NEWLINES.findall(text, run[-1].end, line.start)) > 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _width(text: str, run: list[Span]) -> int:
    """The widest line that a fixed width may have broken; a lone long address is none."""
    lines = (text[s.start : s.end].rstrip() for s in run)
    return max((len(line) for line in lines if " " in line.strip()), default=0)


def _wraps(text: str, width: int, line: Span, following: Span) -> bool:
    """Whether the break after ``line`` is one of width: the next word would not have fitted.

    Or the sentence goes on in lower case: wrapped texts are edited, and then wrap unevenly.
    """
    if not _NARROWEST <= width <= _WIDEST or _OPENS.match(text, following.start, following.end):
        return False
    above = text[line.start : line.end].rstrip()
    below = text[following.start : following.end].split(maxsplit=1)[0]
    goes_on = below[0].islower() and (above[-1].isalnum() or above[-1] in ",-–—")
    return len(above) + 1 + len(below) > width or (goes_on and 2 * len(above) > width)


def _cut(text: str, run: list[Span]) -> Iterator[Span]:
    """The paragraphs of a run."""
    width = _width(text, run)
    start = run[0].start
    for line, following in pairwise(run):
        if not _wraps(text, width, line, following):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, run[-1].end)


def _trim(text: str, span: Span) -> Span:
    body = text[span.start : span.end]
    end = span.end - (len(body) - len(body.rstrip()))
    indent = len(body) - len(body.lstrip())
    # An item keeps its indent: it says how deep the item stands in its list.
    return Span(span.start if _OPENS.match(body) else span.start + indent, end)


def _piece(text: str, span: Span) -> Piece:
    span = _trim(text, span)
    body = text[span.start : span.end]
    sign = _HASHES.match(body) or _EQUALS.match(body)
    if sign and "\n" not in body:
        return Piece(span, body, BlockKind.HEADING, len(sign.group(1)))
    return Piece(span, body)


def pieces(text: str) -> tuple[Piece, ...]:
    """The paragraphs of a plain text, in order, with spans into it."""
    return tuple(_piece(text, span) for run in _runs(text) for span in _cut(text, run))
