"""Sentences about what was not read in a bibliography."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from verify.read.bibliography.bibtex_syntax import BibFile

_SHOWN = 5


def bibtex_notices(file: BibFile, no_works: Sequence[str]) -> Iterator[str]:
    """Yield what a BibTeX file lost, and what its author can do. ``no_works``: keys of no works."""
    damaged = [entry.key for entry in file.entries if entry.is_damaged]
    if damaged:
        yield (
            f"Entries that are not closed were read in part: {listed(damaged)}. Check their braces."
        )
    if file.keyless:
        yield (
            f"{_counted(file.keyless, 'entry has', 'entries have')} no key and"
            f" {_were(file.keyless)} not read (line {listed(file.keyless)}). Give each a key."
        )
    if file.unopened:
        yield (
            f"{_counted(file.unopened, 'entry begins', 'entries begin')} without a brace and"
            f" {_were(file.unopened)} not read (line {listed(file.unopened)}). Add the brace."
        )
    times = Counter(entry.key for entry in file.entries)
    if twice := [key for key, count in times.items() if count > 1]:
        yield f"Several entries have the same key; citations lead to the first: {listed(twice)}."
    if file.commented_out:
        noun = "entry is" if file.commented_out == 1 else "entries are"
        yield f"{file.commented_out} {noun} commented out and not read."
    if file.undefined:
        names = list(dict.fromkeys(file.undefined))
        yield f"Abbreviations that no @string defines were left as they are: {listed(names)}."
    if no_works:
        yield f"Sets of entries were not read: {listed(no_works)}. Their members were."


def listed(items: Sequence[object]) -> str:
    """Return the first items as a list."""
    shown = ", ".join(str(item) for item in items[:_SHOWN])
    return f"{shown}, …" if len(items) > _SHOWN else shown


def _counted(items: Sequence[object], one: str, many: str) -> str:
    return f"{len(items)} {one if len(items) == 1 else many}"


def _were(items: Sequence[object]) -> str:
    return "was" if len(items) == 1 else "were"
