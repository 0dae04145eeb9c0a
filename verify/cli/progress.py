"""Progress bars during a run: on a terminal only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from verify.pipeline.job import Watcher


@contextmanager
def progress_watcher(stream: TextIO) -> Iterator[Watcher]:
    """Yield a watcher that draws bars if ``stream`` is a terminal; elsewhere it only prints notes."""
    from verify.pipeline.job import Watcher

    def note(sentence: str) -> None:
        print(sentence, file=stream)

    if not stream.isatty():
        yield Watcher(noting=note)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<9}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[what]}", style="dim"),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        reading, fetching, checking = (
            _Bar(progress, name) for name in ("Reading", "Fetching", "Checking")
        )
        yield Watcher(reading, fetching, checking, lambda note: progress.console.print(note))


class _Bar:
    """One bar, drawn from the first progress on."""

    def __init__(self, progress: Progress, name: str) -> None:
        self._progress, self._name = progress, name
        self._task: TaskID | None = None

    def __call__(self, done: int, total: int, what: str) -> None:
        shown = what if len(what) <= 48 else "…" + what[-47:]
        if self._task is None:
            self._task = self._progress.add_task(self._name, total=None, what=shown)
        self._progress.update(self._task, completed=done, total=total or None, what=shown)
