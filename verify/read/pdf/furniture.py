"""Headers, footers and page numbers of printed pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.read.pdf.pages import Line, Pages

_EDGE = 0.12  # of the page's height: where headers and footers are
_MARGIN = 80.0  # points, for small pages: a margin of 2 cm and two lines. Both ours
_NUMBER = re.compile(
    r"\A[\W_]*(?:(?:page|p\.|seite|стр\.?|с\.|sayfa|s\.)\s*)?\d{1,4}(?:\s*(?:/|of|von|из)\s*\d{1,4})?[\W_]*",
    re.I,
)
# The page's number before or behind a running head: `12 Valley Review`, `Valley Review | 12/40`.
_FOLIO = re.compile(
    r"^\W*(?P<before>\d{1,4})(?=\s)"
    r"|(?<=\s)(?P<behind>\d{1,4})(?:\s*(?:/|of|von|из)\s*\d{1,4})?\W*$"
)


def find_furniture(pages: Pages) -> set[int]:
    """Return the lines (by identity) at the edges that are repeated, or have the page's number."""
    edges: dict[tuple[str, int, int], set[int]] = {}
    edge = _edge(pages)
    at_edge = []
    for line in pages.lines:
        if line.bottom > pages.height - edge or line.top < edge:
            at_edge.append(line)
            for key in _edge_keys(line):
                edges.setdefault(key, set()).add(line.page)
    numbers = [line for line in at_edge if _NUMBER.fullmatch(line.text) and not line.raised]
    alone = {id(line) for line in numbers}
    # A number that two pages repeat is no page number: “2020.” may end two notes.
    lines = (line for line in at_edge if id(line) not in alone)
    repeated = (o for o in lines if any(len(edges[key]) > 1 for key in _edge_keys(o)))
    found = {id(line) for line in repeated} | set(_running_heads(at_edge, pages))
    by_page: dict[int, list[Line]] = {}
    for line in pages.lines:
        if id(line) not in found:
            by_page.setdefault(line.page, []).append(line)
    return found | {id(one) for one in numbers if _is_page_number(one, by_page[one.page])}


def _edge(pages: Pages) -> float:
    return max(_EDGE * pages.height, _MARGIN)


def _edge_keys(line: Line) -> Iterator[tuple[str, int, int]]:
    """Yield what a line has in common with the same line of other pages.

    With a page's number, how far that is from the page: `3 Ibid.` and `7 Ibid.` are two notes.
    """
    height = round(line.top / 4)
    yield line.text, height, 0
    if folio := _FOLIO.search(line.text):
        number = int(folio["before"] or folio["behind"])
        yield _FOLIO.sub("#", line.text), height, number - line.page


def _running_heads(at_edge: Sequence[Line], pages: Pages) -> Iterator[int]:
    """Yield the heads with the page's number, which may be another on left and right pages.

    They are at one height, and their numbers are as far from each other as their pages.
    """
    heads: dict[tuple[int, int], list[Line]] = {}
    for line in at_edge:
        folio = _FOLIO.search(line.text)
        if folio and line.bottom > pages.height - _edge(pages):
            number = int(folio["before"] or folio["behind"])
            heads.setdefault((round(line.top / 4), number - line.page), []).append(line)
    for lines in heads.values():
        if len({line.page for line in lines}) > 1:
            yield from (id(line) for line in lines)


def _is_page_number(line: Line, others: Sequence[Line]) -> bool:
    """Whether a number is the outermost line of its page; alone, not the last of a paragraph."""
    rest = [one for one in others if one is not line]
    above = all(one.top <= line.bottom for one in rest)
    if not above and not all(one.bottom >= line.top for one in rest):
        return False
    if not line.text.strip(" .-–—|[]()").isdecimal():
        return True  # `Page 3 of 12`
    gaps = (
        line.bottom - one.top if above else one.bottom - line.top
        for one in rest
        if abs(one.left - line.left) < 2
    )
    return min(gaps, default=line.size) >= 0.7 * line.size
