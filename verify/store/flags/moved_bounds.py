"""Flags whose words only grew or shrank at an end: the same flag, read with other bounds.

A new version may read a quotation or a title a few words longer or shorter. The fault is the
same, and so is the editor's decision. Where the author changed the text, nobody has decided on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]
_FEWEST = 3  # words that both have: two words are in many flags
_SHARE = 0.5  # of the longer words
_BETWEEN_PLACES = " | "  # in the column words_key


def is_same_text(db: Database, article: int, run: int | None) -> bool:
    """Return whether the article has the text that the last run before ``run`` checked."""
    found = db.execute(
        "SELECT last.revision = articles.revision FROM articles"
        " JOIN run_articles last ON last.article = articles.id"
        " WHERE articles.id = ? AND (? IS NULL OR last.run < ?) ORDER BY last.run DESC LIMIT 1",
        [article, run, run],
    ).fetchone()
    return bool(found and found[0])


def moved_flags(before: Mapping[str, Row], found: Sequence[Row]) -> dict[str, Row]:
    """Return for the key of each new flag the row of the flag that it was with other bounds.

    ``before`` has the article's rows by key, ``found`` the columns of what a run found. A flag
    that could be several is new.
    """
    keys = {values["key"] for values in found}
    fresh = [values for values in found if values["key"] not in before]
    vanished = [row for key, row in before.items() if key not in keys and row["history"] != "gone"]
    pairs = [(new, old) for new in fresh for old in vanished if _only_ends_differ(new, old)]
    return {
        new["key"]: old
        for new, old in pairs
        if sum(n is new for n, _ in pairs) == sum(o is old for _, o in pairs) == 1
    }


def _only_ends_differ(one: Row, other: Row) -> bool:
    """Return whether two flags of one rule and source have the same places, up to their ends."""
    if (one["rule"], one["source"]) != (other["rule"], other["source"]):
        return False
    places = [row["words_key"].split(_BETWEEN_PLACES) for row in (one, other)]
    if len(places[0]) != len(places[1]):
        return False
    pairs = [sorted(map(str.split, pair), key=len) for pair in zip(*places, strict=True)]
    short, long = (sum(len(pair[end]) for pair in pairs) for end in (0, 1))
    if short < _FEWEST or short < _SHARE * long:
        return False
    return all(f" {' '.join(least)} " in f" {' '.join(most)} " for least, most in pairs)
