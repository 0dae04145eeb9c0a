"""Paths → the bytes of articles, and a reason for everything that is not read.

A folder is walked in the order of its names; what cannot be an article is listed with its
reason in one sentence, never left out in silence.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from verify.containment import internal_failure
from verify.model import Skipped

# A byte of a name that is no text is half a surrogate pair in Python (PEP 383).
_NO_TEXT = re.compile("[\ud800-\udfff]")
_SHOWN_BYTE = re.compile(r"\\u(dc[89a-f][0-9a-f])")

LARGEST = 16 * 1024 * 1024  # bytes; a book of 1,000 pages is 3 MB of text
STANDARD_INPUT = "-"

_ARTICLES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml", ".shtml", ""}
)
# What a newsroom's folder holds beside its articles, and what it is called.
_OTHERS = {
    ".pdf": "a PDF document",
    ".doc": "a Word document",
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".rtf": "an RTF document",
    ".epub": "an e-book",
    ".xls": "a spreadsheet",
    ".xlsx": "a spreadsheet",
    ".csv": "a table",
    ".json": "data",
    ".xml": "data",
    ".zip": "an archive",
    ".gz": "an archive",
    ".warc": "an archive",
    ".wacz": "an archive",
    ".db": "a database",
    ".jpg": "an image",
    ".jpeg": "an image",
    ".png": "an image",
    ".gif": "an image",
    ".webp": "an image",
    ".svg": "an image",
    ".mp3": "a recording",
    ".mp4": "a film",
    ".css": "a style sheet",
    ".js": "a program",
    ".py": "a program",
    ".toml": "a configuration file",
    ".yaml": "a configuration file",
    ".yml": "a configuration file",
}


def listing(paths: Iterable[str | Path]) -> tuple[Path | Skipped, ...]:
    """All files to read under these paths, in order, each once, and what is skipped and why.

    A file that is named is always taken; in a folder hidden files and files of other kinds
    are skipped. Opens nothing. ``-`` stands for standard input.
    """
    found: dict[str, Path | Skipped] = {}
    for one in paths:
        for entry in _under(Path(opened_name(str(one)))):
            key = entry.origin if isinstance(entry, Skipped) else str(_resolved(entry))
            found.setdefault(key, entry)
    return tuple(found.values())


def load(path: Path) -> tuple[str, bytes] | Skipped:
    """Origin and bytes of one listed file, or why they could not be read."""
    origin = str(path)
    try:
        if origin == STANDARD_INPUT:
            return _checked(origin, sys.stdin.buffer.read(LARGEST + 1))
        with path.open("rb") as opened:
            return _checked(origin, opened.read(LARGEST + 1))
    except OSError as error:
        return Skipped(origin, f"It could not be read: {_reason(error)}.")


def read_all(paths: Iterable[str | Path]) -> Iterator[tuple[str, bytes] | Skipped]:
    """Every file under these paths as (origin, bytes), one at a time; what was skipped in its place."""
    for entry in listing(paths):
        item = entry if isinstance(entry, Skipped) else _loaded(entry)
        if isinstance(item, Skipped):
            yield replace(item, origin=shown_name(item.origin))
        else:
            yield shown_name(item[0]), item[1]


def _loaded(path: Path) -> tuple[str, bytes] | Skipped:
    try:
        return load(path)
    except Exception as error:
        return internal_failure(str(path), error)


def shown_name(name: str) -> str:
    """Return a file's name as text: a byte that is no UTF-8 (an old disk's windows-1251) is
    written as Python names it, ``stra\\udcdfe.txt``."""
    return _NO_TEXT.sub(lambda half: f"\\u{ord(half[0]):04x}", name)


def opened_name(shown: str) -> str:
    """Return the name under which the file can be opened; the inverse of ``shown_name``.

    A name that really holds a backslash and these letters is left as it is where such a file exists.
    """
    if "\\udc" not in shown or os.path.lexists(shown):
        return shown
    return _SHOWN_BYTE.sub(lambda found: chr(int(found[1], 16)), shown)


def _checked(origin: str, data: bytes) -> tuple[str, bytes] | Skipped:
    if not data:
        return Skipped(origin, "The file is empty.")
    if len(data) > LARGEST:
        return Skipped(origin, f"The file is larger than {LARGEST // 2**20} MB.")
    return origin, data


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of symbolic links
        return path


def _under(path: Path) -> Iterator[Path | Skipped]:
    """The file itself, or what a folder holds."""
    try:
        if str(path) == STANDARD_INPUT or path.is_file():
            yield path
        elif path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield Skipped(str(path), "It is neither a file nor a folder.")
        else:
            yield Skipped(str(path), "There is no such file or folder.")
    except OSError as error:
        yield Skipped(str(path), f"It could not be read: {_reason(error)}.")


def _folder(folder: Path) -> Iterator[Path | Skipped]:
    """A folder's files by name, its folders after them; links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(str(folder), f"The folder could not be opened: {_reason(error)}.")
        return
    if not entries:
        yield Skipped(str(folder), "The folder is empty.")
    folders = [entry for entry in entries if entry.is_dir()]
    for entry in entries:
        if entry not in folders:
            yield _file(entry)
    for entry in folders:
        yield from _subfolder(entry)


def _file(entry: Path) -> Path | Skipped:
    suffix = entry.suffix.lower()
    if entry.name.startswith("."):
        return Skipped(str(entry), "It is a hidden file.")
    if suffix in _ARTICLES and entry.is_file():
        return entry
    if suffix in _OTHERS:
        return Skipped(str(entry), f"It is {_OTHERS[suffix]}, not text, HTML or Markdown.")
    if not entry.is_file():
        return Skipped(str(entry), "It is no regular file, or a link that leads nowhere.")
    return Skipped(str(entry), f"Files that end in {suffix} are not read as articles.")


def _subfolder(entry: Path) -> Iterator[Path | Skipped]:
    if entry.name.startswith("."):
        yield Skipped(str(entry), "It is a hidden folder.")
    elif entry.is_symlink():
        yield Skipped(str(entry), "It is a link to a folder; give that folder itself.")
    else:
        yield from _folder(entry)
