"""``verify doctor``: what is wrong with this folder and this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.epilog import epilog
from verify.cli.options import Config, Db, TextFormat

EPILOG = epilog(
    "verify doctor",
    "verify doctor --offline",
    success="no problems",
    found="problems found",
)


def doctor(
    offline: Annotated[
        bool, typer.Option("--offline", help="Send no request; skip the network")
    ] = False,
    format: TextFormat = "text",
    db: Db = None,
    config: Config = None,
) -> None:
    """Check settings, database, archive, disk, clock and network.

    Checks permissions and versions, too. Shows what is wrong and what to do about it, and changes
    nothing. Sends one request to the web archive that the settings name, and two to the translation
    server if they name one.
    """
    from verify.cli.actions.setup.doctor import run_checks
    from verify.cli.output import check_format

    check_format(format, ("text", "json"))
    raise typer.Exit(run_checks((config, db), offline, format))
