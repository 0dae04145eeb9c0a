"""What goes into the archive, what comes out, and what can go wrong on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from verify.containment import MachineRefused

Pairs = tuple[tuple[str, str], ...]


class Exchange(Protocol):
    """One request and its answer, as the fetching room hands it over (structurally)."""

    @property
    def address(self) -> str: ...  # as cited, canonical
    @property
    def final_address(self) -> str: ...  # that answered
    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str] | Iterable[tuple[str, str]]: ...
    @property
    def body(self) -> bytes: ...  # content-encoding undone
    @property
    def raw(self) -> bytes: ...  # as sent, transfer-encoding undone
    @property
    def redirects(self) -> Iterable[object]: ...  # addresses passed through, in order
    @property
    def started(self) -> datetime: ...  # aware
    @property
    def seconds(self) -> float: ...
    @property
    def peer(self) -> str | None: ...  # the address that answered, "192.0.2.1:443"
    @property
    def tls_digest(self) -> str | None: ...  # sha256 of the certificate, hex
    @property
    def request_headers(self) -> Mapping[str, str] | Iterable[tuple[str, str]]: ...


@dataclass(frozen=True, slots=True)
class Attachment:
    """A copy that a person saved by hand: for what no crawler may see."""

    address: str  # the source it is a copy of, canonical
    data: bytes
    media_type: str
    at: datetime  # aware; when it was attached
    provenance: Pairs = ()  # ("file", "page.html"), ("saved-by", "…")


@dataclass(frozen=True, slots=True)
class Record:
    """Where a capture lies. ``offset`` and ``length`` in bytes of the compressed file."""

    file: str
    offset: int
    length: int
    digest: str  # sha256 of the decoded body, hex
    revisit_of: str | None = None  # the WARC-Record-ID whose body it repeats


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One answer or hand-saved copy as the index knows it."""

    file: str
    offset: int
    length: int
    kind: str  # response, revisit, resource
    address: str  # as cited
    target: str  # that answered
    at: datetime
    status: int | None
    media_type: str | None
    digest: str  # sha256 of the decoded body, hex
    payload: str  # WARC-Payload-Digest
    record_id: str
    refers_to: str | None = None
    validator: str | None = None  # its ETag, else its Last-Modified: what a 304 confirms


@dataclass(frozen=True, slots=True)
class UnusableMark:
    """A later note on a capture: it was received as filed, but it is no usable page."""

    record_id: str  # of the capture
    file: str  # that holds the note
    reason: str  # blocked, soft-404, …


@dataclass(frozen=True, slots=True)
class ArchivedResponse:
    """A capture read back. ``body`` has its content-encoding undone, ``raw`` has not."""

    target: str
    at: datetime
    status: int | None  # None: attached by hand, there was no answer
    headers: Pairs
    media_type: str
    raw: bytes
    body: bytes
    kind: str = "response"


class ArchiveError(Exception):
    """Something is wrong with the archive; the message is a sentence for the user."""


class NoSuchRecord(ArchiveError):
    """No capture lies there: the file was moved away. Put it back, or fetch again."""


class DamagedRecord(ArchiveError):
    """The bytes there are no whole record. Run ``verify archive check`` and fetch again."""


class ArchiveNotWritable(ArchiveError, MachineRefused):
    """The disk refused. Nothing was half written: make room, then run again."""
