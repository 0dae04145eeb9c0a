"""Name the database's damaged rows after the output of a command that shows the others."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from verify.cli.errors import INTERNAL_ERROR
from verify.cli.options import now, settings

if TYPE_CHECKING:
    from verify.containment import InternalFailure
    from verify.pipeline.failures import Failures


@contextmanager
def damaged_rows(db: Path | None = None, config: Path | None = None) -> Iterator[Failures]:
    """Give the block a list for rows that cannot be read; exit with 3 if there were any.

    Their tracebacks are in the log file for internal errors, in the folder of the reports.
    """
    from verify.pipeline.failures import Failures

    failed = Failures()
    try:
        yield failed
    finally:
        name_damaged(failed, settings(config, db=db).reports)
    if failed:
        raise typer.Exit(INTERNAL_ERROR)


def name_damaged(failed: list[InternalFailure], reports: Path) -> None:
    """Print what could not be read on standard error, and log the tracebacks."""
    from verify.pipeline.failures import write_log

    sys.stdout.flush()
    for one in dict.fromkeys(failed):
        print(f"verify: Damaged row: {one.origin}: {one.why}", file=sys.stderr)
    try:
        log = write_log(reports, list(dict.fromkeys(failed)), now())
    except OSError as error:
        print(
            f"verify: The tracebacks could not be written to {reports}: {error.strerror}.",
            file=sys.stderr,
        )
    else:
        if log:
            print(
                f"verify: The tracebacks are in {log}. Restore the database from a backup, or"
                " report the errors.",
                file=sys.stderr,
            )
