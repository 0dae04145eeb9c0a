"""Parse an article into a dossier: notes, references, quotations, people, claims. No I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.parse.parser import parse as parse

__all__ = ["parse"]


def __getattr__(name: str) -> Any:
    """Import a public name on first use.

    Several threads import modules of this package at once. An import here, while the package
    itself is being imported, would give one of them a module that is only partly initialized.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from verify.parse.parser import parse

    return {"parse": parse}[name]
