"""Bot walls: the signs that a guard answered instead of the site."""

from __future__ import annotations

from verify.fetch.values import Headers


def signs(headers: Headers, body: bytes, status: int) -> tuple[str, ...]:
    """The signs met, strongest first; none where the site itself answered."""
    return ()
