"""Fetch in several processes at once, for URLs without rate limits.

Rate limits apply per domain and per server over the whole run. With them a single process
fetches everything, since they slow it down far more than its one interpreter does. Without
them each process gets whole domains, so that what one host asks for (a cool-down, its
robots.txt) is known to everything that requests from that host.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from verify.fetch import EarlierResponse, Fetched, FetchSettings
    from verify.model import Absence

_PLAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
Batch: TypeAlias = "list[tuple[str, Fetched | Absence]]"

# More threads than this in one interpreter get in each other's way: 5,000 URLs on two processors
# took 1.24 ms of processor time each with one process of 128 threads, 0.69 with two of 64.
THREADS = 64


@dataclass(frozen=True, slots=True)
class Shard:
    """The work of one process."""

    addresses: tuple[str, ...]
    settings: FetchSettings
    earlier: Mapping[str, EarlierResponse]
    read: bool  # also parse the pages


def fetch_shards(shards: Sequence[Shard]) -> Iterator[tuple[str, Fetched | Absence]]:
    """Yield every URL of every shard with its outcome, in the order in which they arrive.

    URLs that a process leaves unfinished when it dies (killed for its memory, for example) are
    fetched here. Closing the iterator stops all processes.
    """
    context = get_context("spawn")
    left = [set(shard.addresses) for shard in shards]
    running: dict[Connection, tuple[int, BaseProcess]] = {}
    process: BaseProcess
    try:
        for number, shard in enumerate(shards):
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_work, args=(theirs, shard), daemon=True)
            process.start()
            theirs.close()
            running[ours] = number, process
        for number, batch in _received(running):
            for address, outcome in batch:
                left[number].discard(address)
                yield address, outcome
    finally:
        for pipe, (_, process) in running.items():
            pipe.close()
            process.terminate()
            process.join()
    for shard, undone in zip(shards, left, strict=True):
        yield from chain.from_iterable(_fetched(replace(shard, addresses=tuple(undone))))


def _received(
    running: dict[Connection, tuple[int, BaseProcess]],
) -> Iterator[tuple[int, Batch]]:
    """Yield the batches from the pipes, with their shard's number, until all pipes have closed."""
    open_ones = set(running)
    while open_ones:
        for pipe in wait(list(open_ones)):
            assert isinstance(pipe, Connection)
            try:
                yield running[pipe][0], pipe.recv()
            except (EOFError, OSError):  # finished, or killed in the middle of a page
                open_ones.discard(pipe)


def _work(pipe: Connection, shard: Shard) -> None:
    """Fetch the shard in this process and send the outcomes as they arrive."""
    from verify.pipeline.parallel import set_up_worker

    set_up_worker()
    try:
        for batch in _fetched(shard):
            pipe.send(batch)
    except OSError:  # the parent has closed the pipe
        return


def _fetched(shard: Shard) -> Iterator[Batch]:
    from verify.fetch.pool import fetch_batches

    batches = fetch_batches(shard.addresses, shard.settings, earlier=shard.earlier)
    if not shard.read:
        yield from batches
        return
    for address, outcome in chain.from_iterable(batches):  # sent one by one: reading takes a while
        yield [(address, _read(outcome))]


def _read(outcome: Fetched | Absence) -> Fetched | Absence:
    from verify.fetch import Fetched
    from verify.pipeline.capture import with_page

    return with_page(outcome) if isinstance(outcome, Fetched) else outcome


def split_into_shards(
    addresses: Sequence[str],
    settings: FetchSettings,
    earlier: Mapping[str, EarlierResponse],
    *,
    read: bool = True,
    at_most: int = 1,
) -> list[Shard]:
    """Return ``addresses`` split by domain, as evenly as whole domains allow.

    There are as many shards as ``settings.jobs`` fills with 64 threads each, but no more than
    ``at_most``.
    """
    domains: dict[str, list[str]] = {}
    for address in addresses:
        domains.setdefault(_domain(address), []).append(address)
    count = max(1, min(at_most, -(-settings.jobs // THREADS), len(domains)))
    parts: list[list[str]] = [[] for _ in range(count)]
    sizes = [(0, number) for number in range(count)]
    for group in sorted(domains.values(), key=len, reverse=True):
        size, number = heapq.heappop(sizes)  # the next largest domain goes to the smallest shard
        parts[number] += group
        heapq.heappush(sizes, (size + len(group), number))
    each = replace(settings, jobs=-(-settings.jobs // count))
    return [
        Shard(tuple(part), each, {a: earlier[a] for a in part if a in earlier}, read)
        for part in parts
    ]


def _domain(address: str) -> str:
    """Return the domain by a fast path, or by full parsing if the host is in an unusual form."""
    from verify.web.urls import rate_limit_key, registrable

    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return f"d:{registrable(host)}" if host and _PLAIN.fullmatch(host) else rate_limit_key(address)
