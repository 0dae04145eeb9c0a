"""Data types of the archive, and its exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from verify.containment import MachineRefused

Pairs = tuple[tuple[str, str], ...]


class Exchange(Protocol):
    """One request and its response, as the fetch package returns it (a structural type)."""

    @property
    def address(self) -> str: ...  # as cited, canonical
    @property
    def final_address(self) -> str: ...  # URL that sent the response
    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str] | Iterable[tuple[str, str]]: ...
    @property
    def body(self) -> bytes: ...  # content-encoding undone
    @property
    def raw(self) -> bytes: ...  # as sent, transfer-encoding undone
    @property
    def redirects(self) -> Iterable[object]: ...  # URLs passed through, in order
    @property
    def started(self) -> datetime: ...  # timezone-aware
    @property
    def seconds(self) -> float: ...
    @property
    def peer(self) -> str | None: ...  # IP address and port of the server, "192.0.2.1:443"
    @property
    def tls_digest(self) -> str | None: ...  # sha256 of the certificate, hex
    @property
    def request_headers(self) -> Mapping[str, str] | Iterable[tuple[str, str]]: ...


@dataclass(frozen=True, slots=True)
class Attachment:
    """A hand-saved copy of a page that crawlers cannot fetch."""

    address: str  # the source it is a copy of, canonical
    data: bytes
    media_type: str
    at: datetime  # timezone-aware; when it was attached
    provenance: Pairs = ()  # ("file", "page.html"), ("saved-by", "…")
    collected: str = "attached by hand"  # how it was collected


@dataclass(frozen=True, slots=True)
class Record:
    """The location of a capture. ``offset`` and ``length`` are bytes of the compressed file."""

    file: str
    offset: int
    length: int
    digest: str  # sha256 of the decoded body, hex
    revisit_of: str | None = None  # WARC-Record-ID of the record with the same body


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One response or hand-saved copy in the index."""

    file: str
    offset: int
    length: int
    kind: str  # response, revisit, resource
    address: str  # as cited
    target: str  # URL that sent the response
    at: datetime
    status: int | None
    media_type: str | None
    digest: str  # sha256 of the decoded body, hex
    payload: str  # WARC-Payload-Digest
    record_id: str
    refers_to: str | None = None
    validator: str | None = None  # ETag, or else Last-Modified: what a 304 confirms


@dataclass(frozen=True, slots=True)
class UnusableMark:
    """A later note that a capture is not a usable page."""

    record_id: str  # of the capture
    file: str  # file with the note
    reason: str  # blocked, soft-404, …


@dataclass(frozen=True, slots=True)
class ArchivedResponse:
    """A capture read back. ``body`` has its content-encoding undone, ``raw`` has not."""

    target: str
    at: datetime
    status: int | None  # None: attached by hand, so there was no response
    headers: Pairs
    media_type: str
    raw: bytes
    body: bytes
    kind: str = "response"


class ArchiveError(Exception):
    """An error of the archive; the message is a sentence for the user."""


class NoSuchRecord(ArchiveError):
    """There is no capture there: the file was moved. Restore it, or fetch again."""


class DamagedRecord(ArchiveError):
    """There is no complete record there. Run ``verify archive check`` and fetch again."""


class ObjectStoreFailed(ArchiveError):
    """A file on an object store could not be read or written. Check network and credentials."""


class ArchiveNotWritable(ArchiveError, MachineRefused):
    """Writing failed. No partial data was stored: free some space, then run again."""
