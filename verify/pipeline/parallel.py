"""One function over many items in several processes, results in order, memory bounded."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many items the processes would cost more than they save: starting one and loading
# its libraries takes about a second, reading an article a tenth of one (200 articles measured).
WORTHWHILE = 24
_AHEAD = 4  # items handed out in advance for each process


def in_order(
    function: Callable[[Item], Result], items: Iterable[Item], jobs: int = 0
) -> Iterator[Result]:
    """``map(function, items)``, shared out among ``jobs`` processes (0: one per processor).

    ``function`` and the items must be picklable. Few items are done here, one by one.
    """
    waiting = iter(items)
    first = list(islice(waiting, WORTHWHILE))
    count = jobs or os.cpu_count() or 1
    if count == 1 or len(first) < WORTHWHILE:
        yield from map(function, chain(first, waiting))
    else:
        yield from _shared(function, chain(first, waiting), count)


def _shared(
    function: Callable[[Item], Result], items: Iterator[Item], count: int
) -> Iterator[Result]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    # "spawn": a forked child would inherit the open database.
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"))
    try:
        ahead: deque[Future[Result]] = deque()
        for item in items:
            ahead.append(pool.submit(function, item))
            if len(ahead) >= count * _AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
