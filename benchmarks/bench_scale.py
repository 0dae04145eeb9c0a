"""Measure runs over many generated articles: memory, time, and the size of what they write.

Each size is one ``verify run --offline --from list`` in a process and a folder of its own. Printed
are its peak memory, its wall clock and processor seconds for each article, and the sizes of database
and report; the last columns compare with the size before. Then the time of each page of the desk, compared with
the first size.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from desk_pages import desk_times

WORDS = "ferry town winter council timetable bridge harbor mayor budget vote report river".split()


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run took."""

    articles: int
    memory: float  # MB at the peak
    seconds: float  # for each article
    processor: float  # seconds for each article, of all processes
    database: float  # MB
    report: float  # MB
    desk: dict[str, float]  # milliseconds of each page


def write_articles(folder: Path, count: int) -> Path:
    """Write the articles, 500 a folder, and the list of their paths."""
    draw = random.Random(count)
    listed = folder / "list.txt"
    with listed.open("w", encoding="utf-8") as lines:
        for number in range(count):
            path = folder / "articles" / str(number // 500) / f"{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(article(draw, number), encoding="utf-8")
            lines.write(f"{path}\n")
    return listed


def article(draw: random.Random, number: int) -> str:
    """Return an article of six paragraphs with two statements and three notes.

    It has two faults: a date that does not exist, and a note that nothing refers to.
    """
    title = " ".join(draw.choices(WORDS, k=6)).capitalize()
    prose = [" ".join(draw.choices(WORDS, k=60)).capitalize() + "." for _ in range(4)]
    said = [" ".join(draw.choices(WORDS, k=12)).capitalize() for _ in range(2)]
    quoted = [f"The mayor of Kentaur said: “{words}.”[^{n}]" for n, words in enumerate(said, 1)]
    notes = [
        f"[^{n}]: “{title} {n}”, Valley Post, {day} 2024, https://site{number % 997}.example/{number}/{n}"
        for n, day in ((1, "31 April"), (2, "3 May"), (3, "4 May"))
    ]
    return "\n\n".join([f"# {title} {number}", *prose, *quoted, "\n".join(notes), ""])


def measured(folder: Path, count: int, jobs: int) -> Measured:
    """Run over this many articles in a new process, which reads them in ``jobs`` processes."""
    listed = write_articles(folder, count)
    command = [sys.executable, "-m", "verify", "run", "--offline", "-q", "--from", str(listed)]
    command += ["--jobs", str(jobs)]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = (time.perf_counter() - began) / count
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"verify run: exit {process.returncode}")
    report = sum(one.stat().st_size for one in (folder / "reports").rglob("*") if one.is_file())
    return Measured(
        count,
        usage.ru_maxrss / 1024,
        seconds,
        (usage.ru_utime + usage.ru_stime) / count,
        (folder / "citations.db").stat().st_size / 1e6,
        report / 1e6,
        desk_times(folder / "citations.db"),
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000, 50_000])
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = options.parse_args()
    print(f"{os.cpu_count()} processors\n")
    print(
        f"{'articles':>9} {'peak MB':>9} {'s/article':>10} {'CPU s':>7} {'database MB':>12} {'report MB':>10}"
    )
    measurements: list[Measured] = []
    for count in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            found = measured(Path(folder), count, given.jobs)
        before = measurements[-1] if measurements else found
        measurements.append(found)
        print(
            f"{found.articles:>9} {found.memory:>9.0f} {found.seconds:>10.3f} {found.processor:>7.3f}"
            f" {found.database:>12.1f} {found.report:>10.1f}"
            f"   memory {found.memory / before.memory:.2f} ×,"
            f" time {found.seconds / before.seconds:.2f} ×,"
            f" CPU {found.processor / before.processor:.2f} ×",
            flush=True,
        )
    print_desk(measurements)


def print_desk(measurements: list[Measured]) -> None:
    """Print the milliseconds of each page at each size, and the last divided by the first."""
    first, last = measurements[0].desk, measurements[-1].desk
    print(f"\n{'page of the desk, ms':36}", *(f"{one.articles:>8}" for one in measurements))
    for page in first:
        times = " ".join(f"{one.desk[page]:8.1f}" for one in measurements)
        print(f"{page:36} {times}   {last[page] / first[page]:.2f} ×")


if __name__ == "__main__":
    main()
