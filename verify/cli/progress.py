"""Progress bars during a run: on a terminal only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from verify.report.excerpts import printable
from verify.report.safe_text import visible

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from verify.pipeline.job import Watcher


@contextmanager
def progress_watcher(stream: TextIO) -> Iterator[Watcher]:
    """Yield a watcher that draws bars if ``stream`` is a terminal; elsewhere it only prints notes."""
    from verify.pipeline.job import Watcher

    def note(sentence: str) -> None:
        print(visible(sentence), file=stream)

    stream = getattr(stream, "unguarded", stream)  # rich draws; its words are made safe below
    if not stream.isatty():
        yield Watcher(noting=note)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
    from rich.text import Text

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<9}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        # An address may hold “[/b]”: what comes from outside is never rich's markup.
        TextColumn("{task.fields[what]}", style="dim", markup=False),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        reading = _Bar(progress, "Reading")
        fetching = _Bar(progress, "Fetching", (reading,))
        checking = _Bar(progress, "Checking", (reading, fetching))
        yield Watcher(
            reading, fetching, checking, lambda note: progress.console.print(Text(printable(note)))
        )


class _Bar:
    """One bar, drawn from the first progress on; those ``before`` it are complete then."""

    def __init__(self, progress: Progress, name: str, before: tuple[_Bar, ...] = ()) -> None:
        self._progress, self._name, self._before = progress, name, before
        self._task: TaskID | None = None
        self._done = 0

    def __call__(self, done: int, total: int, what: str) -> None:
        what = printable(what)
        shown = what if len(what) <= 48 else "…" + what[-47:]
        if self._task is None:
            self._task = self._progress.add_task(self._name, total=None, what=shown)
            for bar in self._before:
                bar.end()
        self._done = done
        self._progress.update(self._task, completed=done, total=total or None, what=shown)

    def end(self) -> None:
        """Complete the bar: the number of articles is known only when all are read."""
        if self._task is not None:
            self._progress.update(self._task, total=self._done)
