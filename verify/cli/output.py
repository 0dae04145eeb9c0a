"""Standard output as a medium: is it a terminal, how wide is it, does it take colors?"""

from __future__ import annotations

import os
import shutil
import sys
from typing import Any

from verify.cli.errors import UserError
from verify.report.safe_text import safe_json


def use_color() -> bool:
    """Return whether to print colors, as no-color.org and force-color.org define it.

    ``NO_COLOR`` wins over ``FORCE_COLOR``; without either, a terminal that is not ``dumb``
    gets colors.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int | None:
    """Return the columns of the terminal, or None where the output goes to a file or a pipe."""
    return text_width() if sys.stdout.isatty() else None


def text_width(default: int = 80) -> int:
    """Return the columns to wrap text at: ``COLUMNS``, the terminal's, or the default."""
    return shutil.get_terminal_size((default, 24)).columns


def as_json(value: Any, *, one_line: bool = False) -> str:
    """Return a value as JSON for people and programs, ending with a line end."""
    return safe_json(value, indent=None if one_line else 1) + "\n"


def check_format(name: str, known: tuple[str, ...]) -> None:
    """Raise ``UserError`` that lists the known formats for one that is not among them."""
    if name not in known:
        raise UserError(f"There is no format “{name}”. Use one of: {', '.join(known)}.")
