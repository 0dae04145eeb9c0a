"""One child process that computes one call after another and may die of any of them.

A pool would start its processes anew with all their imports. Here the process is forked from
this one where that is safe: it has every module that is loaded already and starts in some 10 ms.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from verify.pipeline.parallel import set_up_worker


class WorkerDied(Exception):
    """The process ended during a call, or was ended at its deadline (``exit_code`` is None)."""

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


class WorkerProcess:
    """A child process; it ends with this one. Not safe to share between threads."""

    def __init__(self) -> None:
        # Where this process cannot be forked: "spawn", which inherits nothing.
        context: Any = get_context("fork" if can_fork() else "spawn")
        self._owner = os.getpid()
        self._pipe, theirs = context.Pipe()
        inherited = context.get_start_method() == "fork"
        self._process = context.Process(target=_serve, args=(theirs, inherited), daemon=True)
        self._process.start()
        theirs.close()
        #: Bytes by which the peak of its memory has grown since it started, after the last call.
        self.growth = 0

    def alive(self) -> bool:
        """Return whether the process runs and belongs to this process, not to one before a fork."""
        return self._owner == os.getpid() and bool(self._process.is_alive())

    def call(self, function: Callable[..., Any], *arguments: Any, seconds: float) -> Any:
        """Return ``function(*arguments)``, or raise what it raised.

        Raises ``WorkerDied`` if the process ends first; it is ended after ``seconds``. After any
        other exception of this process (an interrupt), the process must be stopped.
        """
        work = pickle.dumps((function, arguments))
        try:
            self._pipe.send_bytes(work)
            if not self._pipe.poll(seconds):
                self.stop()
                raise WorkerDied(None)
            self.growth, ok, outcome = pickle.loads(self._pipe.recv_bytes())
        except (EOFError, OSError):
            self._process.join()
            raise WorkerDied(self._process.exitcode) from None
        if not ok:
            raise outcome
        return outcome

    def stop(self) -> None:
        """End the process at once."""
        self._pipe.close()
        if self.alive():
            self._process.kill()
            self._process.join()


def can_fork() -> bool:
    """Return whether a fork of this process is safe.

    Another thread may hold a lock that nobody in the child would ever release. The thread that
    redraws the progress bars does not matter: the child draws nothing. On macOS, system libraries
    do not survive a fork.
    """
    others = (
        thread for thread in threading.enumerate() if thread is not threading.current_thread()
    )
    return sys.platform == "linux" and all(type(t).__module__ == "rich.live" for t in others)


def _serve(pipe: Connection, inherited: bool) -> None:
    """Compute what arrives until the other end of the pipe is closed."""
    if inherited:
        _leave_parent(pipe)
    set_up_worker()
    start = _peak()  # a fork begins with its parent's memory, which may be large
    while True:
        try:
            function, arguments = pickle.loads(pipe.recv_bytes())
        except (EOFError, OSError):
            return
        pipe.send_bytes(_outcome(function, arguments, start))


def _leave_parent(pipe: Connection) -> None:
    """Give up what a fork shares with the parent: open files, output, signal handlers, garbage.

    A lock on a file is kept as long as any process has the file open.
    """
    gc.freeze()  # no object of the parent is ever finalized here
    sys.stdout = sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - open until the end
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = parent_process()
    kept = {pipe.fileno(), sys.stdout.fileno(), parent.sentinel if parent else -1}
    for number in (int(entry.name) for entry in list(Path("/proc/self/fd").iterdir())):
        if number > 2 and number not in kept:
            with suppress(OSError):
                os.close(number)


def _outcome(function: Callable[..., Any], arguments: tuple[Any, ...], start: int) -> bytes:
    """Return growth of memory, whether the call succeeded, and its value or exception, pickled."""
    try:
        value = function(*arguments)
        return pickle.dumps((_peak() - start, True, value))
    except Exception as error:
        return pickle.dumps((_peak() - start, False, _portable(error)))


def _portable(error: Exception) -> Exception:
    """Return the exception with its traceback as a note; another one if it cannot be pickled."""
    trace = "".join(traceback.format_exception(error))
    error.add_note(f"\nIn the process that read it:\n{trace}")
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(trace)
    return error


def _peak() -> int:
    """Return the peak of this process's memory in bytes; 0 where the system does not tell.

    On Linux from its own status: ``getrusage`` also counts what the parent had before an exec.
    """
    with suppress(OSError, IndexError, ValueError):
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    try:
        import resource
    except ImportError:  # Windows
        return 0
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size if sys.platform == "darwin" else size * 1024
