"""Damaged rows of the database, as the desk names them: what was left out, and under which ID."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from verify.containment import InternalFailure
from verify.pipeline.failures import LOG, write_log


@dataclass(frozen=True, slots=True)
class DamageLog:
    """The log of internal errors. Each error is logged once, however often its page is shown."""

    folder: Path | None = None  # of the reports; None: nothing is logged
    _known: set[str | None] = field(default_factory=set)

    def add(self, failed: Sequence[InternalFailure], now: datetime) -> None:
        """Write the tracebacks of errors that are not in the log yet."""
        fresh = {one.error: one for one in failed if one.error not in self._known}
        self._known.update(fresh)
        if self.folder is not None:
            with suppress(OSError):  # the page names the errors anyway
                write_log(self.folder, list(fresh.values()), now)

    @property
    def place(self) -> str:
        """Return where the tracebacks are, or "" if they are not logged."""
        return str(self.folder / LOG) if self.folder else ""
