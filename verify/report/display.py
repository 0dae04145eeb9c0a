"""How a report is displayed: the few choices a reader has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DisplayOptions:
    """``color`` and ``width`` apply to the terminal only; ``quiet`` shows coverage and totals only."""

    color: bool = False
    width: int = 100
    quiet: bool = False
