"""Bytes in, an article or a page out. Pure: the caller opens the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.read.reader import read_bytes as read_bytes

__all__ = ["read_bytes"]


def __getattr__(name: str) -> Any:
    """Import a public name on first use.

    Several threads import modules of this package at once. An import here, while the package
    itself is being imported, would give one of them a module that is only half made.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from verify.read.reader import read_bytes

    return {"read_bytes": read_bytes}[name]
