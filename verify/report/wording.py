"""Numbers with their nouns, lists, times and shortened texts, for every report format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: ``count(1, "note")`` is "1 note".

    Thousands are separated by a narrow space.
    """
    word = one if number == 1 else many or f"{one}s"
    return f"{number:,} {word}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def enumerated(parts: Iterable[str]) -> str:
    """Return the parts that are not empty as "a, b and c"."""
    *head, last = [part for part in parts if part] or [""]
    return f"{', '.join(head)} and {last}" if head else last


def capitalized(text: str) -> str:
    """Return the text with a capital first letter; the rest keeps its case."""
    return text[:1].upper() + text[1:]


_ENDS = (".", "!", "?", "…")


def sentence(text: str) -> str:
    """Return the text as a sentence: with a capital first letter and a full stop, if it has none."""
    bare = text.rstrip('”»“"’)')
    return capitalized(text) if bare.endswith(_ENDS) else f"{capitalized(text)}."


def shortened(text: str, most: int) -> str:
    """Return the beginning and end of a long text, cut between words; a short text as it is."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    half = most // 2
    head = text[:half].rsplit(" ", 1)[0]
    tail = text[-half:].split(" ", 1)[-1]
    return f"{head} […] {tail}"


def format_time(at: datetime | None) -> str:
    """Return a time to the minute, with its zone where it is aware: "2026-11-21 22:08 UTC"."""
    if at is None:
        return ""
    return at.strftime("%Y-%m-%d %H:%M") + (" UTC" if at.tzinfo else "")
