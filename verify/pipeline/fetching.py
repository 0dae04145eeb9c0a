"""Many addresses → their outcomes, on as many processors as there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from verify.pipeline.parallel import WORTHWHILE, processes

if TYPE_CHECKING:
    from verify.fetch import Earlier, Fetched, FetchSettings
    from verify.model import Absence


def fetched(
    addresses: Iterable[str],
    settings: FetchSettings,
    earlier: Mapping[str, Earlier] | None = None,
    jobs: int = 0,
    *,
    read: bool = True,
) -> Iterator[tuple[str, Fetched | Absence]]:
    """Every address once, with its response or absence, in the order they come in.

    Where there are many, their pages are read already (``Fetched.page``) in ``jobs``
    processes (0: one for each processor), unless ``read`` is off. Closing the iterator stops
    everything.
    """
    from verify.fetch import fetch_all

    wanted, count = list(dict.fromkeys(addresses)), processes(jobs)
    if len(wanted) < WORTHWHILE or count == 1 or (settings.polite and not read):
        yield from fetch_all(wanted, settings, earlier=earlier)
    elif settings.polite:
        from verify.pipeline.readers import Readers

        with Readers(count) as readers:
            yield from fetch_all(wanted, settings, earlier=earlier, then=readers.read)
    else:
        from verify.pipeline.shards import in_shards, shards

        parts = shards(wanted, settings, earlier or {}, read=read, at_most=count)
        yield from in_shards(parts)
