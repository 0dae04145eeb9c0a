"""Local files of a run: what is read, what is left out, and what verify wrote itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from verify.model import Skipped
from verify.pipeline.read import is_address
from verify.pipeline.spooled.spooled_dict import SpooledDict
from verify.report.own_reports import is_own_report

if TYPE_CHECKING:
    from verify.text.ignore_patterns import Exclusions

STDIN_AS = "-:"  # begins a place that is standard input with the name of a file


def local_files(
    places: Iterable[str], exclude: Sequence[str] = ()
) -> Iterator[tuple[str, bytes] | Skipped]:
    """Yield the files at those places that are not URLs, and what was skipped.

    ``exclude`` are patterns for absolute paths. In folders, ignore files count, too. The place
    ``-:drafts/a.md`` is standard input, read as that file.
    """
    from verify import files
    from verify.text.ignore_patterns import Exclusions, compiled

    patterns = compiled(exclude) if exclude else None
    ignore_files = _IgnoreFiles()
    left_out = Exclusions(
        patterns, ignore_files.lines, lambda folder: (Path(folder) / ".git").exists()
    )
    for place in places:
        if place.startswith(STDIN_AS):
            yield _standard_input(place.removeprefix(STDIN_AS), left_out)
    local = (p for p in places if not is_address(p) and not p.startswith(STDIN_AS))
    yield from files.read_all(local, left_out, SpooledDict())
    yield from ignore_files.unreadable.values()


def _standard_input(name: str, left_out: Exclusions) -> tuple[str, bytes] | Skipped:
    """Return standard input under the name of a file, which may be excluded."""
    from verify import files
    from verify.text.file_names import absolute_key

    if why := left_out.excluded(absolute_key(Path(name))):
        return Skipped(name, why, left_out=True)
    [read] = files.read_all([files.STANDARD_INPUT])
    return replace(read, origin=name) if isinstance(read, Skipped) else (name, read[1])


@dataclass(slots=True)
class _IgnoreFiles:
    """Reads ignore files, and keeps those that could not be read."""

    unreadable: dict[str, Skipped] = field(default_factory=dict)

    def lines(self, path: str) -> list[str]:
        """Return the lines of an ignore file; none where there is none that can be read."""
        try:
            return Path(path).read_text(encoding="utf-8-sig", errors="surrogateescape").splitlines()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return []
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            why = f"Its patterns do not count: it could not be read ({reason})."
            self.unreadable[path] = Skipped(path, why)
            return []


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """The files that a run writes itself: its folders, and the database with its WAL files."""

    folders: tuple[Path, ...]
    database: Path

    def exclude_from(
        self, items: Iterable[tuple[str, bytes] | Skipped]
    ) -> Iterator[tuple[str, bytes] | Skipped]:
        """Yield the items outside these files, and one skipped entry per folder of ours found."""
        met = {self.database}  # usually next to the articles: no need to mention it
        for item in items:
            folder = self._own_place_of(item.origin if isinstance(item, Skipped) else item[0])
            if folder is None and not isinstance(item, Skipped) and is_own_report(item[1]):
                yield Skipped(item[0], "It is a report that verify wrote.", left_out=True)
            elif folder is None:
                yield item
            elif folder not in met:
                met.add(folder)
                yield Skipped(
                    str(folder), "It contains only files that verify wrote.", left_out=True
                )

    def _own_place_of(self, origin: str) -> Path | None:
        path = _absolute(Path(origin))
        if str(path).startswith(str(_absolute(self.database))):
            return self.database
        return next((f for f in self.folders if path.is_relative_to(_absolute(f))), None)


def _absolute(path: Path) -> Path:
    """Return the absolute path without `..`: a run in a subfolder may be given its parent."""
    return Path(os.path.abspath(path))  # noqa: PTH100  resolve() follows links
