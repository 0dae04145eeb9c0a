"""The one exception of this room: a fetch stops, and says as what."""

from __future__ import annotations

from verify.model import Reason


class FetchError(Exception):
    """A fetch cannot go on. ``Client`` turns it into an ``Absence``.

    It must not derive from ``OSError``: urllib3 would take it for a passing network
    fault and wrap or repeat it.
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
