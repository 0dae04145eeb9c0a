"""Pages that one task reads: what a task costs of its own is then shared by several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from verify.model import Absence, Page
from verify.pipeline import limits
from verify.pipeline.capture import limited_page, over_limit, read_page
from verify.pipeline.executors.executor import Executor, Gone, Lost, Task
from verify.pipeline.limits import Limits, OverLimit, armed

if TYPE_CHECKING:
    from verify.fetch import Fetched

MOST_PAGES = 8  # a page takes a worker 50 ms, a task costs client and scheduler some 5 ms
_MOST_BYTES = 1_000_000  # of their responses

ReadPage = Page | Absence | Exception


class Batch:
    """Some responses, read by one task of an executor; those that it loses are read here."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._fetched: list[Fetched] = []
        self._task: Task | None = None
        self._pages: Sequence[ReadPage] | None = None
        self.is_sent = False

    @property
    def is_full(self) -> bool:
        """Whether no further page is to be added."""
        size = sum(len(one.body) for one in self._fetched)
        return len(self._fetched) >= MOST_PAGES or size >= _MOST_BYTES

    @property
    def is_done(self) -> bool:
        """Whether a worker has read the pages, or none will."""
        return self.is_sent and (self._task is None or self._task.done())

    def add(self, fetched: Fetched) -> int:
        """Add a response before the batch is sent; return its place."""
        self._fetched.append(fetched)
        return len(self._fetched) - 1

    def send(self) -> None:
        """Have the pages read. If the executor is gone, they are read here when asked for."""
        self.is_sent = True
        # The bytes as they were received are needed for the archive only.
        bare = tuple(replace(one, raw=b"") for one in self._fetched)
        self._fetched.clear()
        try:
            self._task = self._executor.submit(read_pages, bare, limits.LIMITS)
        except Gone:
            self._task = None

    def page(self, place: int, fetched: Fetched) -> Page | Absence:
        """Return the page at this place, of this response. Raises what reading it raised."""
        if not self.is_sent:
            self.send()
        if self._pages is None:
            self._pages = self._read_elsewhere()
        if not self._pages:
            return limited_page(fetched)
        found = self._pages[place]
        if isinstance(found, Exception):
            raise found
        return found

    def _read_elsewhere(self) -> Sequence[ReadPage]:
        """Return the pages that the task read; none if it was lost."""
        try:
            found: Sequence[ReadPage] = self._task.result() if self._task else ()
        except (Lost, Gone):
            return ()
        finally:
            self._task = None
        return found

    def cancel(self) -> None:
        """Do not read the pages if nobody has begun."""
        if self._task is not None:
            self._task.cancel()


def read_pages(responses: Sequence[Fetched], bounds: Limits) -> list[ReadPage]:
    """Return the page of each response, read within limits set on this process, or its error."""
    return [_read_armed(one, bounds) for one in responses]


def _read_armed(fetched: Fetched, bounds: Limits) -> ReadPage:
    try:
        return armed(read_page, fetched, bounds)
    except OverLimit as over:
        return over_limit(fetched, over)
    except Exception as error:
        return error
