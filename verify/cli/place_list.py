"""``--from list.txt``: the places of a run, one a line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from verify.cli.errors import UserError, system_reason


class ListedPlaces(Iterable[str]):
    """Files, folders and URLs that are given, and then those of lists, read line by line.

    Each iteration reads the lists anew, so that they are never in memory; what can be read only
    once (``-`` for standard input, a pipe) is copied to a temporary file for that. Empty lines and
    lines that begin with # are ignored. Raises ``UserError`` if a list cannot be read.
    """

    def __init__(self, given: Sequence[str], *paths: Path) -> None:
        self._given = tuple(given)
        inputs: dict[Path, IO[str] | None] = {}  # a list that is named twice is read once
        for path in paths:
            if path not in inputs:
                inputs[path] = _copied(path) if _is_read_once(path) else None
        self._inputs = inputs

    def __iter__(self) -> Iterator[str]:
        yield from self._given
        for path, copy in self._inputs.items():
            yield from _places(_lines(copy) if copy is not None else _file_lines(path))


def _is_read_once(path: Path) -> bool:
    return str(path) == "-" or (path.exists() and not path.is_file())


def _file_lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            yield from lines
    except OSError as error:
        raise UserError(f"{path} could not be read: {system_reason(error)}.") from error


def _copied(path: Path) -> IO[str]:
    from tempfile import TemporaryFile

    copy = TemporaryFile("w+", encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
    if str(path) == "-":
        copy.writelines(sys.stdin)
        return copy
    copy.writelines(_file_lines(path))
    return copy


def _lines(file: IO[str]) -> Iterator[str]:
    """Yield the lines from the beginning, also while another iteration is under way."""
    at = 0
    while True:
        file.seek(at)
        line = file.readline()
        if not line:
            return
        at = file.tell()
        yield line


def _places(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        place = line.strip()
        if place and not place.startswith("#"):
            yield place
