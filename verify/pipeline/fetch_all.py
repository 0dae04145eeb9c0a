"""Fetch many URLs, using all processors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from verify.pipeline.parallel import WORTHWHILE, processes

if TYPE_CHECKING:
    from verify.fetch import EarlierResponse, Fetched, FetchSettings
    from verify.fetch.etiquette.politeness import Politeness
    from verify.model import Absence
    from verify.pipeline.cluster.pages import PageFarm


def fetch_in_processes(
    addresses: Iterable[str],
    settings: FetchSettings,
    earlier: Mapping[str, EarlierResponse] | None = None,
    jobs: int = 0,
    *,
    read: bool = True,
    politeness: Politeness | None = None,
    farm: PageFarm | None = None,
) -> Iterator[tuple[str, Fetched | Absence]]:
    """Yield every URL once, with its response or absence, in the order in which they arrive.

    If there are many, ``jobs`` processes (0: one per processor) also read their pages
    (``Fetched.page``), unless ``read`` is off. Closing the iterator stops all work.
    ``politeness`` holds the rate limits shared with other requests of this run. With ``farm``,
    that reads the pages, and this process requests them.
    """
    wanted, count = list(dict.fromkeys(addresses)), processes(jobs)
    many = len(wanted) >= WORTHWHILE and count > 1 and farm is None
    if many and not settings.polite:
        from verify.pipeline.shards import fetch_shards, split_into_shards

        yield from fetch_shards(
            split_into_shards(wanted, settings, earlier or {}, read=read, at_most=count)
        )
        return
    from verify.fetch import Client, fetch_all

    with Client(settings, politeness=politeness) as client:
        if many and read:
            from verify.pipeline.page_readers import PageReaders

            with PageReaders(count) as readers:
                yield from fetch_all(
                    wanted, client=client, earlier=earlier, after_fetch=readers.read
                )
        elif farm is not None:
            yield from farm.read(fetch_all(wanted, client=client, earlier=earlier))
        else:
            yield from fetch_all(wanted, client=client, earlier=earlier)
