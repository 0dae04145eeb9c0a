"""A stand-in for Perma.cc's public API. Documentation: https://perma.cc/docs/developer."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from web.server import Wire

PREFIX = "/perma"
CREATED = "2024-04-01T09:00:00Z"


def warc(*records: tuple[str, str, str, bytes]) -> bytes:
    """A WARC file of (URL, status, a header as “Name: value”, body)."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for url, status, header, body in records:
        name, _, value = header.partition(": ")
        made = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, [(name, value)], protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": CREATED},
        )
        writer.write_record(made)
    return stream.getvalue()


@dataclass
class PermaStandIn:
    """Holds the URL of the archived page by GUID; ``files`` has the WARC of those that may be had."""

    holds: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    fault: str = ""
    asked: list[str] = field(default_factory=list)

    def __call__(self, wire: Wire) -> None:
        path = wire.path.removeprefix(PREFIX)
        self.asked.append(path)
        if self.fault == "429":
            return wire.answer("Slow down", "429 Too Many Requests", retry_after="600")
        if self.fault == "bot filter":
            return wire.answer("<html><title>Just a moment…</title></html>", "403 Forbidden")
        if self.fault == "private":
            said = '{"detail": "Authentication credentials were not provided."}'
            return wire.answer(said, "403 Forbidden", content_type="application/json")
        if self.fault == "page":
            return wire.answer("<html><title>Perma.cc is down</title></html>")
        guid, _, more = path.removeprefix("/v1/public/archives/").partition("/")
        if guid not in self.holds:
            said = '{"detail": "Not found."}'
            return wire.answer(said, "404 Not Found", content_type="application/json")
        return self._download(wire, guid) if more == "download" else self._record(wire, guid)

    def _record(self, wire: Wire, guid: str) -> None:
        place = f"http://127.0.0.1:{wire.port}{PREFIX}/v1/public/archives/{guid}/download"
        if self.fault == "other host":
            place = f"http://files.test:{wire.port}/{guid}.warc.gz"
        row = {
            "guid": guid,
            "creation_timestamp": CREATED,
            "url": self.holds[guid],
            "title": "Council keeps the weir bridge shut",
            "description": None,
            "warc_size": 1,
            "warc_download_url": place,
            "captures": [{"role": "primary", "status": "success", "url": self.holds[guid]}],
            "queue_time": 1,
            "capture_time": 9,
        }
        data = json.dumps(row)
        wire.answer(data[:60] if self.fault == "cut" else data, content_type="application/json")

    def _download(self, wire: Wire, guid: str) -> None:
        if guid not in self.files:
            return wire.answer("Log in", "401 Unauthorized")
        data = self.files[guid]
        if self.fault == "login page":
            return wire.answer("<html><title>Log in</title></html>")
        wire.answer(
            data[: len(data) // 2] if self.fault == "cut file" else data,
            content_type="application/gzip",
        )
