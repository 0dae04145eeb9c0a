"""A bug that shows on one article must not cost the others their report.

Such a failure is kept as a ``InternalFailure`` among what was skipped: the report says so, the flags
that it might have touched stay as they are, and the command line exits with 3.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from verify.model import Skipped

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class InternalFailure(Skipped):
    """What could not be done because of a bug of ours, in one sentence."""


def internal_failure(origin: str, error: Exception, doing: str = "reading it") -> InternalFailure:
    """The sentence for an unforeseen exception, with the place of ours where it was raised."""
    said = " ".join(str(error).split())[:200]
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return InternalFailure(
        origin, f"verify itself failed while {doing} ({what}{_place(error)}): a bug."
    )


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(_PACKAGE)]
    if not ours:
        return ""
    name = Path(ours[-1].filename).relative_to(_PACKAGE).as_posix()
    return f" at {name}:{ours[-1].lineno}"
