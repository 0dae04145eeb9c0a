"""The names of months and weekdays of CLDR, in the languages whose dates are read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from verify.toml_tables import read_table

CODES = ("en", "ru", "tr", "de", "fr", "uk", "ky", "kk")
CALENDAR = Path(__file__).with_name("calendar.toml")


def month_names(code: str, width: str) -> list[tuple[int, str]]:
    """Return the months with their numbers; ``width`` is wide or abbreviated.

    Each month is there twice: as inside a date, and alone.
    """
    return list(zip([*range(1, 13)] * 2, _calendar()[code][width], strict=True))


def day_names(code: str) -> list[tuple[int, str]]:
    """Return the weekdays with their numbers, 0 for Monday."""
    return list(enumerate(_calendar()[code]["days"]))


@cache
def _calendar() -> dict[str, dict[str, list[str]]]:
    return read_table(__file__, CALENDAR.name)
