"""The limits of one request: time to the headers, time in all, bytes of each.

A time limit per ``recv`` does not bound a server that drips: every receive gets only
what is left of the whole. The budget of the request under way belongs to its thread.
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
    """What one request may still use. Not shared between threads."""

    def __init__(self, settings: FetchSettings) -> None:
        self.settings = settings
        self._left_in_all = settings.all_within
        self.in_headers = True  # until the headers are complete
        self._received = 0
        self.peer: str | None = None
        self.tls_digest: str | None = None

        self.begin()

    def begin(self) -> None:
        """A request begins: its headers count from nothing, the time in all goes on."""
        now = time.monotonic()
        self.in_headers, self._received = True, 0
        self._all_until = now + self._left_in_all
        self._headers_until = min(now + self.settings.headers_within, self._all_until)

    def end(self) -> None:
        """The request is over: waiting for one's turn does not count."""
        self._left_in_all = max(0.0, self._all_until - time.monotonic())

    def headers_done(self) -> None:
        """The headers are here: what follows is the body."""
        self.in_headers = False

    def seconds_left(self) -> float:
        """Seconds left for the next wait. Raises ``FetchError`` when there are none."""
        until = self._headers_until if self.in_headers else self._all_until
        seconds = until - time.monotonic()
        if seconds <= 0:
            raise self.timeout_error()
        return seconds

    def timeout_error(self) -> FetchError:
        """The exception for a time limit that was met."""
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
        """Note bytes that came in; raises ``FetchError`` for a flood of headers."""
        self._received += received
        if self.in_headers and self._received > self.settings.max_header_bytes:
            raise FetchError(
                Reason.TOO_LARGE,
                f"The headers alone are larger than {self.settings.max_header_bytes} bytes.",
            )


@contextmanager
def use_budget(budget: Budget) -> Iterator[Budget]:
    """Make ``budget`` the one of this thread's request for the time of the block."""
    before = getattr(_here, "budget", None)
    _here.budget = budget
    try:
        yield budget
    finally:
        _here.budget = before


def current_budget() -> Budget | None:
    """The budget of this thread's request, or None outside of one."""
    return getattr(_here, "budget", None)


def read_body(raw: Any, budget: Budget) -> bytes:
    """The body as sent, at most ``max_bytes`` of it.

    ``raw`` is a urllib3 response whose content was not read yet. Raises ``FetchError`` when it
    is too large or too slow; urllib3's own exceptions pass.
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
