"""Attach every capture of a cited URL that a WARC or WACZ file of another program has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sqlite_utils import Database

from verify.archive.foreign import ForeignRecord, foreign_records
from verify.archive.values import Attachment
from verify.model import Absence, Via
from verify.store import transaction
from verify.store.sources import citations, sources
from verify.text.urls.canonical import canonical_url

if TYPE_CHECKING:
    from verify.archive import Archive

_LARGEST = 20_000_000  # bytes of one page, as for fetched ones
_HOPS = 10
_NO_PAGE = "has no text to compare"


@dataclass(frozen=True, slots=True)
class WarcCapture:
    """One capture of a cited URL in the file. ``refused`` says why it was not attached."""

    address: str
    at: str  # ISO time of the capture
    refused: str | None = None


def attach_warc(
    db: Database, archive: Archive, path: Path, who: str | None = None
) -> Iterator[WarcCapture]:
    """Attach the captures of cited URLs, also those they redirect to; yield each.

    Captures that were attached before are left out. Raises ``UnreadableWarc`` and
    ``ArchiveNotWritable``.
    """
    cited = _cited_under(db, _redirects(path))
    for record in foreign_records(path, _LARGEST):
        url = canonical_url(record.url)
        for address in cited.get(url, ()) if url and not record.location else ():
            if not _is_attached(db, address, record):
                yield _attach(db, archive, address, record, (("warc", path.name), *_by(who)))


def _redirects(path: Path) -> dict[str, str]:
    """Return where each URL of the file redirects to, both canonical."""
    found: dict[str, str] = {}
    for record in foreign_records(path, _LARGEST):
        source = canonical_url(record.url) if record.location else None
        target = canonical_url(urljoin(record.url, record.location or ""))
        if source and target and source != target:
            found[source] = target
    return found


def _cited_under(db: Database, redirects: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the cited URLs by the URL under which the file has their page."""
    found: dict[str, list[str]] = {}
    for address in citations.cited_addresses(db):
        final = address
        for _ in range(_HOPS):
            final = redirects.get(final, final)
        for url in dict.fromkeys((address, final)):
            found.setdefault(url, []).append(address)
    return found


def _is_attached(db: Database, address: str, record: ForeignRecord) -> bool:
    row = db.execute(
        "SELECT 1 FROM captures c JOIN sources s ON s.id = c.source"
        " WHERE s.address = ? AND c.captured_at = ? AND c.via = ?",
        [address, record.at.isoformat(), Via.ATTACHED.value],
    ).fetchone()
    return row is not None


def _by(who: str | None) -> tuple[tuple[str, str], ...]:
    return (("attached-by", who),) if who else ()


def _attach(
    db: Database,
    archive: Archive,
    address: str,
    record: ForeignRecord,
    provenance: tuple[tuple[str, str], ...],
) -> WarcCapture:
    """Store one capture with its record's ID; an absence of the page itself stays."""
    from verify.pipeline.capture import judge_capture

    fetched = record.response(address)
    media_type = fetched.media_type or "application/octet-stream"
    known = (*provenance, ("warc-record-id", record.record_id), ("captured-url", record.url))
    kept = archive.attach(Attachment(address, record.body, media_type, record.at, known))
    capture = judge_capture(archive, fetched, kept, Via.ATTACHED)
    at = record.at.isoformat(timespec="seconds")
    if isinstance(capture, Absence):
        return WarcCapture(address, at, capture.detail)
    if not (capture.page.text.strip() or capture.page.whole_text.strip()):
        return WarcCapture(address, at, _NO_PAGE)
    lost = sources.absence(db, address)
    with transaction(db):
        sources.save_capture(db, capture)
        if lost:
            sources.save_absence(db, lost, record.at)
    return WarcCapture(address, at)
