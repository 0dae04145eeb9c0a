"""Rate limits shared by the whole run: one request at a time per host, with a gap between them.

A "host" is both the registrable domain and the server's IP address, since many names may share
one machine. Tests pass their own clock and sleep.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from verify.fetch.settings import FetchSettings
from verify.model import Reason
from verify.web.errors import FetchError
from verify.web.http_date import http_date

_LONGEST_CRAWL_DELAY = 30.0  # the maximum, even if robots.txt asks for more
_KEYS_KEPT = 100_000
_LONGEST_WAIT = 1e9  # seconds; a server that asks for more is not requested again in any run


@dataclass(slots=True)
class _Slot:
    free_at: float = 0.0
    busy: bool = False
    cooled_until: float = 0.0


class Politeness:
    """Rate limiter. ``clock`` returns seconds; ``sleep`` waits for them."""

    def __init__(
        self,
        settings: FetchSettings,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._gap = settings.gap if settings.polite else 0.0
        self._polite, self._patience = settings.polite, settings.patience
        self._clock, self._sleep = clock, sleep
        self._slots: dict[str, _Slot] = {}
        self._gaps: dict[str, float] = {}
        self._cooling = False  # whether any host ever asked for a pause
        self._changed = threading.Lock()

    def now(self) -> float:
        """Return the current time of the clock that all times here refer to."""
        return self._clock()

    def try_acquire(self, keys: Iterable[str]) -> float:
        """Reserve all ``keys`` and return 0, or reserve none and return the seconds to wait."""
        if not self._polite and not self._cooling:
            return 0.0
        with self._changed:
            return self._enter(tuple(keys))

    def release(self, keys: Iterable[str]) -> None:
        """Release the reserved keys."""
        if not self._polite and not self._cooling:
            return
        with self._changed:
            for key in keys:
                self._slot(key).busy = False

    def seconds_to_wait(self, keys: Iterable[str]) -> float:
        """Return the seconds that ``try_acquire`` would return now, without reserving anything."""
        if not self._polite and not self._cooling:
            return 0.0
        with self._changed:
            now = self._clock()
            return max(0.0, *(self._wait(self._slot(key), now) for key in keys))

    @contextmanager
    def acquire(self, keys: tuple[str, ...]) -> Iterator[None]:
        """Wait until all keys are free and hold them within the block.

        Raises ``FetchError(rate-limited)`` if a host asks for a pause longer than ``patience``,
        also if it does so during the wait.
        """
        while (wait := self.try_acquire(keys)) > 0:
            if (cooled := max(self.cool_down_left(key) for key in keys)) > self._patience:
                raise FetchError(
                    Reason.RATE_LIMITED,
                    f"The site asks us to wait {cooled:.0f} s before the next request.",
                )
            self._sleep(wait)
        try:
            yield
        finally:
            self.release(keys)

    def cool_down(self, key: str, seconds: float) -> None:
        """Block requests to ``key`` for this many seconds. A cool-down is never shortened."""
        with self._changed:
            self._cooling = True
            slot = self._slot(key)
            slot.cooled_until = max(slot.cooled_until, self._clock() + seconds)

    def cool_down_left(self, key: str) -> float:
        """Return the seconds until the cool-down of ``key`` ends; 0 if it has none."""
        with self._changed:
            slot = self._slots.get(key)
            return max(0.0, slot.cooled_until - self._clock()) if slot else 0.0

    def gap_left(self, key: str) -> float:
        """Return the seconds until the gap after the last request to ``key`` has passed."""
        with self._changed:
            slot = self._slots.get(key)
            return max(0.0, slot.free_at - self._clock()) if slot and self._polite else 0.0

    def set_crawl_delay(self, key: str, gap: float | None) -> None:
        """Set the gap that robots.txt asks for (Crawl-delay), in seconds."""
        if not gap:
            return
        with self._changed:
            before = self._gaps.get(key, self._gap)
            self._gaps[key] = min(max(gap, self._gap), _LONGEST_CRAWL_DELAY)
            slot = self._slot(key)
            if slot.free_at:  # robots.txt itself was the last request
                slot.free_at += self._gaps[key] - before

    def _enter(self, keys: tuple[str, ...]) -> float:
        now = self._clock()
        slots = [self._slot(key) for key in keys]
        wait = max((self._wait(slot, now) for slot in slots), default=0.0)
        if wait <= 0:
            for key, slot in zip(keys, slots, strict=True):
                slot.busy = True
                slot.free_at = now + self._gaps.get(key, self._gap)
        return wait

    def _wait(self, slot: _Slot, now: float) -> float:
        # Check a busy host again after a short time: it is rarely busy for a whole gap.
        busy = max(0.02, self._gap / 10) if slot.busy and self._polite else 0.0
        return max(busy, slot.free_at - now if self._polite else 0.0, slot.cooled_until - now)

    def _slot(self, key: str) -> _Slot:
        slot = self._slots.get(key)
        if slot is None:
            if len(self._slots) >= _KEYS_KEPT:
                self._drop_idle_slots()
            slot = self._slots[key] = _Slot()
        return slot

    def _drop_idle_slots(self) -> None:
        now = self._clock()
        for key in [k for k, s in self._slots.items() if not s.busy and self._wait(s, now) <= 0]:
            del self._slots[key]


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """Return the seconds that a ``Retry-After`` header asks for (RFC 9110 §10.2.3), or None.

    Accepts both forms: a number of seconds or a date. A date in the past gives 0.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        digits = text.lstrip("0")
        return float(int(digits or "0")) if len(digits) < 10 else _LONGEST_WAIT
    at = http_date(text)
    return max(0.0, (at - (now or datetime.now(UTC))).total_seconds()) if at else None
