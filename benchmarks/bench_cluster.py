"""Compare reading pages in processes of this machine with reading them on a Dask cluster.

The pages are generated and have the size of news pages; nothing is requested. Printed are wall
clock seconds, pages a second and processor time, and how much more of both the cluster takes than
as many processes here: the processor time, because others may use the processors too.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import psutil

from verify.archive import Archive
from verify.config import Settings
from verify.pipeline import limits
from verify.pipeline.cluster.batch import read_pages
from verify.pipeline.cluster.connect import connected
from verify.pipeline.cluster.pages import PageFarm
from verify.pipeline.executors.executor import Executor
from verify.pipeline.executors.process_pool import PoolExecutor
from verify.pipeline.parallel import new_pool
from verify.web.response import Fetched

NOW = datetime(2026, 5, 1, tzinfo=UTC)
WORDS = "ferry town winter council timetable bridge harbor mayor budget vote report river".split()


def pages(count: int) -> Iterator[tuple[str, Fetched]]:
    """Yield (URL, response) of generated pages: 40 paragraphs among menus and side boxes."""
    draw = random.Random(17)
    for number in range(count):
        said = (" ".join(draw.choices(WORDS, k=60)).capitalize() + "." for _ in range(40))
        menu = "".join(f'<li><a href="/s{n}">Section {n}</a></li>' for n in range(150))
        body = (
            f"<html lang=en><head><title>News {number}</title></head><body><nav><ul>{menu}</ul></nav>"
            f"<article><h1>News {number}</h1>{''.join(f'<p>{text}</p>' for text in said)}</article>"
            f"<aside><ul>{menu}</ul></aside></body></html>"
        ).encode()
        url = f"https://news.example/{number}"
        headers = (("Content-Type", "text/html; charset=utf-8"),)
        yield url, Fetched(url, url, 200, headers, body, body, None, NOW, 0.1)


@dataclass(frozen=True, slots=True)
class Taken:
    """What archiving and reading the pages took, in seconds."""

    clock: float
    processor: float  # of all processes: client, scheduler and workers

    def line(self, count: int) -> str:
        each = 1_000 * self.processor / count
        return f"{self.clock:7.1f} s {count / self.clock:7.1f} pages/s {each:6.1f} ms CPU/page"


def taken(executor: Executor, count: int) -> Taken:
    """Archive and read the pages on an executor that is warm."""
    list_of = list(pages(count))
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder)) as archive:
        warm = [executor.submit(read_pages, (one,), limits.LIMITS) for _, one in list_of[:8]]
        for task in warm:
            task.result()
        began, used = time.perf_counter(), processor_seconds()
        done = sum(1 for _ in PageFarm(executor, archive).read(list_of))
        assert done == count
        return Taken(time.perf_counter() - began, processor_seconds() - used)


def processor_seconds() -> float:
    """Return what this process and those that it started have used."""
    own = psutil.Process()
    used = [one.cpu_times() for one in (own, *own.children(recursive=True))]
    return sum(one.user + one.system for one in used)


def compared(count: int, workers: int) -> tuple[Taken, Taken]:
    """Return what the pages take in so many processes here, and on so many Dask workers."""
    pool = PoolExecutor(new_pool(workers), workers)
    here = taken(pool, count)
    pool.close()
    with connected(Settings(cluster="local", jobs=workers), print) as cluster:
        assert cluster is not None
        return here, taken(cluster, count)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=1_000)
    options.add_argument("--rounds", type=int, default=3, help="the medians of so many are given")
    given = options.parse_args()
    print(f"{given.pages} pages, {os.cpu_count()} processors")
    for workers in (1, 2):
        clock, processor = [], []
        for _ in range(given.rounds):
            here, there = compared(given.pages, workers)
            print(f"\n{workers} processes here  {here.line(given.pages)}")
            print(f"{workers} Dask workers    {there.line(given.pages)}", flush=True)
            clock.append(there.clock / here.clock - 1)
            processor.append(there.processor / here.processor - 1)
        print(f"\n{workers} workers: {median(processor):+.0%} CPU, {median(clock):+.0%} longer")


if __name__ == "__main__":
    main()
