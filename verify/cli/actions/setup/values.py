"""The result of one check of ``verify doctor``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Checked:
    """``state`` is ok, warning, problem or skipped; ``action`` says what to do."""

    check: str
    state: str
    text: str
    action: str = ""


def ok(check: str, text: str) -> Checked:
    """Return that nothing is wrong."""
    return Checked(check, "ok", text)


def warning(check: str, text: str, action: str) -> Checked:
    """Return something that may be wrong."""
    return Checked(check, "warning", text, action)


def problem(check: str, text: str, action: str) -> Checked:
    """Return something that is wrong."""
    return Checked(check, "problem", text, action)
