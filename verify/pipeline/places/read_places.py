"""Read the articles of the given places: files, folders and URLs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from verify.config import Settings
from verify.model import Dossier, Skipped
from verify.pipeline import limits
from verify.pipeline.documents.copies import with_named_drafts, without_copies
from verify.pipeline.executors.executor import Executor
from verify.pipeline.failures import Failures
from verify.pipeline.job import Watcher
from verify.pipeline.parallel import in_order as in_processes
from verify.pipeline.places.latex_parts import without_parts
from verify.pipeline.places.local_files import OwnFiles, local_files
from verify.pipeline.read import (
    is_address,
    read_armed,
    read_item,
    read_within_limits,
)
from verify.pipeline.spooled.spooled_dict import SpooledDict
from verify.text.urls.canonical import canonical_url, has_credentials

if TYPE_CHECKING:
    from verify.fetch import FetchSettings

if TYPE_CHECKING:
    from verify.web.response import Fetched


def first_article(items: Iterator[Dossier | Skipped]) -> tuple[list[Skipped], Dossier | None]:
    """Return the first article, None if there is none, and what was skipped before it."""
    skipped: list[Skipped] = []
    for item in items:
        if not isinstance(item, Skipped):
            return skipped, item
        skipped.append(item)
    return skipped, None


@dataclass(frozen=True, slots=True)
class Reading:
    """The part of a run that reading needs, before anything is stored."""

    settings: Settings
    fetch: FetchSettings
    now: datetime
    watcher: Watcher
    failures: Failures
    executor: Executor | None = None


def read_places(job: Reading, places: Iterable[str]) -> Iterator[Dossier | Skipped]:
    """Yield the articles of the places, and what could not be read with the reason."""
    own = OwnFiles((job.settings.reports, job.settings.archive), job.settings.db)
    read = partial(read_item, today=job.now.date(), outlet=job.settings.outlet)
    alone = partial(read_within_limits, read=read)
    many = partial(read_armed, read=read, limits=limits.LIMITS)
    files = own.exclude_from(without_parts(local_files(places, job.settings.exclude), places))
    read_files = in_processes(many, files, job.settings.jobs, alone, job.executor)
    yield from with_named_drafts(without_copies(read_files, SpooledDict()), SpooledDict())
    yield from _published(job, (place for place in places if is_address(place)))


def _published(job: Reading, addresses: Iterable[str]) -> Iterator[Dossier | Skipped]:
    """Yield the articles published at these URLs."""
    from verify.pipeline.capture import fetch_article

    for address in (_without_credentials(job, given) for given in addresses):
        if job.settings.offline:
            yield Skipped(
                address, "It is on the web and this run is offline. Run again without --offline."
            )
            continue
        with job.failures.contained(address, "fetching the article"):
            yield _article(job, fetch_article(address, job.fetch))


def _article(job: Reading, got: Fetched | Skipped) -> Dossier | Skipped:
    if isinstance(got, Skipped):
        return got
    media_type = got.header("content-type")
    read = partial(
        read_item, today=job.now.date(), outlet=job.settings.outlet, media_type=media_type
    )
    return read_within_limits((got.address, got.body), read)


def _without_credentials(job: Reading, address: str) -> str:
    """Return the URL without its password, which is neither sent nor stored; add a note on it."""
    bare = canonical_url(address) if has_credentials(address) else None
    if bare is None:
        return address
    job.watcher.noting(f"verify: Asked for without the user name or password: {bare}")
    return bare
