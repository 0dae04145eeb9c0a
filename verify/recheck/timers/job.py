"""What a timer runs, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

UNIT = "verify-recheck"
_NAME = 30  # characters of the folder's name in a unit's


class TimerNotPossible(Exception):
    """There can be no such timer; the text is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be run, and where. All paths are absolute."""

    folder: Path  # in which verify.toml or citations.db is looked for
    command: tuple[str, ...]  # ("/home/a/.venv/bin/verify", "recheck", "--quiet")
    options: tuple[
        tuple[str, Path], ...
    ] = ()  # (("--db", /srv/news/a.db),): they are in the command
    kept: tuple[Path, ...] = ()  # what it writes: the database, the archive, the reports
    extras: tuple[str, ...] = ()  # of the package that it needs
    package: str = ""  # what pip installs this program from: an address, or a folder

    @property
    def minute(self) -> int:
        """A minute of the day between 03:00 and 06:59, always the same for one folder."""
        return 180 + int(_digest(str(self.folder)), 16) % 240

    @property
    def unit(self) -> str:
        """A name of its own for each folder and choice of files, and always the same."""
        told = re.sub(r"[^a-z0-9]+", "-", self.folder.name.lower()).strip("-")[:_NAME]
        options = "".join(f"\n{name}={path}" for name, path in self.options)
        parts = (UNIT, told, _digest(f"{self.folder}{options}")[:6])
        return "-".join(part for part in parts if part)


def _digest(text: str) -> str:
    return sha256(text.encode(errors="surrogateescape")).hexdigest()
