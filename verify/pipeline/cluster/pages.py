"""Read fetched pages on an executor, each after its response is in the archive."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verify.model import Absence, Page
from verify.pipeline import limits
from verify.pipeline.capture import limited_page, over_limit, read_page, with_page
from verify.pipeline.executors.executor import AHEAD, Executor, Gone, Lost, Task
from verify.pipeline.limits import Limits, OverLimit, armed

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import Fetched

    Outcome = tuple[str, Fetched | Absence]


@dataclass(frozen=True, slots=True)
class PageFarm:
    """An executor that reads pages, and the archive that has each response before."""

    executor: Executor
    archive: Archive

    def read(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield the outcomes with their pages, in the order in which they arrived."""
        ahead: deque[tuple[str, Fetched | Absence, Task | None]] = deque()
        most = self.executor.size * AHEAD
        try:
            for address, outcome in outcomes:
                ahead.append(self._sent(address, outcome))
                while ahead and (ahead[0][2] is None or len(ahead) >= most):
                    yield _read(*ahead.popleft())
            while ahead:
                yield _read(*ahead.popleft())
        finally:
            for _, _, task in ahead:
                if task is not None:
                    task.cancel()

    def _sent(
        self, address: str, outcome: Fetched | Absence
    ) -> tuple[str, Fetched | Absence, Task | None]:
        """Archive one response and hand it out; absences and empty responses have no page."""
        if isinstance(outcome, Absence) or not outcome.body:
            return address, outcome, None
        record = self.archive.write(replace(outcome, address=address))
        try:
            task = self.executor.submit(read_armed, outcome, limits.LIMITS)
        except Gone:
            return address, with_page(replace(outcome, record=record)), None
        return address, replace(outcome, record=record), task


def page_farm(executor: Executor | None, archive: Archive) -> PageFarm | None:
    """Return the farm of an executor, None without one."""
    return PageFarm(executor, archive) if executor is not None else None


def read_armed(fetched: Fetched, bounds: Limits) -> Page | Absence:
    """Return the page of a response, read within limits set on this process."""
    try:
        return armed(read_page, fetched, bounds)
    except OverLimit as over:
        return over_limit(fetched, over)


def _read(address: str, outcome: Fetched | Absence, task: Task | None) -> Outcome:
    if task is None or isinstance(outcome, Absence):
        return address, outcome

    def page(fetched: Fetched) -> Page | Absence:
        try:
            found: Page | Absence = task.result()
        except (Lost, Gone):
            return limited_page(fetched)
        return found

    return address, with_page(outcome, page)
