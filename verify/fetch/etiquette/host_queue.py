"""Queues of URLs to fetch, one per host, ordered by when each host may be requested."""

from __future__ import annotations

import heapq
import threading
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from verify.fetch.client import Client
from verify.web.urls import rate_limit_key

_LONGEST_NAP = 0.5


@dataclass(slots=True)
class Job:
    """One URL and its number of failed tries."""

    address: str
    tries: int = 0


class HostQueues:
    """One queue per host, and a heap of hosts by the time they may be requested again."""

    def __init__(self, client: Client, addresses: Iterable[str]) -> None:
        self._client = client
        self._polite = client.settings.polite
        self._hosts: dict[str, deque[Job]] = {}
        self._ready: list[tuple[float, int, str]] = []
        self._count = 0
        self._left = 0
        self._lock = threading.Lock()
        # One thread watches for the next host's time; the others sleep until it has taken a job.
        # If all watched, each job would wake them all: measured with 128 threads and 250 hosts,
        # that cost each host about 40 ms a request.
        self._watching = False
        self._earlier = threading.Condition(self._lock)  # for the watching thread
        self._idle = threading.Condition(self._lock)  # for the other threads
        self._stopped = False
        for address in dict.fromkeys(addresses):
            self._hosts.setdefault(rate_limit_key(address), deque()).append(Job(address))
            self._left += 1
        with self._lock:
            for host in self._hosts:
                self._push(0.0, host)

    def take(self) -> tuple[str, Job] | None:
        """Wait for the next job whose host may be requested; return None when all jobs are done."""
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

    def _next(self, host: str) -> tuple[str, Job]:
        jobs = self._hosts[host]
        job = jobs.popleft()
        if jobs and not self._polite:
            self._push(0.0, host)  # without rate limits a host may get parallel requests
        return host, job

    def release(self, host: str, wait: float, again: Job | None = None) -> None:
        """Make the host available after ``wait`` seconds, and requeue ``again``.

        A job that was tried goes to the end of the host's queue; one that only waited goes to its
        head.
        """
        with self._lock:
            jobs = self._hosts[host]
            if again is not None:
                (jobs.append if again.tries else jobs.appendleft)(again)
            if again is not None or (jobs and self._polite):
                self._push(self._client.manners.now() + wait, host)

    def finish_job(self) -> None:
        """Count a job as done."""
        with self._lock:
            self._left -= 1
            if not self._left:
                self._wake_all()

    def stop(self) -> None:
        """Hand out no more jobs."""
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
