"""Read responses as browsers do: any number of headers, and interim responses skipped.

``http.client`` fails after 100 headers (``_MAXHEADERS``, a global shared with all other code);
pages with a ``Set-Cookie`` for each experiment and a ``Link`` for each font send more. Here
headers are limited by their size (``max_header_bytes``), counted as they are received.
"""

from __future__ import annotations

import http.client
from typing import Any

# http.client refuses longer lines (its ``_MAXLINE``); the bundled lines stay well below it.
_AT_ONCE = 32_768
_LINE = 65_537


class Response(http.client.HTTPResponse):
    """A final response, without a limit on the number of headers."""

    def begin(self) -> None:
        """Read the status and the headers."""
        plain: Any = self.fp
        bundles: Any = _Bundles(plain)
        self.fp = bundles
        try:
            super().begin()
        finally:
            if self.fp is bundles:  # still open
                self.fp = plain

    def _read_status(self) -> tuple[str, int, str]:
        """Return the status of the final response, skipping 102 and 103 (RFC 9110 §15.2).

        http.client skips only 100. It would return “103 Early Hints” as the response, and the
        real response, left on the connection, as that of the next request.
        """
        found: tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
        while 100 < found[1] < 200 and found[1] != http.client.SWITCHING_PROTOCOLS:
            while not _ends(self.fp.readline(_LINE)):
                pass
            found = super()._read_status()  # type: ignore[misc]
        return found


class _Bundles:
    """A stream that returns the status line alone, then several header lines as one.

    http.client counts the results of ``readline``, joins and parses them: the same bytes in fewer
    pieces are the same headers.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._waiting = b""
        self._in_headers = False

    def readline(self, limit: int) -> bytes:
        """Return the next line, or several lines together; the final empty line comes alone."""
        line = self._next(limit)
        if not self._in_headers or _ends(line):
            self._in_headers = not self._in_headers  # after “100 Continue” the headers start again
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
