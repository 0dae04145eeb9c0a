"""Many addresses at once, fairly: each host in its own queue, results as they come."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from verify.fetch.client import Client, Outcome
from verify.fetch.etiquette.host_queue import HostQueues, Job
from verify.fetch.settings import FetchSettings
from verify.model import Absence, Reason
from verify.web.absences import absence
from verify.web.response import EarlierResponse, Fetched

_RESULTS_WAITING = 32  # how far the fetchers may run ahead of whoever reads the results
_LONGEST_NAP = 0.5
_BATCH_BYTES = 1_000_000
_SHORT = 0.01  # a wait that is not worth giving a job back

#: What is done with an outcome in the thread that fetched it, before it is handed out.
AfterFetch = Callable[[Outcome], Outcome]


class _Crew:
    """The threads that work a line off into a queue of results."""

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
        self._threads = [
            threading.Thread(target=self._work, name=f"fetch-{n}", daemon=True)
            for n in range(max(1, client.settings.jobs))
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End at the next step; what is under way ends by its own limits."""
        self._stopped.set()
        self._line.stop()

    def results(self) -> Iterator[list[tuple[str, Outcome]]]:
        """What comes in, as many as there are by now, until all is done."""
        while True:
            working = any(thread.is_alive() for thread in self._threads)
            try:
                found = [self._results.get(timeout=0.05 if working else 0)]
            except queue.Empty:
                if not working:
                    return
                continue
            while _room_left(found) and not self._results.empty():
                found.append(self._results.get())
            self._room.release(len(found))
            yield found

    def _work(self) -> None:
        while (taken := self._line.take()) is not None:
            self._one(*taken)

    def _one(self, host: str, job: Job) -> None:
        # Many domains share one machine: whoever waits for it lends his thread to others.
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
            self._line.release(
                host, pause
            )  # its next page need not wait for what is done with this
            self._give((job.address, self._then(outcome) if self._then else outcome))
        finally:
            self._line.finish_job()

    def _ready(self, address: str) -> float | Absence:
        try:
            return self._client.prepare(address)
        except Exception as error:
            return _fault(address, error)

    def _attempted(self, address: str) -> Outcome:
        try:
            return self._client.attempt(address, self._earlier.get(address))
        except Exception as error:
            return _fault(address, error)

    def _pause(self, host: str) -> float:
        """How long this host is not worth a thread: its gap, or its cool-down if that is short."""
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


def _room_left(batch: list[tuple[str, Outcome]]) -> bool:
    """Whether one more may go with these: they are sent in one piece."""
    sizes = (len(outcome.raw) for _, outcome in batch if isinstance(outcome, Fetched))
    return len(batch) < _RESULTS_WAITING and sum(sizes) < _BATCH_BYTES


def _fault(address: str, error: Exception) -> Absence:
    """A bug of ours: it costs this page, not the run, and is said."""
    detail = f"An internal error stopped the reading of the page: {error!r}."
    return absence(address, Reason.UNSUPPORTED_TYPE, detail, checked_at=datetime.now(UTC))


def fetch_all(
    addresses: Iterable[str],
    settings: FetchSettings | None = None,
    *,
    client: Client | None = None,
    earlier: Mapping[str, EarlierResponse] | None = None,
    after_fetch: AfterFetch | None = None,
) -> Iterator[tuple[str, Outcome]]:
    """Every address once, with its response or absence, in the order they come in.

    A host with many addresses does not hold up the rest: hosts take turns. Memory is
    bounded: fetching pauses while nobody takes the results. Closing the iterator stops.
    ``after_fetch`` is called with each outcome in the thread that fetched it and gives what is
    handed out; its host is free meanwhile. It must not raise.
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
    """``fetch_all`` in lists of what has come in since the last one, at least one, at most 32.

    Whoever takes a list at a time is woken less often, and waits less often for the interpreter.
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
