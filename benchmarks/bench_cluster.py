"""Compare reading pages in processes of this machine with reading them on a Dask cluster.

The pages are generated and have the size of news pages; nothing is requested. Printed are wall
clock seconds, pages a second, and how much longer the cluster takes than as many processes here.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from verify.archive import Archive
from verify.config import Settings
from verify.pipeline import limits
from verify.pipeline.cluster.connect import connected
from verify.pipeline.cluster.pages import PageFarm, read_armed
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


def seconds(executor: Executor, count: int) -> float:
    """Return the wall clock seconds of archiving and reading the pages."""
    list_of = list(pages(count))
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder)) as archive:
        warm = [executor.submit(read_armed, one, limits.LIMITS) for _, one in list_of[:8]]
        for task in warm:
            task.result()
        began = time.perf_counter()
        done = sum(1 for _ in PageFarm(executor, archive).read(list_of))
        assert done == count
        return time.perf_counter() - began


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=1_000)
    count = options.parse_args().pages
    show = partial(print, flush=True)
    show(f"{count} pages, {os.cpu_count()} processors\n")
    for workers in (1, 2):
        pool = PoolExecutor(new_pool(workers), workers)
        here = seconds(pool, count)
        pool.close()
        settings = Settings(cluster="local", jobs=workers)
        with connected(settings, print) as cluster:
            assert cluster is not None
            there = seconds(cluster, count)
        show(f"{workers} processes here  {here:7.1f} s {count / here:7.1f} pages/s")
        show(f"{workers} Dask workers    {there:7.1f} s {count / there:7.1f} pages/s", end="")
        show(f"   {there / here - 1:+.0%}\n")


if __name__ == "__main__":
    main()
