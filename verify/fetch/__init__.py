"""Fetch URLs: the response with its bytes, or the reason why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.fetch.client import Client as Client
    from verify.fetch.pool import fetch_all as fetch_all
    from verify.fetch.settings import ArchiveSettings as ArchiveSettings
    from verify.fetch.settings import FetchSettings as FetchSettings
    from verify.web.absences import absence as absence
    from verify.web.response import EarlierResponse as EarlierResponse
    from verify.web.response import Fetched as Fetched

_WHERE = {
    "Client": "verify.fetch.client",
    "fetch_all": "verify.fetch.pool",
    "FetchSettings": "verify.fetch.settings",
    "ArchiveSettings": "verify.fetch.settings",
    "Fetched": "verify.web.response",
    "EarlierResponse": "verify.web.response",
    "absence": "verify.web.absences",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use, because importing requests takes 100 ms."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_WHERE[name]), name)
