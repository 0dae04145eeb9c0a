"""What ends a command: exit codes, and problems that the user can solve."""

from __future__ import annotations

FOUND = 1
USAGE = 2
FAILURE = 3


class Problem(Exception):
    """Something the user can put right: its text is the sentence they are shown (exit 2)."""


def why(error: Exception) -> str:
    """What the system refused, in words, without the number and the path that Python adds."""
    return (getattr(error, "strerror", None) or str(error)).lower()
