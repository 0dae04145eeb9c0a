"""Where functions run besides this process: in a pool of processes, or on a cluster's workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 4  # items submitted in advance per process or worker


class Task(Protocol):
    """A function that was submitted."""

    def result(self) -> Any:
        """Return what the function returned, or raise what it raised; block until it has ended."""

    def done(self) -> bool:
        """Return whether it has ended."""

    def cancel(self) -> bool:
        """Do not run the function if it has not begun."""


class Lost(Exception):
    """A task was lost: its process died each time that it was run."""


class Gone(Exception):
    """The executor is gone, with every task that has not ended."""


class Executor(Protocol):
    """Runs functions elsewhere. Results of tasks may raise ``Lost`` or ``Gone``."""

    @property
    def size(self) -> int:
        """Return how many functions run at once."""

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Task:
        """Run the function elsewhere; it and its arguments are pickled. Raises ``Gone``."""

    def close(self) -> None:
        """Stop; what has not begun is not run."""


def run_in_order(
    executor: Executor,
    function: Callable[[Item], Result],
    items: Iterator[Item],
    here: Callable[[Item], Result],
) -> Iterator[Result]:
    """Yield ``map(function, items)``, computed by the executor with a few items in advance.

    ``here`` computes what the executor lost: one item, or all that is left when it is gone.
    """
    ahead: deque[tuple[Item, Task]] = deque()
    most = executor.size * AHEAD
    try:
        for item in items:
            try:
                ahead.append((item, executor.submit(function, item)))
            except Gone:
                yield from (_finished(one, task, here) for one, task in _drained(ahead))
                yield here(item)
                yield from map(here, items)
                return
            if len(ahead) >= most:
                yield _finished(*ahead.popleft(), here)
        yield from (_finished(item, task, here) for item, task in _drained(ahead))
    finally:
        for _, task in ahead:
            task.cancel()


def _drained(ahead: deque[tuple[Item, Task]]) -> Iterator[tuple[Item, Task]]:
    while ahead:
        yield ahead.popleft()


def _finished(item: Item, task: Task, here: Callable[[Item], Result]) -> Result:
    try:
        result: Result = task.result()
    except (Lost, Gone):
        return here(item)
    return result
