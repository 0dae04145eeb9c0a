"""Read fetched pages in separate processes while fetching continues.

Reading a page takes 20 to 120 ms of processor time, fetching it less than 1 ms
(``make bench-fetch``): in a single process, a large run would spend its time on reading.
"""

from __future__ import annotations

import time
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING

from verify.model import Absence, Page
from verify.pipeline import limits
from verify.pipeline.capture import over_limit, read_page, with_page
from verify.pipeline.limits import OverLimit, armed
from verify.pipeline.parallel import new_pool, processes_start

if TYPE_CHECKING:
    from verify.fetch import Fetched


class PageReaders:
    """A pool of ``count`` processes that read pages. Safe to share between threads."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool = new_pool(count)
        self._changing = Lock()

    def read(self, outcome: Fetched | Absence) -> Fetched | Absence:
        """Return the same outcome with its page, if it has one; block until it is read.

        If reading a page ends its process, the page is retried alone, because another page of the
        same process may be the cause. If it ends that process too, it becomes an absence.
        """
        return outcome if isinstance(outcome, Absence) else with_page(outcome, self._page)

    def _page(self, fetched: Fetched) -> Page | Absence:
        pool = self._pool
        try:
            return pool.submit(armed, read_page, fetched, limits.LIMITS).result()
        except BrokenExecutor:
            self._renew(pool)
            return _alone(fetched)
        except OverLimit as over:
            return over_limit(fetched, over)

    def _renew(self, broken: ProcessPoolExecutor) -> None:
        with self._changing:
            if self._pool is broken:
                self._pool = new_pool(self._count)

    def __enter__(self) -> PageReaders:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


def _alone(fetched: Fetched) -> Page | Absence:
    began = time.monotonic()
    with new_pool(1) as pool:
        try:
            return pool.submit(armed, read_page, fetched, limits.LIMITS).result()
        except OverLimit as over:
            return over_limit(fetched, over)
        except BrokenExecutor:
            seconds = time.monotonic() - began
            if seconds < limits.LIMITS.seconds and not processes_start(new_pool):
                return read_page(fetched)
            return over_limit(fetched, limits.ended(seconds, limits.LIMITS))
