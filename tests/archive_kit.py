"""Exchanges made by hand, for the tests of the archive."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Answer:
    """What a fetch gives, as far as the archive looks at it."""

    body: bytes = b"<p>The bridge was opened on Monday.</p>"
    address: str = "https://news.example/bridge"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    packed: bool = False
    at: datetime = NOON
    final: str | None = None
    redirects: tuple[str, ...] = ()
    peer: str | None = "192.0.2.7:443"
    tls_digest: str | None = "ab" * 32
    seconds: float = 0.25
    request_headers: tuple[tuple[str, str], ...] = (("Host", "news.example"), ("Accept", "*/*"))
    extra: tuple[tuple[str, str], ...] = field(default=())

    @property
    def started(self) -> datetime:
        return self.at

    @property
    def final_address(self) -> str:
        return self.final or self.address

    @property
    def raw(self) -> bytes:
        return gzip.compress(self.body, mtime=0) if self.packed else self.body


def later(days: float) -> datetime:
    """So many days after the first look."""
    return NOON + timedelta(days=days)
