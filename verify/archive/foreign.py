"""Read WARC and WACZ files that other programs wrote: browsertrix, ArchiveBox, wget."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from verify.archive.values import Pairs

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

    from verify.web.response import Fetched

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b"
_HEAD = 4096  # bytes; a record begins with its version
_GENERATED = frozenset(("content-encoding", "transfer-encoding", "content-length"))


class UnreadableWarc(Exception):
    """The file is no WARC or WACZ file; the message says why."""


@dataclass(frozen=True, slots=True)
class ForeignRecord:
    """One archived response. ``body`` is decoded; it is empty for a redirect (``location``)."""

    url: str
    at: datetime
    status: int
    headers: Pairs
    body: bytes
    record_id: str
    location: str | None = None

    def response(self, address: str) -> Fetched:
        """Return the record as the response to a request for ``address``."""
        from verify.web.response import Fetched

        return Fetched(
            address=address,
            final_address=self.url,
            status=self.status,
            headers=self.headers,
            body=self.body,
            raw=self.body,
            content_encoding=None,
            started=self.at,
            seconds=0.0,
        )


def foreign_records(path: Path, most_bytes: int) -> Iterator[ForeignRecord]:
    """Yield the responses and redirects of a file; bodies over ``most_bytes`` are left out.

    Raises ``UnreadableWarc``. What follows a damaged record of a file is not read.
    """
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for stream in _streams(path):
            for record in _records(stream):
                if record.rec_type in ("response", "resource"):
                    yield from _record(record, most_bytes)
    except (ArchiveLoadFailed, zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
        raise UnreadableWarc(f"{path} could not be read: {_reason(path, error)}.") from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UnreadableWarc(f"{path} could not be read: {why}.") from error


def _records(stream: BinaryIO | Any) -> Iterator[ArcWarcRecord]:
    """Yield the records of a WARC file. Raises ``ValueError`` for a head that lacks its fields."""
    from warcio.archiveiterator import ArchiveIterator

    try:
        yield from ArchiveIterator(stream)
    except (AttributeError, TypeError) as error:  # warcio takes fields for given
        raise ValueError("damaged") from error


def _reason(path: Path, error: Exception) -> str:
    """Return what is wrong, as a clause; warcio's own text has the bytes that it met."""
    if "recompress" in str(error):
        return (
            "it is compressed as a whole, not record by record. Run `warcio recompress"
            f" {path.name} new.warc.gz` and give the new file"
        )
    return "one of its records is damaged"


def _streams(path: Path) -> Iterator[BinaryIO | Any]:
    """Yield the WARC files in a WACZ, or the file itself. Raises ``UnreadableWarc``."""
    with path.open("rb") as stream:
        is_package = stream.read(len(_ZIP)) == _ZIP
        stream.seek(0)
        if not is_package:
            if not _is_warc(stream):
                raise UnreadableWarc(f"{path} could not be read: it is not a WARC or WACZ file.")
            yield stream
            return
        with _opened(stream) as package:
            names = [name for name in package.namelist() if name.endswith((".warc", ".warc.gz"))]
            if not names:
                raise UnreadableWarc(f"{path} is a ZIP file without WARC files.")
            for name in sorted(names):
                with package.open(name) as member:
                    yield member


def _is_warc(stream: BinaryIO) -> bool:
    """Return whether a file begins like a WARC file, plain or compressed; it is rewound."""
    head = stream.read(_HEAD)
    stream.seek(0)
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, _HEAD)
        except zlib.error:
            return False
    return head.lstrip().startswith(b"WARC/")


@contextmanager
def _opened(stream: BinaryIO) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(stream) as package:
        yield package


def _record(record: ArcWarcRecord, most_bytes: int) -> Iterator[ForeignRecord]:
    url, at = _target(record), _at(record)
    status, headers = 200, _headers(record)
    if record.rec_type == "response":
        if record.http_headers is None or not record.http_headers.get_statuscode().isdecimal():
            return
        status = int(record.http_headers.get_statuscode())
    if url is None or at is None:
        return
    number = record.rec_headers.get_header("WARC-Record-ID") or ""
    location = record.http_headers.get_header("Location") if record.http_headers else None
    if status in _REDIRECTS and location:
        yield ForeignRecord(url, at, status, headers, b"", number, location)
        return
    body = record.content_stream().read(most_bytes + 1)
    if 200 <= status < 300 and len(body) <= most_bytes:
        yield ForeignRecord(url, at, status, headers, body, number)


def _target(record: ArcWarcRecord) -> str | None:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")  # wget writes <…>
    return url if url.startswith(("http://", "https://")) else None


def _at(record: ArcWarcRecord) -> datetime | None:
    written = record.rec_headers.get_header("WARC-Date") or ""
    try:
        at = datetime.fromisoformat(written.replace("Z", "+00:00"))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _headers(record: ArcWarcRecord) -> Pairs:
    """Return the HTTP headers of the decoded body; of a resource, its media type."""
    if record.http_headers is None:
        return (("Content-Type", record.rec_headers.get_header("Content-Type") or "text/html"),)
    pairs = record.http_headers.headers
    return tuple((str(k), str(v)) for k, v in pairs if str(k).lower() not in _GENERATED)
