"""A Dask cluster as an executor: a worker that dies costs nothing, a scheduler that dies ends it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import Any

from verify.pipeline.cluster.tasks import Ended, WrongVersion, run_task
from verify.pipeline.executors.executor import Gone, Lost
from verify.version import __version__

_POLL = 2.0  # seconds between two looks at whether the scheduler is still there
_PATIENCE = 60.0  # seconds without any worker, after which the cluster counts as gone


class DaskExecutor:
    """The workers of a cluster as an ``Executor``.

    A task whose worker dies is run by another one; one that kills several is ``Lost``. When the
    scheduler dies, or no worker is left, the executor is ``Gone``, which ``note`` says once.
    """

    def __init__(self, client: Any, name: str, note: Callable[[str], None]) -> None:
        self._client, self._name, self._note = client, name, note
        self._gone = False
        self._empty_since: float | None = None
        self._began, self._done = time.monotonic(), 0
        self._known, self._asked_at = 0, -_POLL
        for logger in ("distributed", "tornado", "asyncio"):  # they would print tracebacks
            logging.getLogger(logger).setLevel(logging.CRITICAL + 1)

    @property
    def size(self) -> int:
        """Return how many workers there are, at least one."""
        return max(1, self._workers())

    def _workers(self) -> int:
        """Return how many workers there were within the last seconds."""
        if time.monotonic() - self._asked_at > _POLL and self._client.status == "running":
            try:
                self._known = len(self._client.scheduler_info()["workers"])
            except Exception:  # the scheduler is dying: the next result says so
                self._known = 0
            self._asked_at = time.monotonic()
        return self._known

    @property
    def progress(self) -> str:
        """Return how many workers there are and how many articles and pages a second they have done."""
        seconds = max(time.monotonic() - self._began, 0.001)
        count = 0 if self._gone else self._workers()
        return f"{count} worker{'' if count == 1 else 's'}, {self._done / seconds:.1f} a second"

    def submit(self, function: Callable[..., Any], *arguments: Any) -> DaskTask:
        """Run the function on a worker. Raises ``Gone``."""
        if self._gone:
            raise Gone
        try:
            future = self._client.submit(run_task, __version__, function, *arguments, pure=False)
        except Exception as error:
            raise self.lose("is gone") from error
        return DaskTask(self, future)

    def wait(self, future: Any) -> Any:
        """Return a task's result. Raises ``Lost`` or ``Gone``, or what the function raised."""
        while not self._gone:
            try:
                ended: Ended = future.result(timeout=_POLL)
            except CancelledError as error:
                raise self.lose("is gone") from error
            except TimeoutError:
                self._check()
            except Exception as error:  # KilledWorker; a connection that closed under the result
                raise Lost from error
            else:
                return self._value(ended)
        raise Gone

    def _value(self, ended: Ended) -> Any:
        if isinstance(ended.error, WrongVersion):
            version = f"has a worker with verify {ended.error}, not {__version__}"
            raise self.lose(version) from ended.error
        self._done += len(ended.value) if isinstance(ended.value, list) else 1  # a batch of pages
        if ended.error is not None:
            raise ended.error
        return ended.value

    def _check(self) -> None:
        """Raise ``Gone`` if nobody will ever answer."""
        if self._client.status != "running":
            raise self.lose("is gone")
        if self._workers():
            self._empty_since = None
            return
        self._empty_since = self._empty_since or time.monotonic()
        if time.monotonic() - self._empty_since > _PATIENCE:
            raise self.lose("has no workers left")

    def lose(self, why: str) -> Gone:
        """Count the cluster as gone, and say so once."""
        if not self._gone:
            self._gone = True
            self._note(f"verify: The cluster {self._name} {why}; the rest is done on this machine.")
        return Gone()

    def close(self) -> None:
        """Close the connection; tasks that have not begun are not run."""
        self._client.close(timeout=2)


@dataclass(frozen=True, slots=True)
class DaskTask:
    """A function that was submitted to a cluster."""

    executor: DaskExecutor
    future: Any

    def result(self) -> Any:
        """Return the result. Raises ``Lost`` or ``Gone``, or what the function raised."""
        return self.executor.wait(self.future)

    def done(self) -> bool:
        """Return whether it has ended, also by losing its worker."""
        return bool(self.future.done())

    def cancel(self) -> bool:
        """Do not run the function if it has not begun."""
        if self.executor._client.status == "running":
            self.future.cancel()
        return True
