"""The internal errors of one run, and the log file with their tracebacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from verify.containment import InternalFailure, internal_failure
from verify.model import RunReport, Skipped

__all__ = ["LOG", "Failures", "InternalFailure", "bare", "internal_failure", "write_log"]

LOG = "internal-errors.log"


class Failures(list[InternalFailure]):
    """The internal errors of one run, in the order in which they occurred."""

    @contextmanager
    def contained(self, origin: str, doing: str) -> Iterator[None]:
        """Record an exception raised in the block as the failure of this one item."""
        try:
            yield
        except Exception as error:
            self.append(internal_failure(origin, error, doing))

    def told(self, report: RunReport) -> RunReport:
        """Return the report with these failures counted in its coverage and in ``skipped``."""
        ids = tuple(one.error for one in self if one.error)
        coverage = report.coverage
        counted = replace(coverage, internal_errors=(*coverage.internal_errors, *ids))
        return replace(report, coverage=counted, skipped=(*report.skipped, *self))


def bare(skipped: Sequence[Skipped]) -> tuple[Skipped, ...]:
    """Return the items without tracebacks, as the database and the report keep them."""
    return tuple(
        Skipped(one.origin, one.why, one.error, one.reason, one.left_out) for one in skipped
    )


def write_log(folder: Path, failures: Sequence[Skipped], now: datetime) -> Path | None:
    """Append the tracebacks to the log file; return its path, or None if there are no failures.

    Raises ``OSError`` if the folder is not writable.
    """
    told = [one for one in failures if isinstance(one, InternalFailure)]
    if not told:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LOG
    with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
        for one in told:
            log.write(f"internal error {one.error} · {now.isoformat()} · {one.origin}\n")
            log.write(f"{one.why}\n{one.trace}\n")
    return path
