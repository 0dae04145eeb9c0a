r"""Parts of a LaTeX document, `chapter1.tex`, that are read where `\input` names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from verify.model import Skipped

_SUFFIX = ".tex"
_BEGINS = b"\\begin{document}"
_NAMED = re.compile(rb"^[^%\n]{0,500}?\\(?:input|include|subfile)\s{0,9}\{([^{}\n]{1,300})\}", re.M)
_MOST = 500  # files of a folder that are looked at; ours: a book has some 50
_LARGEST = 16 * 1024 * 1024  # bytes, as of an article
_LEVELS = 3  # folders up to the document: `book/part1/chapters/dam.tex`


def without_parts(
    items: Iterable[tuple[str, bytes] | Skipped], places: Iterable[str]
) -> Iterator[tuple[str, bytes] | Skipped]:
    """Yield the files; a part of a document that is checked too is skipped with its name.

    A part that ``places`` name themselves is read.
    """
    given: list[Path] = []  # filled for the first part: a list may have a million places
    known: dict[Path, dict[Path, str]] = {}
    for item in items:
        main = None
        if not isinstance(item, Skipped) and _may_be_part(item):
            given = given or [Path(place).absolute() for place in places]
            main = _document_of(item, given, known)
        if main is None or isinstance(item, Skipped):
            yield item
        else:
            yield Skipped(
                item[0],
                f"Part of {main}, which was checked with it. Name this file to check it alone.",
            )


def _may_be_part(item: tuple[str, bytes]) -> bool:
    return Path(item[0]).suffix.lower() == _SUFFIX and _BEGINS not in item[1]


def _document_of(
    item: tuple[str, bytes], given: Sequence[Path], known: dict[Path, dict[Path, str]]
) -> str | None:
    """Return the name of the document that includes a file, or None."""
    path = Path(item[0]).absolute()
    if path in given:
        return None
    for folder in path.parents[:_LEVELS]:
        if not any(folder.is_relative_to(place) for place in given):
            return None
        if folder not in known:
            known[folder] = _parts_within(folder)
        if name := known[folder].get(path):
            return name
    return None


def _parts_within(folder: Path) -> dict[Path, str]:
    """Return the parts of the documents in a folder, each with the document's name."""
    parts: dict[Path, str] = {}
    try:
        files = sorted(folder.glob(f"*{_SUFFIX}"))[:_MOST]
    except OSError:
        return {}
    for file in files:
        data = _content(file)
        if _BEGINS not in data:
            continue
        waiting = [data]
        while waiting and len(parts) < _MOST:
            for found in _NAMED.finditer(waiting.pop()):
                part = _part(folder, found[1])
                if part != file and part not in parts:
                    parts[part] = file.name
                    waiting.append(_content(part))
    return parts


def _part(folder: Path, name: bytes) -> Path:
    said = name.decode("utf-8", "replace").strip()
    return (folder / (said if said.endswith(_SUFFIX) else f"{said}{_SUFFIX}")).absolute()


def _content(file: Path) -> bytes:
    """Return the bytes of a file; none where it cannot be read."""
    try:
        if not file.is_file():
            return b""
        with file.open("rb") as opened:
            return opened.read(_LARGEST)
    except (OSError, ValueError):
        return b""
