"""Plain text: characters in, pieces out.

The text stays exactly as it was decoded; pieces point into it. A blank line ends a piece.
Inside a run of lines a line break ends one too, unless the line was broken by a fixed width:
unwrapped files put one paragraph on a line, mail and old archives wrap at 70 or so.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from verify.model import BlockKind, Span
from verify.read.blocks.piece import Piece
from verify.text.lazy_patterns import re
from verify.text.urls.broken import urls_in

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_NEWLINES = re.compile(r"\r\n|[\r\n\u2028\u2029]")

# Narrower than 45 is verse or a list, wider than 120 is no fixed width: RFC 5322 asks for 78.
_NARROWEST, _WIDEST = 45, 120
_FEWEST, _MOST = 3, 0.6  # breaks that show a width, and the share of them that must: ours

# A line that opens a note or an item opens a piece: `[2] …`, `iv) …`, `3. …`, `¹ …`, `• …`.
_OPENS = re.compile(
    r"\s*(?:\[(?:\d{1,3}|[ivxlc]{1,6}|[*†‡]+)\]|\(\d{1,3}\)|\d{1,3}[.)]\s"
    r"|[⁰¹²³⁴-⁹]|[•◦▪‣●*†‡]\s?)",
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


def _unfit(text: str, width: int, line: Span, following: Span) -> bool:
    """Whether the next line's first word would not have fitted: the break is one of width."""
    above = len(text[line.start : line.end].rstrip())
    return above + 1 + len(_first_word(text, following)) > width


def _first_word(text: str, line: Span) -> str:
    return text[line.start : line.end].split(maxsplit=1)[0]


def _width(text: str, runs: list[list[Span]]) -> int:
    """The width that the whole file was broken at, or 0.

    A file is broken by width when no line of words is wider and most breaks inside its
    paragraphs are where the next word did not fit.
    """
    bodies = (text[line.start : line.end].rstrip() for run in runs for line in run)
    width = max((len(body) for body in bodies if " " in body.strip()), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    breaks = [pair for run in runs for pair in pairwise(run) if not _opens(text, pair[1])]
    unfit = sum(_unfit(text, width, *pair) for pair in breaks)
    return width if len(breaks) >= _FEWEST and unfit >= _MOST * len(breaks) else 0


def _opens(text: str, line: Span) -> bool:
    return bool(_OPENS.match(text, line.start, line.end))


def _wraps(text: str, width: int, line: Span, following: Span) -> bool:
    """Whether the break after ``line`` is one of width.

    Or the sentence goes on in lower case: wrapped texts are edited, and then wrap unevenly. Or
    an address goes on.
    """
    if _breaks_url(text, line, following):
        return True
    if _opens(text, following):
        return False
    above = text[line.start : line.end].rstrip()
    goes_on = _first_word(text, following)[0].islower() and (
        above[-1].isalnum() or above[-1] in ",-–—"
    )
    if goes_on and _NARROWEST <= len(above) <= _WIDEST:
        return True
    return bool(width) and _unfit(text, width, line, following)


def _breaks_url(text: str, line: Span, following: Span) -> bool:
    """Whether an address that ends the line goes on in the next: “https://x.org/a-⏎b.html”."""
    last = text[line.start : line.end].rsplit(maxsplit=1)[-1]
    if "//" not in last and "www." not in last:
        return False
    start = line.end - len(last)
    return any(
        url.span.start < line.end < url.span.end
        for url in urls_in(text, Span(start, following.end))
    )


def _cut(text: str, run: list[Span], width: int) -> Iterator[Span]:
    """The paragraphs of a run."""
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


def split_paragraphs(text: str) -> tuple[Piece, ...]:
    """The paragraphs of a plain text, in order, with spans into it."""
    runs = list(_runs(text))
    width = _width(text, runs)
    return tuple(_piece(text, span) for run in runs for span in _cut(text, run, width))
