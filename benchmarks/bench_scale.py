"""Measure runs over many generated articles: memory, time, and the size of what they write.

Each size is one ``verify run --offline --from list`` in a process and a folder of its own. Printed
are its peak memory, its wall clock seconds for each article, and the sizes of database and report;
the last columns compare with the first size.
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

WORDS = "ferry town winter council timetable bridge harbor mayor budget vote report river".split()


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run took."""

    articles: int
    memory: float  # MB at the peak
    seconds: float  # for each article
    database: float  # MB
    report: float  # MB


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
    """Return an article of six paragraphs with two statements and two notes."""
    title = " ".join(draw.choices(WORDS, k=6)).capitalize()
    prose = [" ".join(draw.choices(WORDS, k=60)).capitalize() + "." for _ in range(4)]
    said = [" ".join(draw.choices(WORDS, k=12)).capitalize() for _ in range(2)]
    quoted = [f"The mayor of Kentaur said: “{words}.”[^{n}]" for n, words in enumerate(said, 1)]
    notes = [
        f"[^{n}]: “{title} {n}”, Valley Post, 3 May 2024, https://site{number % 997}.example/{number}/{n}"
        for n in (1, 2)
    ]
    return "\n\n".join([f"# {title} {number}", *prose, *quoted, "\n".join(notes), ""])


def measured(folder: Path, count: int) -> Measured:
    """Run over this many articles in a new process."""
    listed = write_articles(folder, count)
    command = [sys.executable, "-m", "verify", "run", "--offline", "-q", "--from", str(listed)]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"verify run: exit {process.returncode}")
    report = sum(one.stat().st_size for one in (folder / "reports").rglob("*") if one.is_file())
    return Measured(
        count,
        usage.ru_maxrss / 1024,
        (time.perf_counter() - began) / count,
        (folder / "citations.db").stat().st_size / 1e6,
        report / 1e6,
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", type=int, nargs="*", default=[10_000, 50_000])
    sizes = options.parse_args().sizes
    print(f"{os.cpu_count()} processors\n")
    print(f"{'articles':>9} {'peak MB':>9} {'s/article':>10} {'database MB':>12} {'report MB':>10}")
    first: Measured | None = None
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found = measured(Path(folder), count)
        first = first or found
        print(
            f"{found.articles:>9} {found.memory:>9.0f} {found.seconds:>10.3f}"
            f" {found.database:>12.1f} {found.report:>10.1f}"
            f"   memory {found.memory / first.memory:.2f} ×,"
            f" time {found.seconds / first.seconds:.2f} ×",
            flush=True,
        )


if __name__ == "__main__":
    main()
