"""Responses as browsers read them: any number of headers, and no hint taken for the answer.

``http.client`` gives up after 100 headers (``_MAXHEADERS``, a global that is everybody's); pages
with a ``Set-Cookie`` for each experiment and a ``Link`` for each font send more. What bounds
headers here is their size (``max_header_bytes``), counted as they are received.
"""

from __future__ import annotations

import http.client
from typing import Any

# http.client refuses longer lines (its ``_MAXLINE``); what is handed to it stays well below.
_AT_ONCE = 32_768
_LINE = 65_537


class Response(http.client.HTTPResponse):
    """A response whose headers are not counted, only measured, and which is the final one."""

    def begin(self) -> None:
        """Read the status and the headers."""
        plain: Any = self.fp
        bundles: Any = _Bundles(plain)
        self.fp = bundles
        try:
            super().begin()
        finally:
            if self.fp is bundles:  # not closed on the way
                self.fp = plain

    def _read_status(self) -> tuple[str, int, str]:
        """The status of the answer itself: 102 and 103 come before it (RFC 9110 §15.2).

        http.client passes over 100 only. It would take “103 Early Hints” for the answer, and
        the answer, left on the connection, for that to the next request.
        """
        found: tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
        while 100 < found[1] < 200 and found[1] != http.client.SWITCHING_PROTOCOLS:
            while not _ends(self.fp.readline(_LINE)):
                pass
            found = super()._read_status()  # type: ignore[misc]
        return found


class _Bundles:
    """A stream that gives the status line by itself, then several header lines as one.

    http.client counts what ``readline`` gives, joins it, and parses the whole: the same bytes
    in fewer pieces are the same headers.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._waiting = b""
        self._in_headers = False

    def readline(self, limit: int) -> bytes:
        """The next line, or the next lines together; the empty one that ends them by itself."""
        line = self._next(limit)
        if not self._in_headers or _ends(line):
            self._in_headers = not self._in_headers  # after “100 Continue” it begins anew
            return line
        parts, size = [line], len(line)
        while size < _AT_ONCE:
            line = self._next(limit)
            if _ends(line) or size + len(line) > _AT_ONCE:
                self._waiting = line
                break
            parts.append(line)
            size += len(line)
        return b"".join(parts)

    def _next(self, limit: int) -> bytes:
        line, self._waiting = self._waiting, b""
        return line or self._stream.readline(limit)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _ends(line: bytes) -> bool:
    return line in (b"\r\n", b"\n", b"")
