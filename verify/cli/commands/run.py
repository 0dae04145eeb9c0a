"""``verify run``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from verify.cli.actions.run import Show, carry_out
from verify.cli.options import Config, Db

_SELECT = "Only these rules: names, codes, beginnings of codes (comma or repeated)."


def run(
    places: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH|URL…", help="Files, folders, addresses, or - for stdin."),
    ] = None,
    db: Db = None,
    reports: Annotated[Path | None, typer.Option(help="Folder of the reports.")] = None,
    archive: Annotated[Path | None, typer.Option(help="Folder of the captured pages.")] = None,
    offline: Annotated[
        bool | None, typer.Option("--offline", help="Ask nobody: use the copies at hand.")
    ] = None,
    select: Annotated[list[str] | None, typer.Option(help=_SELECT)] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="All rules but these.")] = None,
    preview: Annotated[
        bool | None, typer.Option("--preview", help="Also rules that are still on trial.")
    ] = None,
    across: Annotated[
        bool | None, typer.Option("--across", help="Compare with all articles known, too.")
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option(help="Exit 1 from this severity: error, warning, info, never.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(help="Processes that read articles and pages.", min=1)
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Whose articles these are.")] = None,
    allow_address: Annotated[
        list[str] | None, typer.Option(metavar="HOST:PORT", help="Ask this local site too.")
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", help="terminal, markdown, json, sarif or html.")
    ] = "terminal",
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Only the coverage line and the count.")
    ] = False,
    config: Config = None,
) -> None:
    """Verify articles against what they cite.

    Read them, fetch what they cite, and list what does not hold.
    """
    given: dict[str, Any] = {"db": db, "reports": reports, "archive": archive, "offline": offline}
    given |= {
        "select": select or None,
        "ignore": ignore or None,
        "preview": preview,
        "across": across,
    }
    given |= {"fail_on": fail_on, "jobs": jobs, "outlet": outlet}
    raise typer.Exit(carry_out(places, config, given, allow_address, Show(format, quiet)))
