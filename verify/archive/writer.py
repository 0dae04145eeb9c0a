"""The one WARC file that this process writes: appended whole, rolled at a size.

A group of records is handed to the system in one go and forced to the disk before ``append``
returns: neither killing the process nor a power cut can lose what somebody was told of.
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
    """Appends to a file of its own. Not for several threads at once."""

    def __init__(self, folder: Path, software: str, roll_at: int) -> None:
        self._folder, self._software, self._roll_at = folder, software, roll_at
        self._stream: FileIO | None = None
        self._name = ""

    def append(self, data: bytes, *, sync: bool = True) -> tuple[str, int]:
        """Write these bytes after the last record: (file name, offset).

        Without ``sync`` they reach the disk with what is written next. Raises ``ArchiveNotWritable``
        when the disk refuses; the file is then as it was before, or given up.
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
        """Cut what was not written whole. A disk that refuses even that: the file is left to the
        next start, which cuts it, and another one is begun."""
        try:
            stream.truncate(offset)
            stream.seek(offset)
        except OSError:
            self._stream = None
            with suppress(OSError):
                stream.close()

    def is_full(self) -> bool:
        """Has the file reached the size at which the next one is begun?"""
        return self._stream is not None and self._stream.tell() >= self._roll_at

    def finish(self) -> tuple[str, int] | None:
        """Close the file under its final name: (name, size). None: nothing was written, or it
        could not be named; the next start does that. Raises ``ArchiveNotWritable`` likewise."""
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
    """Take the lock, and see that no other run swept the empty file away before we had it."""
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
    """The bytes to the disk; the times of the file may come later, where that can be told apart."""
    getattr(os, "fdatasync", os.fsync)(stream.fileno())


def _write_all(stream: FileIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[stream.write(view) :]


def _refused(folder: Path, problem: OSError) -> ArchiveNotWritable:
    return ArchiveNotWritable(f"Could not write into {folder}: {problem.strerror or problem}.")
