"""From an exception to a sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from verify.cli.problem import FAILURE, USAGE, Problem

_ISSUES = "Set VERIFY_DEBUG=1 to see where it happened."
INTERRUPTED = 130  # 128 + SIGINT, the shells' own convention
TERMINATED = 143  # 128 + SIGTERM
_STOPPED = "Stopped. What was finished is kept."


class Terminated(BaseException):
    """Somebody asked this process to end: it ends as it does when the user interrupts it."""


def terminate(*_: object) -> None:
    """The handler of SIGTERM. Without one nothing is tidied up: files, locks, processes."""
    raise Terminated


def guarded(action: Callable[[], Any]) -> int:
    """Run ``action`` and give an exit code; a problem becomes one sentence on stderr.

    With VERIFY_DEBUG in the environment an unforeseen exception is let through.
    """
    import typer
    from typer.exceptions import TyperException

    try:
        result = action()
    except typer.Abort:
        return say(_STOPPED, INTERRUPTED)
    except TyperException as problem:
        return _usage(problem)
    except Problem as problem:
        return say(str(problem), USAGE)
    except Terminated:
        return say(_STOPPED, TERMINATED)
    except KeyboardInterrupt:
        return say(_STOPPED, INTERRUPTED)
    except BrokenPipeError:
        return _pipe_closed()
    except Exception as failure:
        return _unforeseen(failure)
    if result == INTERRUPTED:  # typer turns the interrupt key into this code
        return say(_STOPPED, INTERRUPTED)
    return result if isinstance(result, int) else 0


def say(sentence: str, code: int) -> int:
    """Print a sentence on stderr and give the code back."""
    print(f"verify: {sentence}", file=sys.stderr)
    return code


def _usage(problem: Any) -> int:
    if type(problem).__name__ == "NoArgsIsHelpError":
        print(problem.format_message(), file=sys.stderr)
        return USAGE
    if context := getattr(problem, "ctx", None):
        print(context.get_usage(), file=sys.stderr)
    return say(str(problem.format_message()), USAGE)


def _pipe_closed() -> int:
    """The reader of our output went away (``verify flags | head``): nothing to say."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _unforeseen(failure: Exception) -> int:
    if os.environ.get("VERIFY_DEBUG"):
        raise failure
    if sentence := refused(failure):
        return say(sentence, FAILURE)
    kind = type(failure).__name__
    return say(f"an internal failure, this is a bug: {kind}: {failure}. {_ISSUES}", FAILURE)


def refused(failure: Exception) -> str | None:
    """What the machine or the archive refused, in a sentence; None: it is a bug of ours."""
    import sqlite3

    from verify.archive.values import ArchiveError

    if isinstance(failure, ArchiveError):
        return str(failure)
    damaged = type(failure) is sqlite3.DatabaseError  # its kinds are bugs, but for the next one
    if damaged or isinstance(failure, sqlite3.OperationalError):  # locked, disk full, read-only
        return f"the database could not be used: {failure}."
    if isinstance(failure, OSError) and failure.strerror:
        return f"{failure.filename or 'the disk'}: {failure.strerror}."
    return None
