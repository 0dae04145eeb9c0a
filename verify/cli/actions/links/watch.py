"""What ``verify watch`` does: round after round, even if one of them fails."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from verify.cli.actions.links.recheck import recheck_once
from verify.cli.errors import USAGE_ERROR, UserError
from verify.cli.failures import environment_error, print_error
from verify.cli.options import now

if TYPE_CHECKING:
    from verify.cli.actions.links.recheck_context import RecheckContext

Result = TypeVar("Result")
_SHORTEST = 60.0  # seconds between two rounds
_AGAIN = "Trying again."


def recheck_repeatedly(
    opened: Callable[[], RecheckContext],
    every: int,
    rounds: int | None,
    sleep: Callable[[float], None] | None = None,
) -> int:
    """Re-check whenever something is due; return the worst exit code of all rounds.

    ``opened`` returns what the rounds work on; ``every`` is in minutes. A round that fails
    (the database is locked, the archive's disk is missing) is reported and the watch goes on.
    Raises ``UserError`` for a configuration or a database that cannot be used at all.
    """
    from verify.recheck.session import LinkSelection

    context, code, done = None, 0, 0
    while True:
        context = context or _open(opened)
        result = _try(recheck_once, context, LinkSelection()) if context else None
        code = max(code, USAGE_ERROR if result is None else result)
        done += 1
        if rounds is not None and done >= rounds:
            return code
        due = _try(_seconds_to_next, context) if context else None
        wait = every * 60.0 if result is not None else _SHORTEST
        (sleep or time.sleep)(max(_SHORTEST, wait if due is None else min(wait, due)))


def _open(opened: Callable[[], RecheckContext]) -> RecheckContext | None:
    """Return what a round works on, or None while another program locks the database."""
    try:
        return opened()
    except UserError as error:
        if not _is_locked(error):
            raise
        print_error(f"{error} {_AGAIN}", USAGE_ERROR)
        return None


def _is_locked(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, sqlite3.OperationalError):
            return "locked" in str(error)
        error = error.__cause__
    return False


def _try(action: Callable[..., Result], *given: object) -> Result | None:
    """Return the action's result, or None with a message if it failed for an outside reason."""
    try:
        return action(*given)
    except UserError as error:
        message: str | None = str(error)
    except Exception as error:
        message = environment_error(error)
        if message is None:
            raise
    print_error(f"{message} {_AGAIN}", USAGE_ERROR)
    return None


def _seconds_to_next(context: RecheckContext) -> float:
    """Return the seconds until something is due; infinity if nothing ever is."""
    from verify.store.sources.ledger import next_due

    due = next_due(context.db)
    return (due - now()).total_seconds() if due and due > now() else float("inf")
