"""Read the copies that cited links to Perma.cc lead to."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from verify.model import Absence, Capture, Reason, Via
from verify.pipeline.gathering import GatherContext
from verify.store import transaction
from verify.store.sources import checks, sources
from verify.text.urls.archived import perma_guid
from verify.text.urls.canonical import canonical_url

if TYPE_CHECKING:
    from verify.archive.foreign import ForeignRecord
    from verify.fetch.webarchive.perma import PermaClient, PermaRecord
    from verify.model import Check

_LARGEST = 20_000_000  # bytes of one page, as for fetched ones
_HOPS = 10
_BY_HAND = "Open the link in a browser, save the page, and attach it."


def gather_perma_links(gathering: GatherContext, links: Iterable[str]) -> None:
    """Store the copy behind each link, or why it could not be read."""
    wanted = list(links)
    if not wanted:
        return
    from verify.fetch.webarchive.perma import PermaClient

    with closing(PermaClient(gathering.settings)) as client:
        for link in wanted:
            with gathering.failures.contained(link, "asking Perma.cc for its copy"):
                _keep(gathering, link, _read(gathering, client, link))


def _read(gathering: GatherContext, client: PermaClient, link: str) -> Capture | Absence:
    record = client.record(link, perma_guid(link) or "")
    if isinstance(record, Absence):
        return record
    data = client.archive(record)
    found = _archived_page(data, record.url) if data else None
    if found is None:
        return _not_readable(link, record)
    return _captured(gathering, link, found)


def _not_readable(link: str, record: PermaRecord) -> Absence:
    day = f"{record.at:%Y-%m-%d}"
    said = f"Perma.cc shows its copy of {record.url}, made on {day}, only in a browser."
    signs = (f"copy of {record.url}", f"made on {day}")
    return Absence(link, Reason.NEEDS_BROWSER, said, _BY_HAND, signs=signs)


def _archived_page(data: bytes, url: str) -> ForeignRecord | None:
    """Return the page of this URL in a WARC or WACZ file, or the one it redirects to."""
    from verify.archive.foreign import UnreadableWarc

    with TemporaryDirectory() as folder:
        path = Path(folder) / "perma"
        path.write_bytes(data)
        try:
            return _page_in(path, url)
        except UnreadableWarc:
            return None


def _page_in(path: Path, url: str) -> ForeignRecord | None:
    """Return the page of a URL in a file; read twice, so that one body is in memory at a time."""
    from verify.archive.foreign import foreign_records

    redirects = {
        canonical_url(one.url): canonical_url(urljoin(one.url, one.location))
        for one in foreign_records(path, _LARGEST)
        if one.location
    }
    final = canonical_url(url)
    for _ in range(_HOPS):
        final = redirects.get(final, final)
    pages = (one for one in foreign_records(path, _LARGEST) if not one.location)
    return next((one for one in pages if canonical_url(one.url) == final), None)


def _captured(gathering: GatherContext, link: str, found: ForeignRecord) -> Capture | Absence:
    """Store the page as Perma.cc archived it; judged as what its own URL sent."""
    from verify.archive.values import Attachment
    from verify.pipeline.capture import judge_capture

    fetched = found.response(found.url)
    media_type = fetched.media_type or "application/octet-stream"
    known = (("warc-record-id", found.record_id), ("captured-url", found.url))
    kept = gathering.archive.attach(
        Attachment(link, found.body, media_type, found.at, known, "downloaded from Perma.cc")
    )
    judged = judge_capture(gathering.archive, fetched, kept, Via.ARCHIVE)
    if isinstance(judged, Absence):
        return replace(judged, address=link, checked_at=gathering.now)
    signs = (*judged.signs, f"Perma.cc's copy of {found.url}")
    return replace(judged, address=link, final_address=link, signs=signs)


def _keep(gathering: GatherContext, link: str, judged: Capture | Absence) -> None:
    """Store the outcome; a failure that our own connection may have caused, only after an answer."""
    from verify.recheck.connection import may_be_our_connection

    silent = isinstance(judged, Absence) and may_be_our_connection(judged)
    gathering.contact.asked += 1
    gathering.contact.answered += not silent
    if silent and not gathering.contact.answered:
        return
    with transaction(gathering.db):
        if isinstance(judged, Absence):
            sources.save_absence(gathering.db, judged, gathering.now)
        else:
            sources.save_capture(gathering.db, judged)
        checks.save_check(gathering.db, _check(gathering, link, judged))


def _check(gathering: GatherContext, link: str, judged: Capture | Absence) -> Check:
    from verify.model import Check

    outcome = judged.reason.value if isinstance(judged, Absence) else "ok"
    detail = judged.detail if isinstance(judged, Absence) else "Perma.cc's copy was downloaded."
    status = judged.status if isinstance(judged, Absence) else None  # the link was not requested
    return Check(link, gathering.now, outcome, status=status, final_address=link, detail=detail)
