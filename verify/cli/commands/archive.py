"""``verify archive``: the captured pages themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.options import Config, Db

app = typer.Typer(help="Check, list and export the captured pages.", no_args_is_help=True)
Folder = Annotated[Path | None, typer.Option("--archive", help="Folder of the captured pages.")]


@app.command()
def check(db: Db = None, archive: Folder = None, config: Config = None) -> None:
    """Verify that every copy is as it was received.

    Every digest, and every row of the database, against the files.
    """
    from verify.cli.actions.archive import check_archive

    raise typer.Exit(check_archive(config, db=db, archive=archive))


@app.command()
def export(
    wacz: Annotated[Path, typer.Option("--wacz", help="The file to write.")],
    title: Annotated[str, typer.Option(help="The title it carries.")] = "Sources",
    archive: Folder = None,
    config: Config = None,
) -> None:
    """Write the whole archive as one WACZ file.

    replayweb.page and pywb open it.
    """
    from verify.cli.actions.archive import export_archive

    export_archive(config, wacz, title, archive=archive)


@app.command()
def show(
    address: Annotated[str, typer.Argument(metavar="URL", help="A cited address.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the newest copy into this file.")
    ] = None,
    archive: Folder = None,
    config: Config = None,
) -> None:
    """List the copies of a source, or write the newest into a file."""
    from verify.cli.actions.archive import show_copies

    show_copies(config, address, out, archive=archive)
