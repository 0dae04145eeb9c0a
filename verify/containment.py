"""Contain unforeseen exceptions: one failure costs one item.

A page, article, source, database row or service that raises anything, ``RecursionError`` and
``MemoryError`` included, becomes an ``InternalFailure`` with an ID. The report lists it among the
items not checked, the run's log file has its traceback under that ID, and the command exits
with status 3.

Two kinds of exception are not contained. With ``VERIFY_STRICT=1`` (tests, fuzzing) none is, so
that no ``except`` hides a bug. And when the machine itself fails (the disk is full, the database
is locked), every further item would fail too, so the run ends with a one-sentence message.
"""

from __future__ import annotations

import errno
import os
import re
import traceback
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from verify.model import Skipped

STRICT = "VERIFY_STRICT"
_PACKAGE = Path(__file__).parent
_CREDENTIALS = re.compile(r"://[^\s/@\"']{1,500}@")
_SECRET = re.compile(
    r"((?:proxy-)?authorization|(?:set-)?cookie|save_key|api_key)(\W{1,4})[^\n\r'\"}]{1,5000}", re.I
)
_MACHINE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE})


class MachineRefused(Exception):
    """The machine failed at something that every item needs; the message is for the user."""


@dataclass(frozen=True, slots=True)
class InternalFailure(Skipped):
    """An item that could not be processed because of a bug in verify; ``error`` is its ID."""

    trace: str = field(default="", repr=False)


def internal_failure(origin: str, error: Exception, doing: str = "reading it") -> InternalFailure:
    """Return the failure that stands in for an unforeseen exception.

    ``origin`` is the item, ``doing`` what was being done to it. Re-raises ``error`` if it must not
    be contained (see the module's docstring).
    """
    if os.environ.get(STRICT) == "1" or _is_machine_error(error):
        raise error
    trace = _without_secrets("".join(traceback.format_exception(error)))
    number = sha256(f"{origin}\0{trace}".encode("utf-8", "replace")).hexdigest()[:8]
    said = _without_secrets(" ".join(str(error).split()))[:200]
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    why = f"verify itself failed while {doing} ({what}{_place(error)}): internal error {number}."
    return InternalFailure(origin, why, number, trace=trace)


def _without_secrets(text: str) -> str:
    """Return the text without passwords in URLs, keys and cookies, which must not be logged."""
    text = _CREDENTIALS.sub("://[removed]@", text)
    return _SECRET.sub(lambda found: f"{found[1]}{found[2]}[removed]", text)


def _is_machine_error(error: Exception) -> bool:
    if isinstance(error, MachineRefused):
        return True
    # Compared by name: this module must not import the database package.
    kind = f"{type(error).__module__}.{type(error).__name__}"
    if kind in ("sqlite3.OperationalError", "sqlite3.DatabaseError"):  # locked, full, damaged
        return "decode to UTF-8" not in str(error)  # "decode to UTF-8" is a single damaged cell
    return isinstance(error, OSError) and error.errno in _MACHINE


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(_PACKAGE)]
    if not ours:
        return ""
    name = Path(ours[-1].filename).relative_to(_PACKAGE).as_posix()
    return f" at {name}:{ours[-1].lineno}"
