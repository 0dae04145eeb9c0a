"""Pages are read out of what was fetched in processes of their own, while fetching goes on.

Reading a page takes 20 to 120 ms of processor time, fetching it less than one
(``make bench-fetch``): in one process, reading would be all that a large run does.
"""

from __future__ import annotations

import os
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING

from verify.model import Absence, Page, Reason
from verify.pipeline.capture import read_page, with_page
from verify.pipeline.parallel import new_pool

if TYPE_CHECKING:
    from verify.fetch import Fetched

_UNREADABLE = "Reading the page failed or took too much memory."


class PageReaders:
    """A pool of ``count`` processes that read pages. Safe to share between threads."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool = new_pool(count)
        self._changing = Lock()

    def read(self, outcome: Fetched | Absence) -> Fetched | Absence:
        """The same outcome, with its page where it has one; waits for it.

        A page whose reading ends its process is tried once more by itself: the others that
        were under way are not to blame. If it ends that one too, it is an absence.
        """
        return outcome if isinstance(outcome, Absence) else with_page(outcome, self._page)

    def _page(self, fetched: Fetched) -> Page | Absence:
        pool = self._pool
        try:
            return pool.submit(read_page, fetched).result()
        except BrokenExecutor:
            self._renew(pool)
            return _alone(fetched)

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
    from verify.fetch import absence

    with new_pool(1) as pool:
        try:
            return pool.submit(read_page, fetched).result()
        except BrokenExecutor:
            if not _processes_start():
                return read_page(fetched)
            return absence(
                fetched.address,
                Reason.UNSUPPORTED_TYPE,
                _UNREADABLE,
                checked_at=fetched.started,
                status=fetched.status,
                final_address=fetched.final_address,
            )


def _processes_start() -> bool:
    """Whether it was the page that ended its reader: a script that calls us outside of
    ``if __name__ == "__main__"`` cannot start any."""
    with new_pool(1) as pool:
        try:
            return pool.submit(os.getpid).result() > 0
        except BrokenExecutor:
            return False
