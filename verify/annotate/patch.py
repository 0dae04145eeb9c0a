"""A patch with the certain changes of a text, as `diff -u` writes it."""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Iterator, Sequence

from verify.annotate.changes import Change
from verify.annotate.source_text import SourceText
from verify.model import Span


def patch_of(
    source: SourceText,
    changes: Sequence[Change],
    name: str,
    inserted: Sequence[tuple[Span, str]] = (),
) -> tuple[str, int]:
    """Return the patch of a file and the number of places that it changes; "" without any.

    ``name``: the path of the file from the folder in which the patch is applied, for its head.
    ``inserted``: further text and the places in the file where it goes.
    """
    known = sorted({one for change in changes for one in _places(source, change)} | set(inserted))
    parts, at, made = [source.mark_text], 0, 0
    for place, text in known:
        if place.start >= at:
            parts += [source.text[at : place.start], text]
            at, made = place.end, made + 1
    after = "".join([*parts, source.text[at:]])
    before = _lines(source.mark_text + source.text)
    # The tab ends a name with a blank in it, as in `diff -u`.
    lines = difflib.unified_diff(before, _lines(after), f"{name}\t", f"{name}\t", lineterm="\n")
    return "".join(_ended(line) for line in lines), made


def left_out(source: SourceText, changes: Sequence[Change]) -> int:
    """Return how many changes have no place in the file.

    Their words are written otherwise there: as an entity, with a command inside.
    """
    return sum(not any(True for _ in _places(source, change)) for change in changes)


# What bounds a URL in a file: blanks, quotation marks, brackets, a comma before a blank.
_BEFORE = r"(?<![^\s\"'<>()\[\]{}|=“„«])"
_BEHIND = r"(?=[\s\"'<>()\[\]{}|”»]|[.,;:](?:\s|$)|$)"
# How else a page may write a character of a URL.
_ENTITIES = {"&": r"&(?:amp;|#0*38;|#x0*26;)?", "'": r"(?:'|&#0*39;|&#x0*27;|&apos;)"}


def _places(source: SourceText, change: Change) -> Iterator[tuple[Span, str]]:
    """Yield where a change is to be made in the file, and what is to be written there."""
    if not change.is_url:
        place = source.find(change.span)
        # Words with tags, commands or entities among them are left to the author.
        if place is not None and source.text[place.start : place.end] == change.old:
            yield place, change.text
        return
    start, old, new, end = _differing(change.old, change.text)
    parts = (f"({_written(part)})" for part in (start, old, end))
    for found in re.finditer(f"{_BEFORE}{''.join(parts)}{_BEHIND}", source.text):
        escaped = html.escape(new) if found[0] != html.unescape(found[0]) else new
        yield Span(*found.span()), found[1] + escaped + found[3]


def _differing(old: str, new: str) -> tuple[str, str, str, str]:
    """Return the common beginning of two texts, what each has between, and their common end."""
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    return (
        old[:start],
        old[start : len(old) - end],
        new[start : len(new) - end],
        old[len(old) - end :],
    )


def _same(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginnings."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _written(url: str) -> str:
    """Return a pattern for a part of a URL as pages, Markdown (`\\_`) and LaTeX (`\\%`) write it."""
    return "".join(
        one if one.isalnum() else rf"\\?{_ENTITIES.get(one, re.escape(one))}" for one in url
    )


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; only a line feed ends a line of a patch."""
    parts = text.split("\n")
    lines = [f"{part}\n" for part in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
