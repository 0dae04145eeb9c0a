"""Timestamped lists of the archive's WARC files: which files still need one, and where they are kept.

A list names finished files with their SHA-256 (``sha256sum --check`` reads it); its timestamp is the
authority's reply beside it, which ``openssl ts -verify`` reads. A finished file never changes, so
each is listed once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from verify.archive.checksums import file_checksum, read_checksums, write_checksums
from verify.archive.locks import sync_folder
from verify.archive.repair import SUFFIX, warc_files

FOLDER = "timestamps"
LIST_SUFFIX, TOKEN_SUFFIX = ".sha256", ".tsr"


@dataclass(frozen=True, slots=True)
class StampedList:
    """A list of checksums with its timestamp, as they are on disk."""

    path: Path
    data: bytes
    token: bytes | None  # None: the timestamp is missing
    sums: dict[str, str]  # by file name; empty if the list cannot be read

    @property
    def name(self) -> str:
        """The path in the archive's folder."""
        return f"{FOLDER}/{self.path.name}"


def stamped_lists(folder: Path) -> Iterator[StampedList]:
    """Yield the timestamped lists of an archive, oldest first. Raises ``OSError``."""
    for path in sorted((folder / FOLDER).glob(f"*{LIST_SUFFIX}")):
        yield stamped_list(path)


def stamped_list(path: Path) -> StampedList:
    """Return a list of checksums with its timestamp. Raises ``OSError``."""
    data, token = path.read_bytes(), token_path(path)
    stamp = token.read_bytes() if token.exists() else None
    return StampedList(path, data, stamp, read_checksums(data) or {})


def token_path(listed: Path) -> Path:
    """Return the path of the timestamp of a list or an export."""
    return listed.with_name(listed.name + TOKEN_SUFFIX)


def unstamped_files(folder: Path) -> list[Path]:
    """Return the finished WARC files that no timestamped list names. Raises ``OSError``."""
    known = {name for one in stamped_lists(folder) if one.token for name in one.sums}
    return [path for path in finished_files(folder) if path.name not in known]


def finished_files(folder: Path) -> list[Path]:
    """Return the WARC files that no run is writing. Raises ``OSError``."""
    return [path for path in warc_files(folder) if path.name.endswith(SUFFIX)]


def checksum_list(paths: list[Path]) -> bytes:
    """Return the list of these files. Raises ``OSError``."""
    return write_checksums((path.name, file_checksum(path)) for path in paths)


def keep_stamped_list(folder: Path, data: bytes, token: bytes, at: datetime) -> Path:
    """Store a list with its timestamp; return the list's path. Raises ``OSError``."""
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    path = place / f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{_short(data)}{LIST_SUFFIX}"
    write_stamped(path, data, token)
    sync_folder(place)
    return path


def write_stamped(path: Path, data: bytes, token: bytes) -> None:
    """Write a list and its timestamp beside it, the timestamp first. Raises ``OSError``."""
    for target, content in ((token_path(path), token), (path, data)):
        part = target.with_name(target.name + ".part")
        part.write_bytes(content)
        part.replace(target)


def _short(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()[:8]
