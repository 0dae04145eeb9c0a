"""One fault costs one item: what an unforeseen exception becomes.

A page, article, source, database row or service that raises anything, ``RecursionError`` and
``MemoryError`` included, becomes a ``InternalFailure`` with an ID. The report lists it under what was not
checked, the log file of the run has its traceback under that ID, and the command exits with 3.

Two things are not contained. With ``VERIFY_STRICT=1`` (tests, fuzzing) nothing is, so that no
``except`` hides a bug. And where the machine itself refuses (the disk is full, the database is
locked), every further item would fail as well: the run ends with one sentence.
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
    """The machine refused something that every item needs; the text is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class InternalFailure(Skipped):
    """What could not be done because of a bug of ours, in one sentence; ``error`` is its ID."""

    trace: str = field(default="", repr=False)


def internal_failure(origin: str, error: Exception, doing: str = "reading it") -> InternalFailure:
    """Return what an unforeseen exception costs: ``origin`` is the item, ``doing`` what was done.

    Raises ``error`` itself where it must not be contained (see above).
    """
    if os.environ.get(STRICT) == "1" or _of_the_machine(error):
        raise error
    trace = _without_secrets("".join(traceback.format_exception(error)))
    number = sha256(f"{origin}\0{trace}".encode("utf-8", "replace")).hexdigest()[:8]
    said = _without_secrets(" ".join(str(error).split()))[:200]
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    why = f"verify itself failed while {doing} ({what}{_place(error)}): internal error {number}."
    return InternalFailure(origin, why, number, trace)


def _without_secrets(text: str) -> str:
    """The text without what logs must not hold: passwords in URLs, keys, cookies."""
    text = _CREDENTIALS.sub("://[removed]@", text)
    return _SECRET.sub(lambda found: f"{found[1]}{found[2]}[removed]", text)


def _of_the_machine(error: Exception) -> bool:
    if isinstance(error, MachineRefused):
        return True
    # The exception is known by its name: this module is below the database's.
    kind = f"{type(error).__module__}.{type(error).__name__}"
    if kind in ("sqlite3.OperationalError", "sqlite3.DatabaseError"):  # locked, full, damaged
        return "decode to UTF-8" not in str(error)  # that is one damaged cell
    return isinstance(error, OSError) and error.errno in _MACHINE


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(_PACKAGE)]
    if not ours:
        return ""
    name = Path(ours[-1].filename).relative_to(_PACKAGE).as_posix()
    return f" at {name}:{ours[-1].lineno}"
