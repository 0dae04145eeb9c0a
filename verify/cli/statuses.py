"""The words that people see for stored values, and the way back.

The database, JSON and CSV keep ``later`` and ``walled``; people see and may type
``deferred`` and ``blocked``.
"""

from __future__ import annotations

_SHOWN = {"later": "deferred", "walled": "blocked"}
_STORED = {shown: stored for stored, shown in _SHOWN.items()}


def shown_status(stored: str) -> str:
    """Return the word to show for a stored status of a flag or a link."""
    return _SHOWN.get(stored, stored)


def stored_status(typed: str) -> str:
    """Return the stored status for a word that was typed; both words are understood."""
    return _STORED.get(typed, typed)
