"""``verify recheck``: look again at what is cited, and say what has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.options import Config, Db


def recheck(
    all: Annotated[bool, typer.Option("--all", help="Every source, due or not.")] = False,
    failed: Annotated[bool, typer.Option("--failed", help="Those that fail or are dead.")] = False,
    host: Annotated[str | None, typer.Option(help="Only this site.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List them and ask nobody.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only what has changed.")] = False,
    db: Db = None,
    archive: Annotated[Path | None, typer.Option(help="Folder of the captured pages.")] = None,
    reports: Annotated[Path | None, typer.Option(help="Folder of the reports.")] = None,
    allow_address: Annotated[
        list[str] | None, typer.Option(metavar="HOST:PORT", help="Ask this local site too.")
    ] = None,
    config: Config = None,
) -> None:
    """Look again at the sources that are due.

    Exit 1 where something cited has changed.
    """
    from verify.cli.actions import recheck as _recheck

    given = {"db": db, "archive": archive, "reports": reports}
    desk = _recheck.desk(config, given, allow_address, quiet=quiet, reading=dry_run)
    which = _recheck.which(all, failed, host)
    raise typer.Exit(_recheck.list_only(desk, which) if dry_run else _recheck.look(desk, which))
