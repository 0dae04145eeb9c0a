"""One writer for each file: the system holds the lock, and drops it when the writer dies.

``flock`` where there is one, ``msvcrt.locking`` on Windows; a dozen lines, so that neither
``portalocker`` nor ``filelock`` is needed: the first locks the bytes of the records themselves,
which on Windows keeps every reader away from them, the second locks a file beside ours, which
would have to be swept up in its turn.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO

# Windows locks bytes against reading, so the one that is locked lies where no record comes:
# files are rolled at 1 GB, and msvcrt counts in 32 bits.
_FAR = 2**31 - 2
_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


def try_lock(stream: IO[bytes]) -> bool | None:
    """Take the lock of an open file without waiting. False: somebody else has it.

    None: there are no locks here (a system without, a network disk that refuses them).
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
    """Give an open file that we hold its final name, and close it. False: it keeps the old one.

    Under the lock where the system allows that; Windows renames no open file.
    """
    with stream, suppress(PermissionError):
        path.rename(to)
        return True
    with suppress(PermissionError, FileNotFoundError):  # read just now; or named by another start
        path.rename(to)
    return to.exists()


def remove(stream: IO[bytes], path: Path) -> None:
    """Remove an open file that we hold, likewise."""
    with stream, suppress(PermissionError):
        path.unlink()
        return
    with suppress(PermissionError, FileNotFoundError):
        path.unlink()


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk; where folders cannot be (Windows), they need not."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
