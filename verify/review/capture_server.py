"""HTTP server for archived copies, on a separate origin, without scripts, forms or loading.

An archived page is untrusted code, so it is never served from the desk's origin. This small
server sends the archived bytes with ``Content-Security-Policy: sandbox``.
"""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from verify.archive import Archive, ArchiveError
from verify.model import Capture
from verify.review.access_control import LOOPBACK, host_name
from verify.store.damaged_rows import Failed, contained
from verify.store.database import open_database
from verify.store.sources import sources

POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
_PLAIN, _MISSING = "text/plain; charset=utf-8", b"The archive has no such copy.\n"
_SHOWN = (
    "text/html",
    "text/plain",
    "application/xhtml+xml",
    "application/pdf",
    "application/xml",
    "text/xml",
)


def serve(
    database: Path, archive: Path, host: str = "127.0.0.1"
) -> tuple[ThreadingHTTPServer, int]:
    """Start a server on a free port; return the server and the port. ``shutdown()`` stops it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if host_name(self.headers.get("Host", "")) not in LOOPBACK:
                # DNS rebinding: a foreign name that was made to resolve to this machine
                sentence = b"Archived copies are not served under this host name.\n"
                self._answer(421, _PLAIN, sentence)
                return
            number = self.path.strip("/").removeprefix("capture/")
            if not (number.isdecimal() and len(number) < 12):
                self._answer(404, _PLAIN, _MISSING)
                return
            failed: Failed = []
            with contained(failed, f"capture {number}"):
                found = _body(database, archive, int(number))
                self._answer(*((200, *found) if found else (404, _PLAIN, _MISSING)))
            if failed:
                text = f"This archived copy cannot be shown: {failed[0].why}\n"
                self._answer(500, _PLAIN, text.encode())

        def _answer(self, status: int, media_type: str, body: bytes) -> None:
            self.send_response(status)
            for name, value in _headers(media_type, body):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Log nothing: only the command line prints."""

    server = ThreadingHTTPServer((host, 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, int(server.server_address[1])


def _headers(media_type: str, body: bytes) -> list[tuple[str, str]]:
    return [
        ("Content-Type", media_type),
        ("Content-Length", str(len(body))),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
    ]


def _body(database: Path, archive: Path, number: int) -> tuple[str, bytes] | None:
    """Return a capture's media type and bytes as received, or its text if the bytes are missing.

    None if there is no such capture.
    """
    capture = sources.capture(open_database(database, read_only=True), number)
    if capture is None:
        return None
    kept = _archived(archive, capture)
    if kept is None:
        return "text/plain; charset=utf-8", capture.page.whole_text.encode()
    return _type(capture), kept


def _archived(folder: Path, capture: Capture) -> bytes | None:
    if capture.warc is None or capture.offset is None or not folder.is_dir():
        return None
    try:
        with Archive(folder) as archive:
            return archive.read(capture.warc, capture.offset).body
    except ArchiveError:
        return None


def _type(capture: Capture) -> str:
    """Return the capture's media type if browsers can show it safely, else plain text."""
    media_type = capture.media_type.split(";")[0].strip().lower()
    if media_type not in _SHOWN:
        return "text/plain; charset=utf-8"
    charset = capture.page.encoding
    return (
        f"{media_type}; charset={charset}"
        if charset and media_type.startswith("text/")
        else media_type
    )
