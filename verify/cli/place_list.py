"""``--from list.txt``: the places of a run, one a line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from verify.cli.errors import UserError, system_reason


def listed_places(path: Path) -> list[str]:
    """Return the files, folders and URLs of a list; ``-`` is standard input.

    Empty lines and lines that begin with # are ignored. Raises ``UserError``.
    """
    try:
        if str(path) == "-":
            return list(_places(sys.stdin))
        with path.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            return list(_places(lines))
    except OSError as error:
        raise UserError(f"{path} could not be read: {system_reason(error)}.") from error


def _places(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        place = line.strip()
        if place and not place.startswith("#"):
            yield place
