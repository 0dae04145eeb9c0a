"""``verify recheck``: ask cited sources again, and tell what has changed."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from verify.cli.damage import damaged_rows
from verify.cli.epilog import epilog
from verify.cli.options import (
    AllowAddress,
    ArchiveFolder,
    Cluster,
    ClusterInsecure,
    Config,
    Db,
    Reports,
)

EPILOG = epilog(
    "verify recheck",
    "verify recheck --dry-run    list what is due",
    "verify recheck --failed --host example.org",
    success="nothing important has changed",
    found="a cited source has changed",
)


def recheck(
    all: Annotated[bool, typer.Option("--all", help="Every source, due or not")] = False,
    failed: Annotated[
        bool, typer.Option("--failed", help="Only sources that are failing or dead")
    ] = False,
    host: Annotated[str | None, typer.Option(help="Only sources on this site")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List the sources; send no requests")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show changes only")] = False,
    format: Annotated[str, typer.Option("--format", "-f", help="text or json")] = "text",
    db: Db = None,
    archive: ArchiveFolder = None,
    reports: Reports = None,
    cluster: Cluster = None,
    cluster_insecure: ClusterInsecure = None,
    allow_address: AllowAddress = None,
    config: Config = None,
) -> None:
    """Re-check sources that are due.

    A source is due some time after its last check: sooner if it is failing, later the longer
    it has not changed.
    """
    from verify.cli.actions.links.recheck import recheck_once
    from verify.cli.actions.links.recheck_context import (
        checked_output,
        link_choice,
        recheck_context,
    )
    from verify.cli.actions.recheck_output import list_due

    given: dict[str, Any] = {"db": db, "archive": archive, "reports": reports}
    given |= {"cluster": cluster, "cluster_insecure": cluster_insecure}
    shown = checked_output(format, quiet)
    context = recheck_context(config, given, allow_address, shown, read_only=dry_run)
    which = link_choice(all, failed, host)
    if dry_run:
        with damaged_rows(db, config) as damaged:
            code = list_due(context, which, damaged)
        raise typer.Exit(code)
    raise typer.Exit(recheck_once(context, which))
