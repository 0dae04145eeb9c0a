"""An executor of processes on this machine."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

from verify.pipeline.executors.executor import Gone


@dataclass(frozen=True, slots=True)
class _PoolTask:
    future: Future[Any]

    def result(self) -> Any:
        """Return the result. Raises ``Gone`` if a process of the pool died."""
        try:
            return self.future.result()
        except BrokenExecutor as error:
            raise Gone from error

    def done(self) -> bool:
        return self.future.done()

    def cancel(self) -> bool:
        return self.future.cancel()


class PoolExecutor:
    """A pool of processes as an ``Executor``; when one of them dies, the pool is gone."""

    def __init__(self, pool: ProcessPoolExecutor, size: int) -> None:
        self._pool = pool
        self.size = size

    def submit(self, function: Callable[..., Any], *arguments: Any) -> _PoolTask:
        """Run the function in a process. Raises ``Gone``."""
        try:
            return _PoolTask(self._pool.submit(function, *arguments))
        except BrokenExecutor as error:
            raise Gone from error

    def close(self) -> None:
        """Stop the processes."""
        self._pool.shutdown(wait=False, cancel_futures=True)
