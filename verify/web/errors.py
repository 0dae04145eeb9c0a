"""The exception that ends a fetch with a reason."""

from __future__ import annotations

from verify.model import Reason


class FetchError(Exception):
    """A fetch failed. ``Client`` turns it into an ``Absence``.

    It must not derive from ``OSError``: urllib3 would treat it as a temporary network error and
    wrap it or retry.
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
