"""Map a function over many items in several processes, in order and with bounded memory."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from multiprocessing import parent_process
from typing import TYPE_CHECKING, TypeVar

from verify.pipeline.executors.executor import Executor, run_in_order

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

# With fewer items the processes cost more than they save: starting one and loading its
# libraries takes about 1 s, reading an article about 0.1 s (measured on 200 articles).
WORTHWHILE = 24


def in_order(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int = 0,
    alone: Callable[[Item], Result] | None = None,
    executor: Executor | None = None,
) -> Iterator[Result]:
    """Yield ``map(function, items)``, computed by ``jobs`` processes (0: one per processor).

    ``function`` and the items must be picklable. A few items are processed here, one by one; so
    are the items of a process that died (killed for its memory, for example). ``alone`` is the
    function to use for items that are processed here. With ``executor``, that computes all.
    """
    here = alone or function
    if executor is not None:
        yield from run_in_order(executor, function, iter(items), here)
        return
    waiting = iter(items)
    first = list(islice(waiting, WORTHWHILE))
    count = processes(jobs)
    if count == 1 or len(first) < WORTHWHILE:
        yield from map(here, chain(first, waiting))
    else:
        from verify.pipeline.executors.process_pool import PoolExecutor

        pool = PoolExecutor(new_pool(count), count)
        try:
            yield from run_in_order(pool, function, chain(first, waiting), here)
        finally:
            pool.close()


def processes(jobs: int) -> int:
    """Return the number of processes that ``jobs`` asks for: 0 means one per processor."""
    return jobs or os.cpu_count() or 1


def new_pool(count: int) -> ProcessPoolExecutor:
    """Return a pool of ``count`` processes that ignore Ctrl-C and end when this process ends."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # "spawn": a forked child would inherit the open database.
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=set_up_worker)


def processes_start(start: Callable[[int], ProcessPoolExecutor] = new_pool) -> bool:
    """Return whether processes can be started.

    A script that calls us outside ``if __name__ == "__main__"`` cannot start any.
    """
    from concurrent.futures import BrokenExecutor

    with start(1) as pool:
        try:
            return pool.submit(os.getpid).result() > 0
        except BrokenExecutor:
            return False


def set_up_worker() -> None:
    """Set up a worker: ignore the interrupt signal, and end when the parent ends.

    Without this, a pool whose parent was killed would wait for work forever: every process of the
    pool holds both ends of the pipe, so it is never closed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
