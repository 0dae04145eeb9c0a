"""The one WARC file that this process writes: append-only, rolled at a maximum size.

A group of records is written in one call and synced to disk before ``append`` returns: neither a
kill nor a power cut can lose a record whose location was returned.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path

from verify.archive.locks import rename, sync_folder, try_lock
from verify.archive.records import warcinfo_member
from verify.archive.repair import OPEN_SUFFIX, SUFFIX
from verify.archive.values import ArchiveNotWritable


class Writer:
    """Appends to a file of its own. Not thread-safe."""

    def __init__(self, folder: Path, software: str, roll_at: int) -> None:
        self._folder, self._software, self._roll_at = folder, software, roll_at
        self._stream: FileIO | None = None
        self._name = ""

    def append(self, data: bytes, *, sync: bool = True) -> tuple[str, int]:
        """Append these bytes after the last record; return (file name, offset).

        Without ``sync`` they are synced with the next write. Raises ``ArchiveNotWritable`` if the
        disk fails; the file is then restored to its earlier length, or abandoned.
        """
        try:
            stream = self._stream or self._begin()
            offset = stream.tell()
        except OSError as problem:
            raise _refused(self._folder, problem) from problem
        try:
            _write_all(stream, data)
            if sync:
                _force(stream)
        except OSError as problem:
            self._take_back(stream, offset)
            raise _refused(self._folder, problem) from problem
        return self._name, offset

    def _take_back(self, stream: FileIO, offset: int) -> None:
        """Cut off an incomplete write.

        If that fails too, abandon the file to the next start, which cuts it, and begin another one.
        """
        try:
            stream.truncate(offset)
            stream.seek(offset)
        except OSError:
            self._stream = None
            with suppress(OSError):
                stream.close()

    def is_full(self) -> bool:
        """Return whether the file has reached the size at which the next one is begun."""
        return self._stream is not None and self._stream.tell() >= self._roll_at

    def finish(self) -> tuple[str, int] | None:
        """Close the file under its final name; return (name, size).

        Returns None if nothing was written or the rename failed; the next start retries that.
        Raises ``ArchiveNotWritable``.
        """
        if self._stream is None:
            return None
        stream, self._stream = self._stream, None
        try:
            _force(stream)
            size = stream.tell()
            named = rename(
                stream, self._folder / (self._name + OPEN_SUFFIX), self._folder / self._name
            )
        except OSError as problem:
            with suppress(OSError):
                stream.close()
            raise _refused(self._folder, problem) from problem
        sync_folder(self._folder)
        return (self._name, size) if named else None

    def _begin(self) -> FileIO:
        self._folder.mkdir(parents=True, exist_ok=True)
        while True:
            name = _new_name()
            path = self._folder / (name + OPEN_SUFFIX)
            stream = FileIO(path, "xb+")
            if _ours(stream, path):
                break
            stream.close()
        try:
            _write_all(stream, warcinfo_member(self._software))
        except OSError:
            stream.close()
            path.unlink()
            raise
        sync_folder(self._folder)
        self._name, self._stream = name, stream
        return stream


def _ours(stream: FileIO, path: Path) -> bool:
    """Lock the file, and check that no other run removed it while it was empty and unlocked."""
    try:
        if try_lock(stream) is False:
            return False
        return path.stat().st_ino == os.fstat(stream.fileno()).st_ino
    except FileNotFoundError:
        return False


def _new_name() -> str:
    stamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
    return f"verify-{stamp}-{secrets.token_hex(4)}{SUFFIX}"


def _force(stream: FileIO) -> None:
    """Sync the bytes to disk, without the file's timestamps where the system can separate them."""
    getattr(os, "fdatasync", os.fsync)(stream.fileno())


def _write_all(stream: FileIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[stream.write(view) :]


def _refused(folder: Path, problem: OSError) -> ArchiveNotWritable:
    return ArchiveNotWritable(f"Could not write into {folder}: {problem.strerror or problem}.")
