"""Passages in archived copies, with the text around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verify.cli.errors import UserError
from verify.cli.output import as_json, check_format, use_color

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.containment import InternalFailure
    from verify.store.search import Hit

_CONTEXT = 110  # characters shown on each side of a passage
_CERTAIN = 0.9  # from this similarity on, looser queries are not tried


@dataclass(frozen=True, slots=True)
class Query:
    """What to find. ``any_words``: pages with any of the words, not the passage."""

    words: str
    any_words: bool = False
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in an archived copy. ``similarity`` is 1 where it is there word for word."""

    hit: Hit
    before: str
    words: str
    after: str
    similarity: float


def render_search(
    db: Database, query: Query, format: str, failed: list[InternalFailure] | None = None
) -> str:
    """Return the matching pages, the best first, as text or JSON. Raises ``UserError``.

    Damaged rows are added to ``failed``, if that is given.
    """
    from verify.store.search import fts_query, search_captures

    check_format(format, ("text", "json"))
    if not fts_query(query.words):
        raise UserError("No words to search for. Give a passage: verify search 'the bridge'")
    if query.any_words:
        hits = search_captures(db, fts_query(query.words, phrase=False), query.limit, failed)
        if format == "json":
            return as_json([_hit_row(hit) for hit in hits])
        return "\n".join(map(_snippet_text, hits)) or "No archived copy has any of these words.\n"
    passages = find_passages(db, query.words, query.limit, failed)
    if format == "json":
        return as_json([_passage_row(passage) for passage in passages])
    nothing = "No archived copy has this passage. Try --any to find any of its words.\n"
    return "\n".join(map(_passage_text, passages)) or nothing


def find_passages(
    db: Database, words: str, limit: int, failed: list[InternalFailure] | None = None
) -> list[Passage]:
    """Return where a passage is in the archive, word for word or nearly; the best first."""
    from verify.match.passage.archive_index import fts_queries
    from verify.store.search import fts_query, search_captures

    known: dict[int, Passage] = {}
    for query in (*fts_queries(words), fts_query(words)):
        hits = search_captures(db, query, limit, failed)
        fresh = [hit for hit in hits if hit.capture not in known]
        known |= {p.hit.capture: p for p in _places(db, words, fresh, failed)}
        if any(passage.similarity >= _CERTAIN for passage in known.values()):
            break
    return sorted(known.values(), key=lambda p: (-p.similarity, p.hit.capture))[:limit]


def _places(
    db: Database, words: str, hits: list[Hit], failed: list[InternalFailure] | None
) -> Iterator[Passage]:
    from verify.match.passage.archive_index import best_hits
    from verify.store.damaged_rows import contained
    from verify.store.sources.sources import capture

    for hit in hits:
        text = ""
        with contained(failed, f"capture {hit.capture}"):
            kept = capture(db, hit.capture)
            text = kept.page.whole_text if kept else ""
        for place in best_hits(words, [(hit.capture, text)])[:1]:
            start, end = max(0, place.start - _CONTEXT), place.end + _CONTEXT
            before, after = text[start : place.start], text[place.end : end]
            found = text[place.start : place.end]
            yield Passage(hit, before, found, after, place.similarity)


def _hit_row(hit: Hit) -> dict[str, Any]:
    from verify.store.search import CLOSE, OPEN

    return {
        "capture": hit.capture,
        "captured_at": hit.captured_at,
        "url": hit.address,
        "title": hit.title,
        "snippet": hit.snippet.replace(OPEN, "").replace(CLOSE, ""),
    }


def _passage_row(passage: Passage) -> dict[str, Any]:
    row = _hit_row(passage.hit)
    del row["snippet"]
    return row | {
        "before": passage.before,
        "passage": passage.words,
        "after": passage.after,
        "similarity": round(passage.similarity, 3),
    }


def _passage_text(passage: Passage) -> str:
    share = "" if passage.similarity >= 1 else f", {passage.similarity:.0%} similar"
    left, right = _highlight()
    parts = (_line(passage.before), _line(passage.words), _line(passage.after))
    body = f"…{parts[0]}{left}{parts[1]}{right}{parts[2]}…"
    return f"{_head(passage.hit, share)}\n  {body}\n"


def _snippet_text(hit: Hit) -> str:
    from verify.store.search import CLOSE, OPEN

    left, right = _highlight()
    parts = (left if c == OPEN else right if c == CLOSE else _line(c) for c in hit.snippet)
    return f"{_head(hit)}\n  {''.join(parts)}\n"


def _head(hit: Hit, share: str = "") -> str:
    day = hit.captured_at[:10]
    title = _line(hit.title or hit.address)
    return f"{title}  (copy {hit.capture}, {day}{share})\n  {_line(hit.address)}"


def _highlight() -> tuple[str, str]:
    """Return what begins and ends a match: bold, or square brackets without color."""
    return ("\x1b[1m", "\x1b[0m") if use_color() else ("[", "]")


def _line(text: str) -> str:
    """Return text of a page on one line, harmless to a terminal; spaces at its ends stay."""
    from verify.report.excerpts import printable

    return printable("".join(" " if c.isspace() else c for c in text))
