"""Settings of the section ``[timestamp]``: the authority, and how its timestamps are verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.fetch.settings_check import Fault
from verify.web.errors import FetchError
from verify.web.urls import request_target


@dataclass(frozen=True, slots=True)
class TimestampSettings:
    """``authority`` is asked for timestamps; ``ca_file`` has the certificates they are verified by."""

    authority: str | None = None
    ca_file: str | None = None

    def faults(self) -> Iterator[Fault]:
        """Yield (option, problem) for invalid settings, as ``config.fill`` expects."""
        if self.authority is None:
            return
        try:
            request_target(self.authority)
        except FetchError:
            yield "authority", f"takes the URL of a timestamp authority, not “{self.authority}”."
        if not self.ca_file:
            yield "authority", "needs ca_file, a PEM file with the authority's certificates."
