"""Hits of the full-text index as text."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from verify.cli import Problem

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.store.search import Hit


def found(db: Database, words: str, any_words: bool, limit: int) -> str:
    """The pages that hold the words, the best first; says so where there are none."""
    from verify.store.search import fts_query, search_captures

    query = fts_query(words, phrase=not any_words)
    if not query:
        raise Problem("There is no word to look for.")
    hits = search_captures(db, query, limit)
    if not hits and not any_words:
        return "No captured page holds these words in this order (--any looks for any of them).\n"
    return "\n".join(_hit(hit) for hit in hits) or "No captured page holds any of these words.\n"


def _hit(hit: Hit) -> str:
    from verify.report.lines import printable
    from verify.store.search import CLOSE, OPEN

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    left, right = ("\x1b[1m", "\x1b[0m") if colour else ("[", "]")
    parts = " ".join(hit.snippet.split())
    shown = "".join(
        left if part == OPEN else right if part == CLOSE else printable(part) for part in parts
    )
    head = f"{printable(hit.title or hit.address)}  ({hit.captured_at[:10]}, capture {hit.capture})"
    return f"{head}\n  {printable(hit.address)}\n  {shown}\n"
