"""Exit codes, and the error that a user can put right."""

from __future__ import annotations

FLAGS_FOUND = 1
USAGE_ERROR = 2
INTERNAL_ERROR = 3
NO_NETWORK = 4


class UserError(Exception):
    """Something the user can put right: its text is the message to show (exit code 2)."""


def system_reason(error: Exception) -> str:
    """Return what the system refused, in words: without the number and path that Python adds."""
    if isinstance(error, FileExistsError):  # a folder was to be made there
        return "it is a file, not a folder"
    return (getattr(error, "strerror", None) or str(error)).lower()
