"""Limits of one request: time to the headers, total time, and bytes of each.

A time limit per ``recv`` does not stop a server that sends single bytes slowly, so every receive
is limited to the time left for the whole request. The budget of the current request is stored per
thread.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from verify.fetch.settings import FetchSettings
from verify.model import Reason
from verify.web.errors import FetchError

_CHUNK = 65_536
_here = threading.local()


class Budget:
    """Time and bytes that one request may still use. Not thread-safe."""

    def __init__(self, settings: FetchSettings) -> None:
        self.settings = settings
        self._left_in_all = settings.all_within
        self.in_headers = True  # until the headers are complete
        self._received = 0
        self.peer: str | None = None
        self.tls_digest: str | None = None

        self.begin()

    def begin(self) -> None:
        """Start a request: reset its header limits; the total time keeps running."""
        now = time.monotonic()
        self.in_headers, self._received = True, 0
        self._all_until = now + self._left_in_all
        self._headers_until = min(now + self.settings.headers_within, self._all_until)

    def end(self) -> None:
        """End the request, so that waiting for the rate limit does not count."""
        self._left_in_all = max(0.0, self._all_until - time.monotonic())

    def headers_done(self) -> None:
        """Note that the headers are complete and the body follows."""
        self.in_headers = False

    def seconds_left(self) -> float:
        """Return the seconds left for the next wait. Raise ``FetchError`` if there are none."""
        until = self._headers_until if self.in_headers else self._all_until
        seconds = until - time.monotonic()
        if seconds <= 0:
            raise self.timeout_error()
        return seconds

    def timeout_error(self) -> FetchError:
        """Return the exception for the time limit that was exceeded."""
        s = self.settings
        if self.in_headers:
            return FetchError(
                Reason.TIMEOUT,
                f"No complete response headers arrived within {s.headers_within:g} s.",
            )
        return FetchError(
            Reason.TOO_SLOW, f"The response did not finish within {s.all_within:g} s."
        )

    def count_header_bytes(self, received: int) -> None:
        """Count received header bytes; raise ``FetchError`` if there are too many."""
        self._received += received
        if self.in_headers and self._received > self.settings.max_header_bytes:
            raise FetchError(
                Reason.TOO_LARGE,
                f"The headers alone are larger than {self.settings.max_header_bytes} bytes.",
            )


@contextmanager
def use_budget(budget: Budget) -> Iterator[Budget]:
    """Make ``budget`` the current budget of this thread within the block."""
    before = getattr(_here, "budget", None)
    _here.budget = budget
    try:
        yield budget
    finally:
        _here.budget = before


def current_budget() -> Budget | None:
    """Return the budget of this thread's request, or None outside of a request."""
    return getattr(_here, "budget", None)


def read_body(raw: Any, budget: Budget) -> bytes:
    """Return the body as sent, at most ``max_bytes`` of it.

    ``raw`` is a urllib3 response whose content has not been read yet. Raises ``FetchError`` if
    the body is too large or too slow; urllib3's own exceptions are not caught.
    """
    limit = budget.settings.max_bytes
    announced = raw.length_remaining or 0
    if announced > limit:
        raise _too_large(limit)
    parts, size = [], 0
    while chunk := raw.read(_CHUNK, decode_content=False):
        size += len(chunk)
        if size > limit:
            raise _too_large(limit)
        parts.append(chunk)
        budget.seconds_left()
    return b"".join(parts)


def _too_large(limit: int) -> FetchError:
    return FetchError(Reason.TOO_LARGE, f"The response is larger than {limit / 1e6:g} MB.")
