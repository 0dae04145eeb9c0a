"""What a fetch gives: values without behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime

from verify.model import Absence, Page

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect that was followed: who sent us on, how, and where to."""

    address: str
    status: int  # 200 for a meta refresh
    target: str


@dataclass(frozen=True, slots=True)
class EarlierResponse:
    """What an earlier capture knows, for a conditional request.

    ``final_address`` is what gave them, after redirects (None: the address itself): the same
    answer under another one would say nothing about the cited page.
    """

    etag: str | None = None
    last_modified: str | None = None
    final_address: str | None = None


@dataclass(frozen=True, slots=True)
class Sibling:
    """What a host gave for an address that cannot exist, with success all the same."""

    address: str
    final_address: str
    title: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fetched:
    """One response that is worth looking at: 2xx, or 304 where ``EarlierResponse`` was given.

    ``raw`` is the body as sent (still compressed where ``content_encoding`` says so),
    ``body`` the same unpacked. ``final_address`` is what answered, after redirects.
    """

    address: str  # as asked for, in the form that was sent
    final_address: str
    status: int
    headers: Headers
    body: bytes
    raw: bytes
    content_encoding: str | None
    started: datetime  # aware, UTC
    seconds: float
    hops: tuple[Hop, ...] = ()
    peer: str | None = None  # the address that was connected to, "192.0.2.7:443"
    tls_digest: str | None = None  # sha256 of the server's certificate, hex
    request_headers: Headers = ()
    http_version: str = "1.1"
    phrase: str = ""  # "OK"
    method: str = "GET"
    sibling: Sibling | None = None  # where the page is in doubt
    notes: tuple[str, ...] = ()  # what was done to the address: credentials dropped …
    page: Page | Absence | None = None  # what was read out of it, where that was done already

    @property
    def redirects(self) -> tuple[str, ...]:
        """The addresses that sent us on, in order."""
        return tuple(hop.address for hop in self.hops)

    def header(self, name: str) -> str | None:
        """The first header of this name, whatever its case."""
        return header(self.headers, name)

    @property
    def media_type(self) -> str | None:
        """``text/html`` of ``text/html; charset=…``; None where the server said nothing."""
        value = (self.header("content-type") or "").split(";")[0].strip().lower()
        return value or None

    @property
    def charset(self) -> str | None:
        """The character set that the server named."""
        for part in (self.header("content-type") or "").split(";")[1:]:
            key, _, value = part.partition("=")
            if key.strip().lower() == "charset" and value.strip(" \"'"):
                return value.strip(" \"'")
        return None


@dataclass(frozen=True, slots=True)
class AbsenceWithResponse(Absence):
    """An absence that the server itself answered with: 404, 503, a challenge at any error status.

    ``response`` is that very response, for whoever keeps what was received; it is no page.
    """

    response: Fetched | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, absence: Absence, answer: Fetched) -> AbsenceWithResponse:
        """This absence, with the answer that it was told from."""
        known = {one.name: getattr(absence, one.name) for one in fields(absence)}
        return cls(**known, response=answer)


def header(headers: Headers, name: str) -> str | None:
    """The first header of this name, whatever its case, or None."""
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), None)
