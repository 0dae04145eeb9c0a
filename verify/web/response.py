"""Result of a fetch: values without behavior."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Protocol

from verify.model import Absence, Page

Headers = tuple[tuple[str, str], ...]


class Record(Protocol):
    """The location of a response in the archive."""

    @property
    def file(self) -> str:
        """Return the name of the WARC file."""

    @property
    def offset(self) -> int:
        """Return the position in the file."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect that was followed: its source, its status, and its target."""

    address: str
    status: int  # 200 for a meta refresh
    target: str


@dataclass(frozen=True, slots=True)
class EarlierResponse:
    """Data of an earlier capture, for a conditional request.

    ``final_address`` is the URL that sent it, after redirects (None: the requested URL). The same
    response from another URL would say nothing about the cited page.
    """

    etag: str | None = None
    last_modified: str | None = None
    final_address: str | None = None


@dataclass(frozen=True, slots=True)
class Sibling:
    """A host's successful response to a URL that cannot exist."""

    address: str
    final_address: str
    title: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """What the articles say of a page that they cite: its titles, and quotations from it."""

    titles: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """One usable response: 2xx, or 304 if an ``EarlierResponse`` was given.

    ``raw`` is the body as sent (still compressed if ``content_encoding`` says so), ``body`` the
    decompressed body. ``final_address`` is the URL after redirects.
    """

    address: str  # the requested URL, in the form that was sent
    final_address: str
    status: int
    headers: Headers
    body: bytes
    raw: bytes
    content_encoding: str | None
    started: datetime  # aware, UTC
    seconds: float
    hops: tuple[Hop, ...] = ()
    peer: str | None = None  # IP address and port of the server, "192.0.2.7:443"
    tls_digest: str | None = None  # sha256 of the server's certificate, hex
    request_headers: Headers = ()
    http_version: str = "1.1"
    phrase: str = ""  # "OK"
    method: str = "GET"
    sibling: Sibling | None = None  # if the page is doubtful
    cited: Cited | None = None  # what is known of the page that should be there
    notes: tuple[str, ...] = ()  # changes to the URL: credentials dropped …
    page: Page | Absence | None = None  # what was extracted, if that was already done
    record: Record | None = None  # where the archive has it, if it was written before

    @property
    def redirects(self) -> tuple[str, ...]:
        """Return the URLs that redirected, in order."""
        return tuple(hop.address for hop in self.hops)

    def header(self, name: str) -> str | None:
        """Return the first header with this name (case-insensitive)."""
        return header(self.headers, name)

    @property
    def media_type(self) -> str | None:
        """Return ``text/html`` for ``text/html; charset=…``; None if the header is missing."""
        value = (self.header("content-type") or "").split(";")[0].strip().lower()
        return value or None

    @property
    def charset(self) -> str | None:
        """Return the character set that the server declared."""
        for part in (self.header("content-type") or "").split(";")[1:]:
            key, _, value = part.partition("=")
            if key.strip().lower() == "charset" and value.strip(" \"'"):
                return value.strip(" \"'")
        return None


@dataclass(frozen=True, slots=True)
class AbsenceWithResponse(Absence):
    """An absence with the server's response: 404, 503, or a challenge at any error status.

    ``response`` is kept for the archive; it is not the cited page.
    """

    response: Fetched | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, absence: Absence, answer: Fetched) -> AbsenceWithResponse:
        """Return this absence with the response that it is based on."""
        known = {one.name: getattr(absence, one.name) for one in fields(absence)}
        return cls(**known, response=answer)


def header(headers: Headers, name: str) -> str | None:
    """Return the first header with this name (case-insensitive), or None."""
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), None)
