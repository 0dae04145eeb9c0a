"""One writer for each file: the kernel holds the lock, and drops it when the writer dies."""

from __future__ import annotations

import sys
from typing import IO


def hold(stream: IO[bytes]) -> bool:
    """Take the lock of an open file without waiting. False: somebody else has it.

    Where the system has no such locks (Windows) the answer is False for files that another
    run may still be writing, so nothing is ever repaired under its hands.
    """
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
