"""Read records back: one at an offset, or all captures of a file in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.archive.gzip_members import member_ends_in
from verify.archive.headers import response_validator
from verify.archive.records import UNUSABLE_FIELD
from verify.archive.storage.moved_files import open_warc
from verify.archive.values import (
    ArchivedResponse,
    DamagedRecord,
    IndexEntry,
    NoSuchRecord,
    ObjectStoreFailed,
    Pairs,
    UnusableMark,
)

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_CAPTURES = frozenset({"response", "revisit", "resource"})
_GZIP = b"\x1f\x8b"
_BODY_CAP = 256 << 20  # bytes: verify never writes bodies this large (it fetches up to 20 MB)


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """One record as stored in the file, before a revisit is resolved."""

    kind: str
    target: str
    at: datetime
    status: int | None
    headers: Pairs
    media_type: str
    raw: bytes
    body: bytes
    payload: str
    refers_to: str | None
    refers_to_target: str | None


def read_record(path: Path, offset: int) -> StoredRecord:
    """Return the record at this offset of the compressed file.

    Raises ``NoSuchRecord`` if the file is missing, ``DamagedRecord`` if the record is unreadable,
    ``ObjectStoreFailed`` if the file was moved to a store that cannot be reached.
    """
    from warcio.archiveiterator import ArchiveIterator

    try:
        with open_warc(path) as stream:
            stream.seek(offset)
            if stream.read(2) != _GZIP:
                raise ValueError("no record begins there")
            stream.seek(offset)
            if (
                next(member_ends_in(stream), None) is None
            ):  # verify the checksum: warcio ignores damage
                raise ValueError("its end is missing")
            stream.seek(offset)
            return _stored(next(iter(ArchiveIterator(stream, check_digests=True))))
    except FileNotFoundError:
        raise NoSuchRecord(
            f"The archive file {path.name} is missing. Restore it, or fetch the page again."
        ) from None
    except ObjectStoreFailed:
        raise
    except Exception as problem:  # warcio and zlib raise a dozen types for damaged bytes
        message = f"No complete record at byte {offset} of {path.name}: {problem or type(problem)}"
        raise DamagedRecord(message) from problem


def scan(path: Path, name: str) -> Iterator[IndexEntry | UnusableMark]:
    """Yield the captures of a WARC file (ours or another tool's), and the unusable marks.

    Each capture is completed from its metadata record. Stops at damage without an error: ``check``
    reports it.
    """
    from warcio.archiveiterator import ArchiveIterator

    waiting: IndexEntry | None = None
    with open_warc(path) as stream:
        iterator = ArchiveIterator(stream)
        for record in _whole(iterator):
            if record.rec_type == "metadata":
                facts = dict(_facts(record.content_stream().read(1 << 20)))
                if UNUSABLE_FIELD in facts and (
                    id := record.rec_headers.get_header("WARC-Refers-To")
                ):
                    yield UnusableMark(id, name, facts[UNUSABLE_FIELD])
                elif waiting:
                    waiting = _completed(waiting, record, facts)
            if record.rec_type in _CAPTURES:
                if waiting:
                    yield waiting
                waiting = _located(record, name, iterator)
    if waiting:
        yield waiting


def _whole(iterator: Any) -> Iterator[ArcWarcRecord]:
    from zlib import error

    from warcio.exceptions import ArchiveLoadFailed

    try:
        yield from iterator
    except (ArchiveLoadFailed, EOFError, error):
        return


def _located(record: ArcWarcRecord, name: str, iterator: Any) -> IndexEntry:
    body = _body(record) if record.rec_type != "revisit" else b""
    header = record.rec_headers.get_header
    target = header("WARC-Target-URI") or ""
    return IndexEntry(
        file=name,
        offset=iterator.get_record_offset(),
        length=iterator.get_record_length(),
        kind=record.rec_type,
        address=target,
        target=target,
        at=_moment(header("WARC-Date")),
        status=_status(record),
        media_type=_media_type(record),
        digest=sha256(body).hexdigest() if body else "",
        payload=header("WARC-Payload-Digest") or "",
        record_id=header("WARC-Record-ID") or "",
        refers_to=header("WARC-Refers-To"),
        validator=response_validator(record.http_headers.headers) if record.http_headers else None,
    )


def _completed(kept: IndexEntry, record: ArcWarcRecord, facts: dict[str, str]) -> IndexEntry:
    if record.rec_headers.get_header("WARC-Concurrent-To") != kept.record_id:
        return kept
    return replace(
        kept,
        address=facts.get("cited", kept.address),
        digest=facts.get("body-sha256", kept.digest),
    )


def _facts(data: bytes) -> Iterator[tuple[str, str]]:
    for line in data.decode("utf-8", "replace").splitlines():
        name, colon, value = line.partition(": ")
        if colon:
            yield name, value


def _stored(record: ArcWarcRecord) -> StoredRecord:
    header = record.rec_headers.get_header
    raw = record.raw_stream.read(_BODY_CAP)
    if record.digest_checker.passed is False:
        raise ValueError("the bytes are not those received")
    return StoredRecord(
        kind=record.rec_type,
        target=header("WARC-Target-URI") or "",
        at=_moment(header("WARC-Date")),
        status=_status(record),
        headers=tuple(record.http_headers.headers) if record.http_headers else (),
        media_type=_media_type(record) or "",
        raw=raw,
        body=decode_body(raw, _encoding(record)),
        payload=header("WARC-Payload-Digest") or "",
        refers_to=header("WARC-Refers-To"),
        refers_to_target=header("WARC-Refers-To-Target-URI"),
    )


def resolve_revisit(stored: StoredRecord, holder: StoredRecord) -> ArchivedResponse:
    """Return the response with the body of the record that contains it."""
    return ArchivedResponse(
        target=stored.target,
        at=stored.at,
        status=holder.status if stored.status == 304 else stored.status,
        headers=holder.headers if stored.status == 304 else stored.headers,
        media_type=stored.media_type or holder.media_type,
        raw=holder.raw,
        body=holder.body,
        kind=stored.kind,
    )


def decode_body(raw: bytes, encoding: str) -> bytes:
    """Return a stored body with its content-encoding undone, or unchanged if that fails."""
    from io import BytesIO

    from warcio.bufferedreaders import BufferedReader

    if encoding not in BufferedReader.get_supported_decompressors():
        return raw
    reader = BufferedReader(BytesIO(raw), decomp_type=encoding)
    return b"".join(iter(lambda: reader.read(1 << 20), b""))[:_BODY_CAP]


def _body(record: ArcWarcRecord) -> bytes:
    return decode_body(record.raw_stream.read(_BODY_CAP), _encoding(record))


def _encoding(record: ArcWarcRecord) -> str:
    head = record.http_headers
    return (head.get_header("Content-Encoding") or "").strip().lower() if head else ""


def _media_type(record: ArcWarcRecord) -> str | None:
    if record.http_headers:
        return record.http_headers.get_header("Content-Type")  # type: ignore[no-any-return]
    return record.content_type if record.rec_type == "resource" else None


def _status(record: ArcWarcRecord) -> int | None:
    code = record.http_headers.get_statuscode() if record.http_headers else ""
    return int(code) if code and len(code) <= 3 and code.isdecimal() else None


def _moment(value: str | None) -> datetime:
    """Return a WARC-Date, or ``datetime.min`` for a record that has none."""
    try:
        return datetime.fromisoformat(value or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime(1970, 1, 1, tzinfo=UTC)
