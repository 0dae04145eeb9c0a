"""Read untrusted pages and articles under time and memory limits, as PDF files are.

Reading runs in a process that the system kills when its processor time is up: nothing else
can interrupt a regular expression or libxml2. Small inputs are read in this process; the test
on how work grows with input size shows what they can cost at most.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import current_process
from typing import Any, TypeVar

from verify.pipeline.parallel import new_pool, processes_start

Argument = TypeVar("Argument")
Result = TypeVar("Result")

#: Bytes. Inputs up to this size are read in this process: starting another takes about 1 s.
IN_PLACE = 32_768


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for reading one page or article: seconds of processor time, bytes of address space.

    The largest page that is fetched (20 MB) takes about 20 s and 1.5 GB.
    """

    seconds: float = 60.0
    memory: int = 4_000_000_000


class OverLimit(Exception):
    """Reading reached a limit; ``kind`` is time, memory or fault, the message a sentence."""

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(kind, sentence)
        self.kind, self.sentence = kind, sentence

    def __str__(self) -> str:
        return self.sentence


class _Process:
    """The process that reads for this one, started when first needed."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._busy = threading.Lock()

    def run(
        self, function: Callable[[Argument], Result], argument: Argument, limits: Limits
    ) -> Result:
        with self._busy:
            self._pool = self._pool or new_pool(1)
            began = time.monotonic()
            try:
                return self._pool.submit(armed, function, argument, limits).result()
            except BrokenExecutor:
                self.stop()
                seconds = time.monotonic() - began
        if seconds < limits.seconds and not processes_start():
            return function(argument)
        raise ended(seconds, limits)

    def stop(self) -> None:
        """End the process; the next call starts a new one."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


_process = _Process()
LIMITS = Limits()


def end_process() -> None:
    """End the reading process, if one was started."""
    _process.stop()


def within_limits(function: Callable[[Argument], Result], argument: Argument, size: int) -> Result:
    """Return ``function(argument)``, computed under limits if the input is large.

    Inputs of more than ``IN_PLACE`` bytes go to a process with limits. Raises ``OverLimit``, and
    whatever the function raises.
    """
    if size <= IN_PLACE:
        return function(argument)
    if current_process().daemon:  # a shard cannot start a process
        return armed(function, argument, LIMITS)
    return _process.run(function, argument, LIMITS)


def armed(function: Callable[[Any], Result], argument: Any, limits: Limits) -> Result:
    """Return ``function(argument)``, with the limits set on this process.

    The system kills the process when its time is up. Raises ``OverLimit`` when memory runs out.
    """
    _limit_memory(limits.memory)
    _limit_time(limits.seconds)
    try:
        return function(argument)
    except MemoryError:
        size = f"{limits.memory / 1e9:g} GB"
        raise OverLimit("memory", f"Reading it took more than {size} of memory.") from None
    finally:
        _limit_time(0)


def _limit_time(seconds: float) -> None:
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def ended(seconds: float, limits: Limits) -> OverLimit:
    """Return why a reader ended after running for this many seconds."""
    if seconds >= limits.seconds:
        return OverLimit("time", f"Reading it took more than {limits.seconds:g} s.")
    return OverLimit("fault", "Reading it failed or took too much memory.")
