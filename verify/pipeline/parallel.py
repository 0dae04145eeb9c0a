"""Several processes: one function over many items, results in order, memory bounded."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from multiprocessing import parent_process
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many items the processes would cost more than they save: starting one and loading
# its libraries takes about a second, reading an article a tenth of one (200 articles measured).
WORTHWHILE = 24
_AHEAD = 4  # items handed out in advance for each process


def in_order(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int = 0,
    alone: Callable[[Item], Result] | None = None,
) -> Iterator[Result]:
    """``map(function, items)``, shared out among ``jobs`` processes (0: one per processor).

    ``function`` and the items must be picklable. Few items are done here, one by one; so are
    those of processes that ended before their time (killed for their memory, say). ``alone``:
    how an item is done that is done here.
    """
    here = alone or function
    waiting = iter(items)
    first = list(islice(waiting, WORTHWHILE))
    count = processes(jobs)
    if count == 1 or len(first) < WORTHWHILE:
        yield from map(here, chain(first, waiting))
    else:
        yield from _shared(function, chain(first, waiting), count, here)


def processes(jobs: int) -> int:
    """How many processes ``jobs`` asks for: 0 is one for each processor."""
    return jobs or os.cpu_count() or 1


def new_pool(count: int) -> ProcessPoolExecutor:
    """A pool of ``count`` processes that leave the interrupt key to us and end when we end."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # "spawn": a forked child would inherit the open database.
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=set_up_worker)


def _shared(
    function: Callable[[Item], Result],
    items: Iterator[Item],
    count: int,
    here: Callable[[Item], Result],
) -> Iterator[Result]:
    from concurrent.futures import BrokenExecutor

    pool = new_pool(count)
    undone: deque[Item] = deque()
    ahead: deque[Future[Result]] = deque()
    try:
        for item in items:
            undone.append(item)
            ahead.append(pool.submit(function, item))
            if len(ahead) >= count * _AHEAD:
                yield _first(ahead, undone)
        while ahead:
            yield _first(ahead, undone)
    except BrokenExecutor:
        yield from map(here, chain(undone, items))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def processes_start(start: Callable[[int], ProcessPoolExecutor] = new_pool) -> bool:
    """Whether processes can be started: a script that calls us outside of
    ``if __name__ == "__main__"`` cannot start any."""
    from concurrent.futures import BrokenExecutor

    with start(1) as pool:
        try:
            return pool.submit(os.getpid).result() > 0
        except BrokenExecutor:
            return False


def _first(ahead: deque[Future[Result]], undone: deque[Item]) -> Result:
    result = ahead[0].result()
    ahead.popleft()
    undone.popleft()
    return result


def set_up_worker() -> None:
    """In a process of ours: leave the interrupt key to the parent, and end when it ends.

    A pool waits for work for ever where its parent was killed: nobody closes the pipe, since
    every process of the pool holds both of its ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
