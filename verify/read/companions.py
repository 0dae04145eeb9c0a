"""The files beside an article that it may name: its bibliographies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Companions(Protocol):
    """Files beside an article. Reading them is the caller's business, and within its limits."""

    def content(self, name: str) -> bytes | None:
        """Return the bytes of a file by the name that the article gives, or None."""
        ...

    def bibliographies(self) -> Sequence[str]:
        """Return the names of the bibliographies beside the article, its own name's first."""
        ...


class NoCompanions:
    """An article without files beside it: it was downloaded, or came as bytes."""

    def content(self, name: str) -> bytes | None:
        """Return None."""
        return None

    def bibliographies(self) -> Sequence[str]:
        """Return nothing."""
        return ()
