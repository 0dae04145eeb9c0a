"""Use the web archive to see a cited page as it was when cited, or before it died."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from verify.model import Absence, Capture, Dossier, Reason, Via
from verify.pipeline.gathering import GatherContext
from verify.pipeline.webarchive.crawl import NO_COPY, SEEN, crawl_signs, open_crawl
from verify.store import transaction
from verify.store.sources import source_records, sources

if TYPE_CHECKING:
    from verify.fetch import Fetched
    from verify.fetch.webarchive.lookup import ArchivedPage, WebArchive

# The page is gone or has been replaced. If it is merely withheld (blocked, behind a login), the
# archive is not asked: a page that the site refuses to show is for the editor to check.
_LOST = frozenset(
    {
        *(Reason.NOT_FOUND, Reason.GONE, Reason.DNS, Reason.REFUSED, Reason.TIMEOUT, Reason.TLS),
        *(Reason.SERVER_ERROR, Reason.REDIRECT_LOOP, Reason.SOFT_404, Reason.REDIRECTED_HOME),
        *(Reason.PARKED, Reason.USURPED),
    }
)
# A copy made within this time after the access date shows what was cited.
_SOON = timedelta(days=14)


def access_dates(dossiers: Iterable[Dossier]) -> dict[str, date]:
    """Return the access date of each cited URL, where the notes give one."""
    found: dict[str, date] = {}
    for dossier in dossiers:
        for index, address in dossier.addresses.items():
            accessed = dossier.references[index].accessed
            if accessed and (day := _day(accessed.value)):
                found.setdefault(address, day)
    return found


def gather_archived_pages(
    gathering: GatherContext, asked: Iterable[str], dates: Mapping[str, date]
) -> int:
    """Request archived copies of lost pages first, then of those cited at an earlier time.

    ``asked`` are the URLs requested in this run. Returns how many copies were stored. The
    archive's rate limit applies; once the archive asks us to stop, nothing more is requested.
    """
    settings = gathering.settings.archive
    if not settings.enabled:
        return 0
    kept = 0
    with (
        open_service(gathering) as service,
        _further(gathering) as others,
        open_crawl(gathering.settings) as crawl,
    ):
        for address in _without_timely_capture(gathering, asked, dates if settings.dated else {}):
            archives = [one for one in (service, *others) if not one.stopped]
            if not archives:
                break
            found, without = _first(gathering, archives, address, dates.get(address))
            kept += found
            if not found:
                seen = partial(crawl_signs, crawl, address, dates)
                _note_without(gathering, address, without, seen)
    return kept


@contextmanager
def _further(gathering: GatherContext) -> Iterator[list[WebArchive]]:
    """Yield clients of the archives that are asked where the main one has no copy."""
    from verify.fetch.webarchive.endpoint import further_endpoints
    from verify.fetch.webarchive.lookup import WebArchive

    with ExitStack() as opened:
        yield [
            opened.enter_context(closing(WebArchive(gathering.settings, endpoint)))
            for endpoint in further_endpoints(gathering.settings.archive)
        ]


def _first(
    gathering: GatherContext, archives: list[WebArchive], address: str, at: date | None
) -> tuple[bool, list[str]]:
    """Store the copy of the first archive that has one; return whether, and who has none."""
    without = []
    for archive in archives:
        found = _one(gathering, archive, address, at)
        if found is None:
            continue
        if found:
            return True, []
        without.append(archive.label)
    return False, without


def _note_without(
    gathering: GatherContext,
    address: str,
    without: list[str],
    ask_crawl: Callable[[], tuple[str, ...]],
) -> None:
    """Store at a lost page which archives have no copy, and what Common Crawl says of it."""
    lost = sources.absence(gathering.db, address)
    if not lost or lost.reason not in _LOST:
        return
    told = (f"{NO_COPY} {' or '.join(without)}",) if without else ()
    new = (*told, *ask_crawl())
    if not new:
        return
    signs = (*(sign for sign in lost.signs if not sign.startswith((NO_COPY, SEEN))), *new)
    sources.save_absence(gathering.db, replace(lost, signs=signs), gathering.now)


@contextmanager
def open_service(gathering: GatherContext) -> Iterator[WebArchive]:
    """Yield the run's web archive client, or a temporary one if the run has none."""
    from verify.fetch.webarchive.lookup import WebArchive

    if gathering.service:
        yield gathering.service
        return
    service = WebArchive(gathering.settings)
    try:
        yield service
    finally:
        service.close()


def _without_timely_capture(
    gathering: GatherContext, asked: Iterable[str], dates: Mapping[str, date]
) -> list[str]:
    lost, dated = [], []
    for address in dict.fromkeys(asked):
        record = source_records.source_record(gathering.db, address)
        kept = (*record.earlier, *((record.capture,) if record.capture else ()))
        if any(capture.via is Via.ARCHIVE for capture in kept):
            continue
        if record.absence and record.absence.reason in _LOST and not kept:
            lost.append(address)
        elif kept and address in dates and not _captured_near(kept, dates[address]):
            dated.append(address)
    return lost + dated


def _captured_near(kept: Iterable[Capture], day: date) -> bool:
    return any(abs(capture.captured_at.date() - day) <= _SOON for capture in kept)


def _one(
    gathering: GatherContext, service: WebArchive, address: str, at: date | None
) -> bool | None:
    """Return whether a copy was stored; None if the archive could not be asked."""
    from verify.fitness.judge import judge

    def fit(fetched: Fetched) -> bool:
        return judge(fetched).usable

    witness = service.nearest(address, at, fit)
    if isinstance(witness, Absence):
        return False if witness.reason is Reason.NOT_FOUND else None
    return _keep(gathering, address, witness)


def _keep(gathering: GatherContext, address: str, witness: ArchivedPage) -> bool:
    """Store the copy: its records have the service's URL as theirs and ours as the cited one."""
    from verify.pipeline.capture import judge_capture

    record = gathering.archive.write(replace(witness.fetched, address=address))
    capture = judge_capture(gathering.archive, witness.with_source_urls, record, Via.ARCHIVE)
    if isinstance(capture, Absence):
        return False
    final, at = witness.fetched.final_address, witness.captured_at
    capture = replace(capture, address=address, final_address=final, captured_at=at)
    lost = sources.absence(gathering.db, address)
    with transaction(gathering.db):
        sources.save_capture(gathering.db, capture)
        if lost:  # an archived copy does not revive the page itself
            sources.save_absence(gathering.db, lost, gathering.now)
    return True


def _day(value: str) -> date | None:
    """Return the midpoint of an ISO date of any precision."""
    parts = [int(part) for part in value.split("-") if part.isdecimal()]
    try:
        year, month, day = (*parts, 7, 1) if len(parts) == 1 else (*parts, 15)[:3]
        return date(year, month, day)
    except (TypeError, ValueError):
        return None
