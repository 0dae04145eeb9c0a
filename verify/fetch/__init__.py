"""Address → response or absence. Below the line: this room talks to the world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.fetch.absences import absence as absence
    from verify.fetch.client import Client as Client
    from verify.fetch.fitness import Fitness as Fitness
    from verify.fetch.fitness import judge as judge
    from verify.fetch.pool import fetch_all as fetch_all
    from verify.fetch.settings import ArchiveSettings as ArchiveSettings
    from verify.fetch.settings import FetchSettings as FetchSettings
    from verify.fetch.values import Earlier as Earlier
    from verify.fetch.values import Fetched as Fetched

_WHERE = {
    "Client": "client",
    "fetch_all": "pool",
    "FetchSettings": "settings",
    "ArchiveSettings": "settings",
    "Fetched": "values",
    "Earlier": "values",
    "absence": "absences",
    "judge": "fitness",
    "Fitness": "fitness",
}


def __getattr__(name: str) -> Any:
    """The room's face, imported when asked for: requests takes 100 ms to load."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
