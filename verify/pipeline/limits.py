"""Read untrusted pages and articles under time and memory limits, as PDF files are.

Reading runs in a process that the system kills when its processor time is up: nothing else
can interrupt a regular expression or libxml2. Small inputs are read in this process; the test
on how work grows with input size shows what they can cost at most.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import current_process
from typing import Any, TypeVar

from verify.model import Reason
from verify.pipeline.parallel import processes_start
from verify.pipeline.worker_process import WorkerDied, WorkerProcess, can_fork

Argument = TypeVar("Argument")
Result = TypeVar("Result")

#: Bytes. Inputs up to this size are read in this process: starting another takes up to 1 s.
IN_PLACE = 32_768
# Bytes. A reading process whose memory grew by more than this is replaced after that input.
_REPLACED_FROM = 1_000_000_000
# The limit is on processor time; a process that has waited for ten times as long is stuck.
_WAIT = 10
# How a process ends whose time is up; None: it was ended here.
_TIME_UP = (None, -getattr(signal, "SIGPROF", 27))


_REASONS = {"time": Reason.TOO_SLOW, "memory": Reason.TOO_LARGE}


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

    @property
    def reason(self) -> Reason:
        return _REASONS.get(self.kind, Reason.UNSUPPORTED_TYPE)

    def __str__(self) -> str:
        return self.sentence


class _Reader:
    """The process that reads for this one: started when first needed, replaced when it dies."""

    def __init__(self) -> None:
        self._worker: WorkerProcess | None = None
        self._busy = threading.Lock()

    def start(self) -> WorkerProcess:
        """Return the process, running."""
        if self._worker is None or not self._worker.alive():
            self.stop()
            self._worker = WorkerProcess()
        return self._worker

    def run(
        self, function: Callable[[Argument], Result], argument: Argument, limits: Limits
    ) -> Result:
        with self._busy:
            exit_code: int | None = 0
            for _ in range(2):  # the first time it may have been killed from outside
                try:
                    return self._read(function, argument, limits)
                except WorkerDied as died:
                    exit_code = died.exit_code
                if exit_code in _TIME_UP:
                    raise ended(limits.seconds, limits)
        if exit_code == 1 and not processes_start():
            return function(argument)
        raise ended(0, limits)

    def _read(
        self, function: Callable[[Argument], Result], argument: Argument, limits: Limits
    ) -> Result:
        worker, wait = self.start(), limits.seconds * _WAIT
        try:
            found: Result = worker.call(armed, function, argument, limits, seconds=wait)
        except (WorkerDied, OverLimit, KeyboardInterrupt, SystemExit):
            self.stop()
            raise
        if worker.growth > _REPLACED_FROM:
            self.stop()
        return found

    def stop(self) -> None:
        """End the process; the next call starts a new one."""
        if self._worker is not None:
            self._worker.stop()
            self._worker = None


_reader = _Reader()
LIMITS = Limits()


def start_process() -> None:
    """Start the reading process if that is cheap now and will not be once there are threads."""
    if can_fork() and not current_process().daemon:
        _reader.start()


def end_process() -> None:
    """End the reading process, if one was started."""
    _reader.stop()


def within_limits(function: Callable[[Argument], Result], argument: Argument, size: int) -> Result:
    """Return ``function(argument)``, computed under limits if the input is large.

    Inputs of more than ``IN_PLACE`` bytes go to a process with limits. Raises ``OverLimit``, and
    whatever the function raises.
    """
    if size <= IN_PLACE:
        return function(argument)
    if current_process().daemon:  # a shard cannot start a process
        return armed(function, argument, LIMITS)
    return _reader.run(function, argument, LIMITS)


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
        if threading.current_thread() is threading.main_thread():  # others may not set it
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
