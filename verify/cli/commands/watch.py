"""``verify watch``: re-check sources in the foreground, as they become due."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Annotated, Any

import typer

from verify.cli.epilog import epilog
from verify.cli.options import (
    AllowAddress,
    ArchiveFolder,
    Cluster,
    ClusterInsecure,
    Config,
    Db,
    Reports,
    TextFormat,
)

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
    format: TextFormat = "text",
    db: Db = None,
    archive: ArchiveFolder = None,
    reports: Reports = None,
    cluster: Cluster = None,
    cluster_insecure: ClusterInsecure = None,
    allow_address: AllowAddress = None,
    config: Config = None,
) -> None:
    """Re-check continuously until interrupted.

    With --format json, prints one line for each round. Press Ctrl-C to stop. `verify schedule` does the same without an open terminal.
    """
    from verify.cli.actions.links.recheck_context import checked_output, recheck_context
    from verify.cli.actions.links.watch import recheck_repeatedly

    given: dict[str, Any] = {"db": db, "archive": archive, "reports": reports}
    given |= {"cluster": cluster, "cluster_insecure": cluster_insecure}
    shown = replace(checked_output(format, quiet=False), one_line=True)
    opened = partial(recheck_context, config, given, allow_address, shown)
    raise typer.Exit(recheck_repeatedly(opened, every, rounds))
