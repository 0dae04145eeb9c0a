"""Fetch many URLs in parallel with a queue per host; yield results as they arrive."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from typing import Any, TypeVar

from verify.containment import internal_failure
from verify.fetch.client import Client, Outcome
from verify.fetch.etiquette.host_queue import HostQueues, Job
from verify.fetch.settings import FetchSettings
from verify.model import Absence, Reason
from verify.web.absences import absence
from verify.web.broken import broken
from verify.web.response import EarlierResponse, Fetched

Result = TypeVar("Result")

_RESULTS_WAITING = 32  # how many results may wait for the reader before fetching pauses
_LONGEST_NAP = 0.5
_BATCH_BYTES = 1_000_000
_SHORT = 0.01  # seconds; for a shorter wait the job is not requeued

#: Processes an outcome in the thread that fetched it, before it is yielded.
AfterFetch = Callable[[Outcome], Outcome]


class _Crew:
    """Worker threads that fetch the queued URLs and collect the results."""

    def __init__(
        self,
        client: Client,
        line: HostQueues,
        earlier: Mapping[str, EarlierResponse],
        then: AfterFetch | None,
    ) -> None:
        self._client, self._line, self._earlier, self._then = client, line, earlier, then
        self._results: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._room = threading.Semaphore(max(_RESULTS_WAITING, client.settings.jobs))
        self._stopped = threading.Event()
        self._uncontained: Exception | None = None
        self._threads = [
            threading.Thread(target=self._work, name=f"fetch-{n}", daemon=True)
            for n in range(max(1, client.settings.jobs))
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop at the next step; requests in progress end by their own limits."""
        self._stopped.set()
        self._line.stop()

    def results(self) -> Iterator[list[tuple[str, Outcome]]]:
        """Yield the results in lists of those that have arrived, until all jobs are done."""
        while True:
            working = any(thread.is_alive() for thread in self._threads)
            try:
                found = [self._results.get(timeout=0.05 if working else 0)]
            except queue.Empty:
                if self._uncontained:
                    raise self._uncontained from None
                if not working:
                    return
                continue
            while _fits_into_batch(found) and not self._results.empty():
                found.append(self._results.get())
            self._room.release(len(found))
            yield found

    def _work(self) -> None:
        while (taken := self._line.take()) is not None:
            self._one(*taken)

    def _one(self, host: str, job: Job) -> None:
        # Many domains may share one IP address: while a job waits for it, its thread serves
        # others.
        early = self._ready(job.address)
        if isinstance(early, float) and early > _SHORT:
            self._line.release(host, early, job)
            return
        outcome = early if isinstance(early, Absence) else self._attempted(job.address)
        wait = self._client.retry_delay(outcome, job.tries)
        pause = max(self._pause(host), wait or 0.0)
        if wait is not None:
            job.tries += 1
            self._line.release(host, pause, job)
            return
        try:
            self._line.release(host, pause)  # free the host before processing the result
            then = self._then
            if then:
                outcome = self._contained(job.address, lambda: then(outcome))
            self._give((job.address, outcome))
        finally:
            self._line.finish_job()

    def _ready(self, address: str) -> float | Absence:
        return self._contained(address, lambda: self._client.prepare(address))

    def _attempted(self, address: str) -> Outcome:
        earlier = self._earlier.get(address)
        return self._contained(address, lambda: self._client.attempt(address, earlier))

    def _contained(self, address: str, act: Callable[[], Result]) -> Result | Absence:
        """Return the action's result, or an absence if it raised an unexpected exception.

        A bug costs this page, not the run, and is reported. An exception that must not be
        contained is raised again by ``results``, in the thread that reads them.
        """
        now = datetime.now(UTC)
        try:
            return act()
        except Exception as error:
            try:
                return broken(address, internal_failure(address, error, "fetching it"), now)
            except Exception as uncontained:
                self._uncontained = uncontained
                self.stop()
                return absence(address, Reason.NOT_ASKED, checked_at=now)

    def _pause(self, host: str) -> float:
        """Return how long to skip this host: its gap, or its cool-down if that is short."""
        manners = self._client.manners
        cooled = manners.cool_down_left(host)
        return (
            manners.gap_left(host)
            if cooled > self._client.settings.patience
            else max(cooled, manners.gap_left(host))
        )

    def _give(self, item: Any) -> None:
        while not self._stopped.is_set():
            if self._room.acquire(timeout=_LONGEST_NAP):
                return self._results.put(item)


def _fits_into_batch(batch: list[tuple[str, Outcome]]) -> bool:
    """Return whether one more outcome fits into this batch, which is sent as one piece."""
    sizes = (len(outcome.raw) for _, outcome in batch if isinstance(outcome, Fetched))
    return len(batch) < _RESULTS_WAITING and sum(sizes) < _BATCH_BYTES


def fetch_all(
    addresses: Iterable[str],
    settings: FetchSettings | None = None,
    *,
    client: Client | None = None,
    earlier: Mapping[str, EarlierResponse] | None = None,
    after_fetch: AfterFetch | None = None,
) -> Iterator[tuple[str, Outcome]]:
    """Fetch every URL once; yield it with its response or absence, in order of arrival.

    A host with many URLs does not delay the others: hosts take turns. Memory is bounded: fetching
    pauses while nobody reads the results. Closing the iterator stops the fetching.

    ``after_fetch`` is called with each outcome in the thread that fetched it and returns the
    outcome to yield; the host is free meanwhile. It must not raise.
    """
    batches = fetch_batches(
        addresses, settings, client=client, earlier=earlier, after_fetch=after_fetch
    )
    with closing(batches):
        for batch in batches:
            yield from batch


def fetch_batches(
    addresses: Iterable[str],
    settings: FetchSettings | None = None,
    *,
    client: Client | None = None,
    earlier: Mapping[str, EarlierResponse] | None = None,
    after_fetch: AfterFetch | None = None,
) -> Generator[list[tuple[str, Outcome]], None, None]:
    """Yield the results of ``fetch_all`` in lists of 1 to 32 that arrived since the last list.

    Reading lists wakes the reading thread less often, so it waits less for the interpreter lock.
    """
    own = client is None
    client = client or Client(settings)
    crew = _Crew(client, HostQueues(client, addresses), earlier or {}, after_fetch)
    crew.start()
    try:
        yield from crew.results()
    finally:
        crew.stop()
        if own:
            client.close()
