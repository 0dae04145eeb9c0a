"""From an exception to a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from verify.cli.errors import INTERNAL_ERROR, USAGE_ERROR, UserError
from verify.cli.interrupts import Terminated

_DEBUG_HINT = "Run it again with VERIFY_DEBUG=1 for the traceback."
INTERRUPTED = 130  # 128 + SIGINT, the convention of shells
TERMINATED = 143  # 128 + SIGTERM
_STOPPED = "Stopped. Everything finished so far is kept."


def guarded(action: Callable[[], Any]) -> int:
    """Run ``action`` and return an exit code; an error becomes one message on stderr.

    With VERIFY_DEBUG in the environment an unexpected exception is let through.
    """
    import typer
    from typer.exceptions import TyperException

    try:
        result = action()
    except typer.Abort:
        return print_error(_STOPPED, INTERRUPTED)
    except TyperException as error:
        return _usage_error(error)
    except UserError as error:
        return print_error(str(error), USAGE_ERROR)
    except Terminated:
        return print_error(_STOPPED, TERMINATED)
    except KeyboardInterrupt:
        return print_error(_STOPPED, INTERRUPTED)
    except BrokenPipeError:
        return _pipe_closed()
    except SystemExit as ended:  # typer ends so where the reader of the output is gone
        return _pipe_closed() if hasattr(sys.stdout, "wrapped") else int(ended.code or 0)
    except Exception as error:
        return _unexpected(error)
    if result == INTERRUPTED:  # typer turns the interrupt key into this code
        return print_error(_STOPPED, INTERRUPTED)
    return result if isinstance(result, int) else 0


def print_error(message: str, code: int) -> int:
    """Print a message on stderr and return the code."""
    print(f"verify: {message}", file=sys.stderr)
    return code


def _usage_error(error: Any) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message(), file=sys.stderr)
        return USAGE_ERROR
    message = _ended(str(error.format_message()))
    if context := getattr(error, "ctx", None):
        print(context.get_usage(), file=sys.stderr)
        message += f" Run `{context.command_path} --help` for help."
    return print_error(message, USAGE_ERROR)


def _pipe_closed() -> int:
    """The reader of the output is gone (``verify flags | head``): end without a message."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _unexpected(error: Exception) -> int:
    from verify.config import BadConfiguration

    if isinstance(error, BadConfiguration):
        return print_error(str(error), USAGE_ERROR)
    if os.environ.get("VERIFY_DEBUG"):
        raise error
    if message := environment_error(error):
        return print_error(message, INTERNAL_ERROR)
    said = _ended(f"{type(error).__name__}: {error}")
    return print_error(f"Internal error; this is a bug: {said} {_DEBUG_HINT}", INTERNAL_ERROR)


def _ended(text: str) -> str:
    """Return a text as a sentence, with a full stop if it has no end."""
    text = text.rstrip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def environment_error(error: Exception) -> str | None:
    """Return what the machine or the archive refused, in a sentence; None if it is a bug."""
    import sqlite3

    from verify.archive.values import ArchiveError

    if isinstance(error, ArchiveError):
        return str(error)
    damaged = type(error) is sqlite3.DatabaseError  # its subclasses are bugs, but for the next
    if damaged or isinstance(error, sqlite3.OperationalError):  # locked, disk full, read-only
        return f"The database could not be used: {error}."
    if isinstance(error, FileExistsError | NotADirectoryError) and error.filename:
        return f"{error.filename} cannot be used: a folder on this path is a file."
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'The disk'}: {error.strerror}."
    return None
