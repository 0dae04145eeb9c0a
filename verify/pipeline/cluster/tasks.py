"""What runs on a worker of a cluster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from verify.version import __version__

# The limits of reading are those of the process: one task of ours at a time in each.
_ONE = Lock()


class WrongVersion(Exception):
    """A worker has another version of verify; the text is that version."""


def worker_version() -> str:
    """Return the version of verify on this worker."""
    return __version__


@dataclass(frozen=True, slots=True)
class Ended:
    """How a task ended: what its function returned, or what it raised."""

    value: Any = None
    error: Exception | None = None


def run_task(version: str, function: Callable[..., Any], *arguments: Any) -> Ended:
    """Return how ``function(*arguments)`` ended on a worker with this version.

    Nothing is raised: what Dask raises is then about Dask. Workers may join at any time, so every
    task checks the version. The memory limit that reading sets on its process is taken back: the
    worker is not ours.
    """
    if version != __version__:
        return Ended(error=WrongVersion(__version__))
    with _ONE:
        before = _memory_limit()
        try:
            return Ended(function(*arguments))
        except Exception as error:
            return Ended(error=error)
        finally:
            _set_memory_limit(before)


def _memory_limit() -> tuple[int, int] | None:
    try:
        import resource
    except ImportError:  # Windows
        return None
    return resource.getrlimit(resource.RLIMIT_AS)


def _set_memory_limit(limit: tuple[int, int] | None) -> None:
    if limit is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, limit)
