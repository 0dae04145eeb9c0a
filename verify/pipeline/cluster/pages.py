"""Read fetched pages on an executor, each after its response is in the archive."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from verify.model import Absence, Page
from verify.pipeline.capture import with_page
from verify.pipeline.cluster.batch import MOST_PAGES, Batch
from verify.pipeline.executors.executor import Executor

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import Fetched

    Outcome = tuple[str, Fetched | Absence]

_AHEAD = 2 * MOST_PAGES  # pages handed out in advance per worker


@dataclass(frozen=True, slots=True)
class PageFarm:
    """An executor that reads pages, and the archive that has each response before."""

    executor: Executor
    archive: Archive

    def read(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield the outcomes with their pages, in the order in which they arrived."""
        ahead: deque[_Waiting] = deque()
        batches: deque[Batch] = deque()
        most = self.executor.size * _AHEAD
        try:
            for address, outcome in outcomes:
                ahead.append(self._sent(batches, address, outcome))
                while ahead and (ahead[0].batch is None or len(ahead) >= most):
                    yield _read(ahead.popleft())
            while ahead:
                yield _read(ahead.popleft())
        finally:
            for batch in batches:
                batch.cancel()

    def _sent(self, batches: deque[Batch], address: str, outcome: Fetched | Absence) -> _Waiting:
        """Archive one response and hand it out; absences and empty responses have no page.

        A page goes to a worker that waits for one; while all are busy, pages go in batches.
        """
        if isinstance(outcome, Absence) or not outcome.body:
            return _Waiting(address, outcome)
        record = self.archive.write(replace(outcome, address=address))
        while batches and batches[0].is_done:
            batches.popleft()
        if not batches or batches[-1].is_sent:
            batches.append(Batch(self.executor))
        batch = batches[-1]
        place = batch.add(outcome)
        if batch.is_full or len(batches) <= 2 * self.executor.size:
            batch.send()
        return _Waiting(address, replace(outcome, record=record), batch, place)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An outcome whose page is being read, unless it has none."""

    address: str
    outcome: Fetched | Absence
    batch: Batch | None = None
    place: int = 0


def page_farm(executor: Executor | None, archive: Archive) -> PageFarm | None:
    """Return the farm of an executor, None without one."""
    return PageFarm(executor, archive) if executor is not None else None


def _read(one: _Waiting) -> Outcome:
    if one.batch is None or isinstance(one.outcome, Absence):
        return one.address, one.outcome
    page: partial[Page | Absence] = partial(one.batch.page, one.place)
    return one.address, with_page(one.outcome, page)
