"""Build the WARC 1.1 records of one exchange, each its own gzip member.

WARC 1.1: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
Digests are sha256 in base32, the form that warcio, fastwarc and pywb verify.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from verify.archive.headers import header_pairs, one_line
from verify.archive.values import Attachment, Exchange, IndexEntry, Pairs

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.warcwriter import WARCWriter

UNUSABLE_FIELD = "judged"  # the metadata field that says why a capture is not a usable page
_STANDARD = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# Dropped or rewritten, because the stored body has its transfer-encoding undone.
_MOVED_ASIDE = frozenset({"transfer-encoding", "content-length"})


@dataclass(frozen=True, slots=True)
class Member:
    """One compressed record and its index fields."""

    kind: str
    data: bytes
    record_id: str
    payload: str  # WARC-Payload-Digest, or "" if this kind of record has none


def payload_digest(raw: bytes) -> str:
    """Return the WARC-Payload-Digest of these bytes: ``sha256:`` and base32."""
    from base64 import b32encode

    return "sha256:" + b32encode(sha256(raw).digest()).decode()


def warcinfo_member(software: str) -> bytes:
    """Return the warcinfo record that starts a file."""
    out = BytesIO()
    writer = _writer(out)
    fields = {"software": software, "format": "WARC File Format 1.1", "conformsTo": _STANDARD}
    writer.write_record(writer.create_warcinfo_record(None, fields))
    return out.getvalue()


def exchange_members(
    exchange: Exchange, software: str, earlier: IndexEntry | None = None
) -> tuple[Member, ...]:
    """Return the records of one exchange: response (or revisit), request, metadata.

    ``earlier`` is a capture with the same body as this response, which is then not stored again.
    """
    answer = _revisit(exchange, earlier) if earlier else _response(exchange)
    concurrent = {"WARC-Concurrent-To": answer.record_id}
    common = concurrent | _dates(exchange.started) | _peer(exchange)
    return (
        answer,
        _request(exchange, common),
        _metadata(exchange.final_address, _facts(exchange, software), common),
    )


def unusable_members(kept: IndexEntry, reason: str, software: str) -> Member:
    """Return the metadata record that marks a capture as not a usable page."""
    facts = (("software", software), (UNUSABLE_FIELD, reason))
    extra = {"WARC-Refers-To": kept.record_id} | _dates(datetime.now(UTC))
    return _metadata(kept.target, facts, extra)


def attachment_members(attachment: Attachment, software: str) -> tuple[Member, ...]:
    """Return the records of a hand-saved copy: the resource, and its provenance."""
    headers = _dates(attachment.at)
    resource = _member(
        "resource", attachment.address, attachment.data, headers, attachment.media_type
    )
    facts = (
        ("software", software),
        ("cited", attachment.address),
        ("body-sha256", sha256(attachment.data).hexdigest()),
        ("collected", attachment.collected),
        *header_pairs(attachment.provenance),
    )
    extra = {"WARC-Concurrent-To": resource.record_id} | headers
    return (resource, _metadata(attachment.address, facts, extra))


def _response(exchange: Exchange) -> Member:
    from warcio.statusandheaders import StatusAndHeaders

    head = StatusAndHeaders(_status_line(exchange), _stored(exchange), protocol=_protocol(exchange))
    extra = _dates(exchange.started) | _peer(exchange)
    return _member("response", exchange.final_address, exchange.raw, extra, head=head)


def _revisit(exchange: Exchange, earlier: IndexEntry) -> Member:
    from warcio.statusandheaders import StatusAndHeaders

    head = StatusAndHeaders(
        _status_line(exchange), list(header_pairs(exchange.headers)), protocol=_protocol(exchange)
    )
    out = BytesIO()
    writer = _writer(out)
    extra = {"WARC-Refers-To": earlier.record_id} | _dates(exchange.started) | _peer(exchange)
    record = writer.create_revisit_record(
        exchange.final_address, earlier.payload, earlier.target, warc_date(earlier.at), head, extra
    )
    if exchange.status == 304:
        record.rec_headers.replace_header("WARC-Profile", UNCHANGED)
    return _written("revisit", record, writer, out)


def _request(exchange: Exchange, extra: dict[str, str]) -> Member:
    from warcio.statusandheaders import StatusAndHeaders

    method, target = "GET", _request_target(exchange.final_address)
    sent = list(header_pairs(exchange.request_headers))
    if not any(name.lower() == "host" for name, _ in sent):  # http.client adds it by itself
        sent.insert(0, ("Host", urlsplit(exchange.final_address).netloc))
    head = StatusAndHeaders(f"{target} HTTP/1.1", sent, protocol=method)
    return _member("request", exchange.final_address, b"", extra, head=head)


def _metadata(address: str, facts: Pairs, extra: dict[str, str]) -> Member:
    lines = "".join(f"{name}: {value}\r\n" for name, value in facts)
    return _member("metadata", address, lines.encode(), extra, "application/warc-fields")


def _facts(exchange: Exchange, software: str) -> Pairs:
    facts: list[tuple[str, object]] = [
        ("software", software),
        ("cited", exchange.address),
        ("body-sha256", sha256(exchange.body).hexdigest()),
        ("fetchTimeMs", round(exchange.seconds * 1000)),
    ]
    hops = [_redirect(hop) for hop in exchange.redirects]
    if exchange.final_address != exchange.address:
        facts.append(("via", hops[-1] if hops else exchange.address))
    facts += [("redirect", hop) for hop in hops]
    if exchange.peer:
        facts.append(("peer", exchange.peer))
    if exchange.tls_digest:
        facts.append(("tls-certificate-sha256", exchange.tls_digest))
    return tuple((name, one_line(str(value))) for name, value in facts)


def _redirect(hop: object) -> str:
    return " ".join(str(part) for part in hop) if isinstance(hop, tuple) else str(hop)


def _member(
    kind: str,
    address: str,
    data: bytes,
    extra: dict[str, str],
    media_type: str = "",
    head: Any = None,
) -> Member:
    out = BytesIO()
    writer = _writer(out)
    record = writer.create_warc_record(
        address,
        kind,
        payload=BytesIO(data),
        length=len(data),
        warc_content_type=media_type,
        warc_headers_dict=extra,
        http_headers=head,
    )
    return _written(kind, record, writer, out)


def _written(kind: str, record: ArcWarcRecord, writer: WARCWriter, out: BytesIO) -> Member:
    writer.write_record(record)
    headers = record.rec_headers
    return Member(
        kind,
        out.getvalue(),
        headers.get_header("WARC-Record-ID"),
        headers.get_header("WARC-Payload-Digest") or "",
    )


def _writer(out: BytesIO) -> WARCWriter:
    from warcio.utils import Digester
    from warcio.warcwriter import WARCWriter

    class Sha256Writer(WARCWriter):  # type: ignore[misc]  # warcio has no types
        @staticmethod
        def _create_digester() -> Digester:
            return Digester("sha256")

    return Sha256Writer(out, gzip=True, warc_version="1.1")


def _stored(exchange: Exchange) -> list[tuple[str, str]]:
    """Return the headers as stored, with the stored body's length; the originals are kept aside."""
    kept: list[tuple[str, str]] = []
    for name, value in header_pairs(exchange.headers):
        aside = name.lower() in _MOVED_ASIDE and value != str(len(exchange.raw))
        if name.lower() not in _MOVED_ASIDE:
            kept.append((name, value))
        elif aside:
            kept.append((f"X-Archive-Orig-{name}", value))
    return [*kept, ("Content-Length", str(len(exchange.raw)))]


def _status_line(exchange: Exchange) -> str:
    """Return the status line with the server's own phrase, or else the standard one."""
    from http import HTTPStatus

    own = one_line(getattr(exchange, "phrase", ""))
    known = exchange.status in HTTPStatus._value2member_map_
    standard = HTTPStatus(exchange.status).phrase if known else ""
    return f"{exchange.status} {own or standard}".rstrip()


def _protocol(exchange: Exchange) -> str:
    return f"HTTP/{getattr(exchange, 'http_version', '1.1')}"


def _request_target(address: str) -> str:
    parts = urlsplit(address)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _dates(at: datetime) -> dict[str, str]:
    return {"WARC-Date": warc_date(at)}


def _peer(exchange: Exchange) -> dict[str, str]:
    """Return the server's IP address, without the port, which the header cannot contain."""
    host, _, port = (exchange.peer or "").rpartition(":")
    bare = host if host and (port.isdigit() and (host.endswith("]") or ":" not in host)) else ""
    address = (bare or exchange.peer or "").strip("[]")
    return {"WARC-IP-Address": address} if address else {}


def warc_date(at: datetime) -> str:
    """Return a WARC-Date, in UTC with microseconds (WARC 1.1 allows them)."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
