"""One writer per file: the operating system holds the lock and drops it when the writer dies.

Uses ``flock`` where available and ``msvcrt.locking`` on Windows. These few lines replace
``portalocker``, which locks the bytes of the records themselves and on Windows so blocks every
reader, and ``filelock``, which locks a second file that would have to be cleaned up.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO

# Windows prevents reading of locked bytes, so the locked byte is beyond all records: files are
# rolled at 1 GB, and msvcrt counts in 32 bits.
_FAR = 2**31 - 2
_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


def try_lock(stream: IO[bytes]) -> bool | None:
    """Lock an open file without waiting. False: another process holds the lock.

    None: locks are not supported here (the system has none, or a network disk refuses them).
    """
    lock = _locker()
    if lock is None:
        return None
    try:
        lock(stream)
    except OSError as problem:
        return False if problem.errno in _TAKEN else None
    return True


def _locker() -> Callable[[IO[bytes]], None] | None:
    for name, lock in (("fcntl", _flock), ("msvcrt", _windows)):
        with suppress(ImportError):
            import_module(name)
            return lock
    return None


def _flock(stream: IO[bytes]) -> None:
    import fcntl

    fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _windows(stream: IO[bytes]) -> None:
    msvcrt = import_module("msvcrt")
    at = stream.tell()
    stream.seek(_FAR)
    try:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    finally:
        stream.seek(at)


def rename(stream: IO[bytes], path: Path, to: Path) -> bool:
    """Rename an open file that we hold to its final name, and close it. False: name unchanged.

    It stays locked meanwhile if the system allows that; Windows cannot rename open files.
    """
    with stream, suppress(PermissionError):
        path.rename(to)
        return True
    with suppress(PermissionError, FileNotFoundError):  # being read, or renamed
        path.rename(to)
    return to.exists()


def remove(stream: IO[bytes], path: Path) -> None:
    """Remove an open file that we hold, locked meanwhile if the system allows that."""
    with stream, suppress(PermissionError):
        path.unlink()
        return
    with suppress(PermissionError, FileNotFoundError):
        path.unlink()


def sync_folder(folder: Path) -> None:
    """Sync a folder's entries to disk; where that is impossible (Windows), it is not needed."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
