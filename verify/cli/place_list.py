"""``--from list.txt``: the places of a run, one a line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from verify.cli.errors import UserError, system_reason


class ListedPlaces(Iterable[str]):
    """Files, folders and URLs that are given, and then those of a list, read line by line.

    Each iteration reads the list anew, so that it is never in memory; what can be read only once
    (``-`` for standard input, a pipe) is copied to a temporary file for that. Empty lines and lines that begin with # are ignored.
    Raises ``UserError`` if the list cannot be read.
    """

    def __init__(self, given: Sequence[str], path: Path) -> None:
        self._given = tuple(given)
        self._path = path
        once = str(path) == "-" or (path.exists() and not path.is_file())
        self._input = _copied(path) if once else None

    def __iter__(self) -> Iterator[str]:
        yield from self._given
        if self._input is not None:
            yield from _places(_lines(self._input))
            return
        try:
            with self._path.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
                yield from _places(lines)
        except OSError as error:
            raise UserError(f"{self._path} could not be read: {system_reason(error)}.") from error


def _copied(path: Path) -> IO[str]:
    from tempfile import TemporaryFile

    copy = TemporaryFile("w+", encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
    if str(path) == "-":
        copy.writelines(sys.stdin)
        return copy
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            copy.writelines(lines)
    except OSError as error:
        raise UserError(f"{path} could not be read: {system_reason(error)}.") from error
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
