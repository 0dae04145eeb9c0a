"""Check the timestamps of an archive: every token, and every file that a timestamped list names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from verify.archive.check import ArchiveProblem
from verify.archive.checksums import file_checksum
from verify.archive.repair import current_path
from verify.archive.timestamp_tokens import MISSING, TimestampError, is_installed, verified_time
from verify.archive.timestamps import (
    LIST_SUFFIX,
    StampedList,
    stamped_list,
    stamped_lists,
    token_path,
    unstamped_files,
)
from verify.archive.values import ObjectStoreFailed

NO_CERTIFICATES = "Set ca_file in [timestamp] to the authority's certificates to verify them."


@dataclass(slots=True)
class TimestampCounts:
    """Counts of what was checked. ``unverified`` says why no timestamp was verified."""

    files: int = 0  # files that a timestamped list names
    without: int = 0  # finished files that none names
    verified: int = 0  # timestamps that are valid
    first: datetime | None = None
    last: datetime | None = None
    unverified: str = ""

    def row(self) -> dict[str, Any]:
        """Return the counts as JSON can have them."""
        times = {name: at.isoformat() if at else None for name, at in self.times.items()}
        counts = {"files": self.files, "without": self.without, "verified": self.verified}
        return {**counts, **times, "unverified": self.unverified or None}

    @property
    def times(self) -> dict[str, datetime | None]:
        """The times of the first and the last timestamp that is valid."""
        return {"first": self.first, "last": self.last}


def check_timestamps(
    folder: Path, ca_file: Path | None, tally: TimestampCounts
) -> Iterator[ArchiveProblem]:
    """Yield every problem of the timestamped lists of an archive. Raises ``OSError``."""
    tally.unverified = "" if ca_file and is_installed() else MISSING if ca_file else NO_CERTIFICATES
    seen: set[str] = set()
    for one in stamped_lists(folder):
        yield from _check_token(one, ca_file, tally)
        for name, digest in one.sums.items() if one.token else ():
            seen.add(name)
            if wrong := _changed(current_path(folder, name), digest):
                yield ArchiveProblem(name, None, f"{wrong} (timestamped in {one.name})")
    tally.files, tally.without = len(seen), len(unstamped_files(folder))


def check_export(
    path: Path, ca_file: Path | None, tally: TimestampCounts
) -> Iterator[ArchiveProblem]:
    """Yield every problem of an export's timestamp. Raises ``OSError``."""
    tally.unverified = "" if ca_file and is_installed() else MISSING if ca_file else NO_CERTIFICATES
    listed = path.with_name(path.name + LIST_SUFFIX)
    if not listed.exists():
        yield ArchiveProblem(path.name, None, f"has no timestamp: there is no {listed.name}")
        return
    one = stamped_list(listed)
    yield from _check_token(one, ca_file, tally)
    digest = one.sums.get(path.name)
    if one.sums and digest is None:
        yield ArchiveProblem(listed.name, None, f"does not name {path.name}")
    if digest is None or one.token is None:
        return
    tally.files = 1
    if wrong := _changed(path, digest):
        yield ArchiveProblem(path.name, None, f"{wrong} (timestamped in {listed.name})")


def _check_token(
    one: StampedList, ca_file: Path | None, tally: TimestampCounts
) -> Iterator[ArchiveProblem]:
    if not one.sums:
        yield ArchiveProblem(one.path.name, None, "is not a list of checksums")
    if one.token is None:
        yield ArchiveProblem(one.path.name, None, "its timestamp is missing")
    elif ca_file is not None and not tally.unverified:
        try:
            at = verified_time(one.token, one.data, ca_file).astimezone(UTC)
        except TimestampError as error:
            yield ArchiveProblem(token_path(one.path).name, None, str(error))
            return
        tally.verified += 1
        tally.first = min(at, tally.first or at)
        tally.last = max(at, tally.last or at)


def _changed(path: Path, digest: str) -> str | None:
    """Return what is wrong with a file that a list names, or None."""
    try:
        found = file_checksum(path)
    except FileNotFoundError:
        return "missing"
    except ObjectStoreFailed as error:
        return str(error).rstrip(".")
    return None if found == digest else "has changed since it was timestamped"
