"""What ``verify watch`` does: round after round, whatever becomes of one of them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from verify.cli.actions.recheck import look
from verify.cli.failures import refused, say
from verify.cli.options import now
from verify.cli.problem import USAGE, Problem

if TYPE_CHECKING:
    from verify.cli.actions.recheck import Desk

Result = TypeVar("Result")
_SHORTEST = 60.0  # seconds between two rounds


def keep_looking(
    opened: Callable[[], Desk],
    every: int,
    rounds: int | None,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Round after round, each when something is due; the worst exit code of them.

    ``opened`` gives what the rounds work on. A round that cannot be held (the database is
    locked, the archive's disk is away) is said and the watch goes on. Raises ``Problem`` for
    a configuration or a database that cannot be used at all.
    """
    from verify.recheck.session import LinkSelection

    desk, code, done = None, 0, 0
    while True:
        desk = desk or _opened(opened)
        held = _carefully(look, desk, LinkSelection()) if desk else None
        code = max(code, USAGE if held is None else held)
        done += 1
        if rounds is not None and done >= rounds:
            return code
        due = _carefully(_seconds_to_next, desk) if desk else None
        wait = every * 60.0 if held is not None else _SHORTEST
        sleep(max(_SHORTEST, wait if due is None else min(wait, due)))


def _opened(opened: Callable[[], Desk]) -> Desk | None:
    """What a round works on, or None where somebody else holds the database just now."""
    try:
        return opened()
    except Problem as problem:
        if not _is_held(problem):
            raise
        say(f"{problem} It is tried again.", USAGE)
        return None


def _is_held(problem: BaseException | None) -> bool:
    while problem is not None:
        if isinstance(problem, sqlite3.OperationalError):
            return "locked" in str(problem)
        problem = problem.__cause__
    return False


def _carefully(action: Callable[..., Result], *given: object) -> Result | None:
    """What the action gives, or None where it could not be done, which is said."""
    try:
        return action(*given)
    except Problem as problem:
        sentence: str | None = str(problem)
    except Exception as failure:
        sentence = refused(failure)
        if sentence is None:
            raise
    say(f"{sentence} It is tried again.", USAGE)
    return None


def _seconds_to_next(desk: Desk) -> float:
    """Until something is due; endless where nothing ever is."""
    from verify.store.sources.ledger import next_due

    due = next_due(desk.db)
    return (due - now()).total_seconds() if due and due > now() else float("inf")
