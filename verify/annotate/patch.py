"""A patch with the certain changes of a text, as `diff -u` writes it."""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Iterator, Sequence

from verify.annotate.changes import Change
from verify.annotate.source_text import SourceText
from verify.model import Span


def patch_of(source: SourceText, changes: Sequence[Change], name: str) -> tuple[str, int]:
    """Return the patch of a file and how many changes are in it.

    A change whose words are written otherwise in the file (as an entity, with a command inside) is
    left out. ``name``: of the file, for the head of the patch.
    """
    known = sorted({one for change in changes for one in _places(source, change)})
    made = sum(1 for change in changes if any(True for _ in _places(source, change)))
    parts, at = [], 0
    for place, text in known:
        if place.start >= at:
            parts += [source.text[at : place.start], text]
            at = place.end
    after = "".join([*parts, source.text[at:]])
    lines = difflib.unified_diff(
        _lines(source.text), _lines(after), f"a/{name}", f"b/{name}", lineterm="\n"
    )
    return "".join(_ended(line) for line in lines), made


# What a URL in a file is bounded by: blanks, quotation marks, brackets, a comma before a blank.
_BOUND = r"(?=[\s\"'<>()\[\]{}|]|[.,;:](?:\s|$)|$)"


def _places(source: SourceText, change: Change) -> Iterator[tuple[Span, str]]:
    """Yield where a change is to be made in the file, and what is to be written there."""
    if not change.is_url:
        place = source.find(change.span)
        # Words with tags, commands or entities among them are left to the author.
        if place is not None and source.text[place.start : place.end] == change.old:
            yield place, change.text
        return
    for old, new in dict.fromkeys(
        [(change.old, change.text), (html.escape(change.old), html.escape(change.text))]
    ):
        pattern = rf"(?<![^\s\"'<>()\[\]{{}}|=]){re.escape(old)}{_BOUND}"
        for found in re.finditer(pattern, source.text):
            yield Span(*found.span()), new


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; only a line feed ends a line of a patch."""
    parts = text.split("\n")
    lines = [f"{part}\n" for part in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
