"""Passages in the archive as text: where they stand, with the words around them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verify.cli.problem import Problem

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.store.search import Hit

_AROUND = 110  # characters shown on each side of a passage
_SURE = 0.9  # from this likeness on, looser questions are not asked


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a captured page. ``likeness`` is 1 where it stands there word for word."""

    hit: Hit
    before: str
    words: str
    after: str
    likeness: float


def found(db: Database, words: str, any_words: bool, limit: int) -> str:
    """The pages that hold the words, the best first; says so where there are none."""
    from verify.store.search import fts_query, search_captures

    if not fts_query(words):
        raise Problem("There is no word to look for.")
    if any_words:
        hits = search_captures(db, fts_query(words, phrase=False), limit)
        return "\n".join(map(_snippet, hits)) or "No captured page holds any of these words.\n"
    passages = located(db, words, limit)
    nothing = "No captured page holds this passage (--any looks for any of its words).\n"
    return "\n".join(map(_shown, passages)) or nothing


def located(db: Database, words: str, limit: int) -> list[Passage]:
    """Where a passage stands in the archive, word for word or nearly; the best first."""
    from verify.match.passage.archive_index import fts_queries
    from verify.store.search import fts_query, search_captures

    known: dict[int, Passage] = {}
    for query in (*fts_queries(words), fts_query(words)):
        hits = [h for h in search_captures(db, query, limit) if h.capture not in known]
        known |= {p.hit.capture: p for p in _places(db, words, hits)}
        if any(passage.likeness >= _SURE for passage in known.values()):
            break
    return sorted(known.values(), key=lambda p: (-p.likeness, p.hit.capture))[:limit]


def _places(db: Database, words: str, hits: list[Hit]) -> Iterator[Passage]:
    from verify.match.passage.archive_index import best_hits
    from verify.store.sources.sources import capture

    for hit in hits:
        kept = capture(db, hit.capture)
        text = kept.page.whole_text if kept else ""
        for place in best_hits(words, [(hit.capture, text)])[:1]:
            start, end = max(0, place.start - _AROUND), place.end + _AROUND
            before, after = text[start : place.start], text[place.end : end]
            said = text[place.start : place.end]
            yield Passage(hit, before, said, after, place.similarity)


def _shown(passage: Passage) -> str:
    share = "" if passage.likeness >= 1 else f", {passage.likeness:.0%} alike"
    left, right = _marks()
    parts = (_line(passage.before), _line(passage.words), _line(passage.after))
    body = f"…{parts[0]}{left}{parts[1]}{right}{parts[2]}…"
    return f"{_head(passage.hit, share)}\n  {body}\n"


def _snippet(hit: Hit) -> str:
    from verify.store.search import CLOSE, OPEN

    left, right = _marks()
    parts = (left if c == OPEN else right if c == CLOSE else _line(c) for c in hit.snippet)
    return f"{_head(hit)}\n  {''.join(parts)}\n"


def _head(hit: Hit, share: str = "") -> str:
    day = hit.captured_at[:10]
    title = _line(hit.title or hit.address)
    return f"{title}  (capture {hit.capture}, {day}{share})\n  {_line(hit.address)}"


def _marks() -> tuple[str, str]:
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return ("\x1b[1m", "\x1b[0m") if colour else ("[", "]")


def _line(text: str) -> str:
    """Text of a page on one line, harmless to a terminal; spaces at its ends stay."""
    from verify.report.excerpts import printable

    return printable("".join(" " if c.isspace() else c for c in text))
