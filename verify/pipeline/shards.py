"""Fetching in several processes at once, for addresses that no manners hold back.

Manners count by domain and by the machine that answers, over the whole run, so with them on
one process fetches: they hold it back far more than its one interpreter does. Without them a
process is given whole domains: what one of its hosts asks for (a cool-down, its robots.txt)
is known to everybody who asks that host.
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

# More threads than this in one interpreter stand in each other's way: 5,000 addresses on two
# processors took 1.24 ms of processor time each with one process of 128 threads, 0.69 with two of 64.
THREADS = 64


@dataclass(frozen=True, slots=True)
class Shard:
    """What one process is given to do."""

    addresses: tuple[str, ...]
    settings: FetchSettings
    earlier: Mapping[str, EarlierResponse]
    read: bool  # also read the pages


def fetch_shards(shards: Sequence[Shard]) -> Iterator[tuple[str, Fetched | Absence]]:
    """Every address of every shard with its outcome, in the order they come in.

    What a process leaves undone that ends before its time (killed for its memory, say) is
    fetched here. Closing the iterator stops them all.
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
    """What comes out of the pipes, with the number of its shard, until all have ended."""
    open_ones = set(running)
    while open_ones:
        for pipe in wait(list(open_ones)):
            assert isinstance(pipe, Connection)
            try:
                yield running[pipe][0], pipe.recv()
            except (EOFError, OSError):  # at its end, or killed in the middle of a page
                open_ones.discard(pipe)


def _work(pipe: Connection, shard: Shard) -> None:
    """In a process of its own: fetch the shard, send the outcomes as they come."""
    from verify.pipeline.parallel import set_up_worker

    set_up_worker()
    try:
        for batch in _fetched(shard):
            pipe.send(batch)
    except OSError:  # nobody listens any more
        return


def _fetched(shard: Shard) -> Iterator[Batch]:
    from verify.fetch.pool import fetch_batches

    batches = fetch_batches(shard.addresses, shard.settings, earlier=shard.earlier)
    if not shard.read:
        yield from batches
        return
    for address, outcome in chain.from_iterable(batches):  # one by one: reading takes a while
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
    """``addresses`` shared out by domain, as evenly as whole domains allow.

    As many shards as ``settings.jobs`` fills with 64 threads each, ``at_most`` so many.
    """
    domains: dict[str, list[str]] = {}
    for address in addresses:
        domains.setdefault(_domain(address), []).append(address)
    count = max(1, min(at_most, -(-settings.jobs // THREADS), len(domains)))
    parts: list[list[str]] = [[] for _ in range(count)]
    sizes = [(0, number) for number in range(count)]
    for group in sorted(domains.values(), key=len, reverse=True):
        size, number = heapq.heappop(sizes)  # the next largest domain to the emptiest shard
        parts[number] += group
        heapq.heappush(sizes, (size + len(group), number))
    each = replace(settings, jobs=-(-settings.jobs // count))
    return [
        Shard(tuple(part), each, {a: earlier[a] for a in part if a in earlier}, read)
        for part in parts
    ]


def _domain(address: str) -> str:
    """The domain, quickly; where the host is not written as it is sent, as it is taken apart."""
    from verify.web.urls import rate_limit_key, registrable

    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return f"d:{registrable(host)}" if host and _PLAIN.fullmatch(host) else rate_limit_key(address)
