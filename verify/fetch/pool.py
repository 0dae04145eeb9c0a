"""Many addresses at once, fairly: each host in its own queue, results as they come."""

from __future__ import annotations

import heapq
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from verify.fetch.absences import absence
from verify.fetch.address import turn_of
from verify.fetch.client import Client, Outcome
from verify.fetch.settings import FetchSettings
from verify.fetch.values import Earlier
from verify.model import Absence, Reason

_RESULTS_WAITING = 32  # how far the fetchers may run ahead of whoever reads the results
_LONGEST_NAP = 0.5
_SHORT = 0.01  # a wait that is not worth giving a job back

#: What is done with an outcome in the thread that fetched it, before it is handed out.
Then = Callable[[Outcome], Outcome]


@dataclass(slots=True)
class _Job:
    address: str
    tries: int = 0


class _Line:
    """The queues: one per host, and a heap of hosts by the time they may be asked again."""

    def __init__(self, client: Client, addresses: Iterable[str]) -> None:
        self._client = client
        self._polite = client.settings.polite
        self._hosts: dict[str, deque[_Job]] = {}
        self._ready: list[tuple[float, int, str]] = []
        self._count = 0
        self._left = 0
        self._lock = threading.Lock()
        # One thread watches for the next host's time; the others sleep until it has gone to
        # work. If all watched, every turn would wake them all: measured with 128 threads and 250
        # hosts, that cost each host some 40 ms a turn.
        self._watching = False
        self._earlier = threading.Condition(self._lock)  # for the one that watches
        self._idle = threading.Condition(self._lock)  # for the others
        self._stopped = False
        for address in dict.fromkeys(addresses):
            self._hosts.setdefault(turn_of(address), deque()).append(_Job(address))
            self._left += 1
        with self._lock:
            for host in self._hosts:
                self._push(0.0, host)

    def take(self) -> tuple[str, _Job] | None:
        """The next job whose host may be asked; None when all is done. Waits."""
        with self._lock:
            while self._left and not self._stopped:
                now = self._client.manners.now()
                if self._ready and self._ready[0][0] <= now:
                    host = heapq.heappop(self._ready)[2]
                    if self._hosts[host]:
                        self._idle.notify()
                        return self._next(host)
                    continue
                self._wait(now)
            return None

    def _wait(self, now: float) -> None:
        if self._watching:
            self._idle.wait(_LONGEST_NAP)
            return
        nap = self._ready[0][0] - now if self._ready else _LONGEST_NAP
        self._watching = True
        try:
            self._earlier.wait(min(nap, _LONGEST_NAP))
        finally:
            self._watching = False

    def _next(self, host: str) -> tuple[str, _Job]:
        jobs = self._hosts[host]
        job = jobs.popleft()
        if jobs and not self._polite:
            self._push(0.0, host)  # without manners a host may be asked many things at once
        return host, job

    def freed(self, host: str, wait: float, again: _Job | None = None) -> None:
        """The host may be asked again after ``wait``; ``again`` goes back into its queue."""
        with self._lock:
            jobs = self._hosts[host]
            if again is not None:
                jobs.append(again)
            if again is not None or (jobs and self._polite):
                self._push(self._client.manners.now() + wait, host)

    def ended(self) -> None:
        """A job is done for good."""
        with self._lock:
            self._left -= 1
            if not self._left:
                self._wake_all()

    def stop(self) -> None:
        """Nothing more is handed out."""
        with self._lock:
            self._stopped = True
            self._wake_all()

    def _wake_all(self) -> None:
        self._earlier.notify_all()
        self._idle.notify_all()

    def _push(self, at: float, host: str) -> None:
        self._count += 1
        heapq.heappush(self._ready, (at, self._count, host))
        if self._ready[0][1] == self._count:
            self._earlier.notify()


class _Crew:
    """The threads that work a line off into a queue of results."""

    def __init__(
        self, client: Client, line: _Line, earlier: Mapping[str, Earlier], then: Then | None
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

    def results(self) -> Iterator[tuple[str, Outcome]]:
        """What comes in, until all is done."""
        while True:
            working = any(thread.is_alive() for thread in self._threads)
            try:
                item = self._results.get(timeout=0.05 if working else 0)
            except queue.Empty:
                if not working:
                    return
                continue
            self._room.release()
            yield item

    def _work(self) -> None:
        while (taken := self._line.take()) is not None:
            self._one(*taken)

    def _one(self, host: str, job: _Job) -> None:
        # Many domains share one machine: whoever waits for it lends his thread to others.
        early = self._ready(job.address)
        if isinstance(early, float) and early > _SHORT:
            self._line.freed(host, early, job)
            return
        outcome = early if isinstance(early, Absence) else self._attempted(job.address)
        wait = self._client.wait_before_retry(outcome, job.tries)
        pause = max(self._pause(host), wait or 0.0)
        if wait is not None:
            job.tries += 1
            self._line.freed(host, pause, job)
            return
        try:
            self._line.freed(host, pause)  # its next page need not wait for what is done with this
            self._give((job.address, self._then(outcome) if self._then else outcome))
        finally:
            self._line.ended()

    def _ready(self, address: str) -> float | Absence:
        try:
            return self._client.ready(address)
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
        cooled = manners.cooled(host)
        return (
            manners.gap(host)
            if cooled > self._client.settings.patience
            else max(cooled, manners.gap(host))
        )

    def _give(self, item: Any) -> None:
        while not self._stopped.is_set():
            if self._room.acquire(timeout=_LONGEST_NAP):
                return self._results.put(item)


def _fault(address: str, error: Exception) -> Absence:
    """A bug of ours: it costs this page, not the run, and is said."""
    detail = f"A fault of this program stopped the reading of the page: {error!r}."
    return absence(address, Reason.UNSUPPORTED_TYPE, detail, checked_at=datetime.now(UTC))


def fetch_all(
    addresses: Iterable[str],
    settings: FetchSettings | None = None,
    *,
    client: Client | None = None,
    earlier: Mapping[str, Earlier] | None = None,
    then: Then | None = None,
) -> Iterator[tuple[str, Outcome]]:
    """Every address once, with its response or absence, in the order they come in.

    A host with many addresses does not hold up the rest: hosts take turns. Memory is
    bounded: fetching pauses while nobody takes the results. Closing the iterator stops.
    ``then`` is called with each outcome in the thread that fetched it and gives what is
    handed out; its host is free meanwhile. It must not raise.
    """
    own = client is None
    client = client or Client(settings)
    crew = _Crew(client, _Line(client, addresses), earlier or {}, then)
    crew.start()
    try:
        yield from crew.results()
    finally:
        crew.stop()
        if own:
            client.close()
