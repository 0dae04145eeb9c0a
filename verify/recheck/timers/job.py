"""The command that a timer runs, and its folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

UNIT = "verify-recheck"
_NAME = 30  # characters of the folder's name used in the unit's name


class TimerNotPossible(Exception):
    """Such a timer is not possible; the message says why."""


@dataclass(frozen=True, slots=True)
class Job:
    """The command to run, and its folder. All paths are absolute."""

    folder: Path  # searched for verify.toml and citations.db
    command: tuple[str, ...]  # ("/home/a/.venv/bin/verify", "recheck", "--quiet")
    options: tuple[
        tuple[str, Path], ...
    ] = ()  # (("--db", /srv/news/a.db),): also part of the command
    kept: tuple[Path, ...] = ()  # files it writes and keeps: the database, the reports
    archive: Path | None = None  # the folder of archived copies
    commit_archive: bool = False  # a workflow commits the archive, too
    extras: tuple[str, ...] = ()  # extras of the package that it needs
    package: str = ""  # where pip installs this program from: a URL or a folder

    @property
    def minute(self) -> int:
        """Return a minute of the day between 03:00 and 06:59, always the same for one folder."""
        return 180 + int(_digest(str(self.folder)), 16) % 240

    @property
    def unit(self) -> str:
        """Return a stable unit name that is unique to the folder and the selected files."""
        told = re.sub(r"[^a-z0-9]+", "-", self.folder.name.lower()).strip("-")[:_NAME]
        options = "".join(f"\n{name}={path}" for name, path in self.options)
        parts = (UNIT, told, _digest(f"{self.folder}{options}")[:6])
        return "-".join(part for part in parts if part)


def _digest(text: str) -> str:
    return sha256(text.encode(errors="surrogateescape")).hexdigest()
