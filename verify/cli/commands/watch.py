"""``verify watch``: look again as things fall due, in the foreground."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from verify.cli.options import Config, Db


def watch(
    every: Annotated[
        int, typer.Option(metavar="MINUTES", help="Look into the ledger at least so often.", min=1)
    ] = 60,
    rounds: Annotated[
        int | None, typer.Option(help="Stop after so many rounds (never).", min=1)
    ] = None,
    db: Db = None,
    archive: Annotated[Path | None, typer.Option(help="Folder of the captured pages.")] = None,
    reports: Annotated[Path | None, typer.Option(help="Folder of the reports.")] = None,
    allow_address: Annotated[
        list[str] | None, typer.Option(metavar="HOST:PORT", help="Ask this local site too.")
    ] = None,
    config: Config = None,
) -> None:
    """Keep looking at what falls due.

    Until you stop it with Ctrl-C.
    """
    from verify.cli.actions import recheck
    from verify.cli.actions import watch as _watch

    given = {"db": db, "archive": archive, "reports": reports}
    opened = partial(recheck.desk, config, given, allow_address)
    raise typer.Exit(_watch.keep_looking(opened, every, rounds))
