"""``verify watch``: re-check sources in the foreground, as they become due."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from verify.cli.epilog import epilog
from verify.cli.options import AllowAddress, ArchiveFolder, Config, Db, Reports

EPILOG = epilog(
    "verify watch",
    "verify watch --every 15 --rounds 4",
    success="nothing important has changed",
    found="a cited source has changed",
)


def watch(
    every: Annotated[
        int,
        typer.Option(metavar="MINUTES", help="Longest pause between two rounds of checks", min=1),
    ] = 60,
    rounds: Annotated[
        int | None, typer.Option(help="Stop after this many rounds  [default: never]", min=1)
    ] = None,
    db: Db = None,
    archive: ArchiveFolder = None,
    reports: Reports = None,
    allow_address: AllowAddress = None,
    config: Config = None,
) -> None:
    """Re-check continuously until interrupted.

    Press Ctrl-C to stop. `verify schedule` does the same without an open terminal.
    """
    from verify.cli.actions.recheck_context import recheck_context
    from verify.cli.actions.watch import recheck_repeatedly

    given = {"db": db, "archive": archive, "reports": reports}
    opened = partial(recheck_context, config, given, allow_address)
    raise typer.Exit(recheck_repeatedly(opened, every, rounds))
