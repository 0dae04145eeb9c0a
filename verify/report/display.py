"""How a report is to look: the few choices that a reader has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """``color`` and ``width`` matter on a terminal only; ``quiet`` leaves the coverage and the count."""

    color: bool = False
    width: int = 100
    quiet: bool = False
