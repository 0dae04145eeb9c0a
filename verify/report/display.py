"""How a report is displayed: the few choices a reader has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DisplayOptions:
    """Choices of a reader.

    ``color`` and ``width`` apply to the terminal only; ``quiet`` shows coverage and totals only.
    The others apply to the formats with one entry per flag (concise, github, junit, jsonl):
    ``decided`` makes a list of flags instead of a run's report, whatever was decided; ``only_new`` leaves out flags that were there before;
    ``fail_on`` is the severity from which a JUnit test case fails.
    """

    color: bool = False
    width: int = 100
    quiet: bool = False
    decided: bool = False
    only_new: bool = False
    fail_on: str = "warning"
