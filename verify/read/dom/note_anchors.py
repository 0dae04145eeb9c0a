"""Notes by their anchors: what a small link in the text leads down to is a note.

Word writes ``_ftn1``/``_ftnref1``, Pandoc ``fn1``/``fnref1``, Wikipedia ``cite_note-1``/
``cite_ref-1``, plugins whatever they like: the names say nothing, the shape does. A marker
(`[1]`, `*`, `iv`) links forward, and what it leads to lies behind the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from urllib.parse import unquote

from verify.model import BlockKind, Span
from verify.read.dom.linear_text import LinearText

_MARKER = re.compile(
    r"\A[\[(]?\s*(?:(?:note|nb|n|fn|прим\.?|сн\.?)\s?)?"
    r"(?:\d{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§¶]{1,3})\s*[\])]?\.?",
    re.I,
)


# MediaWiki's Parsoid links within the page by its name: `./Dam_of_the_Valley#cite_note-1`.
_OWN_PAGE = re.compile(r"\./[^#?]*#(.+)")


def with_links_within_page(page: LinearText) -> LinearText:
    """Return the page with links to its own anchors as `#name`, however they are written."""
    names = {anchor.name for anchor in page.anchors}
    for index, link in enumerate(page.links):
        found = _OWN_PAGE.fullmatch(link.href)
        if found and (name := unquote(found[1])) in names:
            page.links[index] = replace(link, href=f"#{name}")
    return page


def _at(starts: list[int], position: int) -> int:
    return max(0, bisect_right(starts, position) - 1)


def find_anchored_notes(page: LinearText) -> set[int]:
    """Indices of the pieces that markers lead forward to, each note to its last piece."""
    starts = [piece.span.start for piece in page.pieces]
    if not starts:
        return set()
    goals = {anchor.name: anchor.span for anchor in page.anchors}
    found: set[int] = set()
    for link in page.links:
        words = page.text[link.span.start : link.span.end]
        if not link.href.startswith("#") or not _MARKER.fullmatch(words):
            continue
        goal = goals.get(link.href[1:])
        if goal and _at(starts, goal.start) > _at(starts, link.span.start):
            found.update(_covered(starts, goal))
            del goals[link.href[1:]]
    # A heading that a letter of an alphabetical index leads to is no note.
    return {i for i in found if page.pieces[i].kind is not BlockKind.HEADING}


def _covered(starts: list[int], goal: Span) -> range:
    """The pieces that an anchor covers; a bare ``<a name>`` covers the piece it stands in."""
    first = _at(starts, goal.start)
    return range(first, max(first, _at(starts, max(goal.start, goal.end - 1))) + 1)
