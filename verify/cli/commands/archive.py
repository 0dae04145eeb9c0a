"""``verify archive``: check, list, export and move archived copies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.damage import damaged_rows
from verify.cli.epilog import epilog
from verify.cli.options import ArchiveFolder, Config, Db, TextFormat

app = typer.Typer(
    help="Check, list, export, move and timestamp archived copies.",
    epilog=epilog(
        "verify archive check",
        "verify archive show https://example.org/news/1",
        found="problems found",
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(
    epilog=epilog(
        "verify archive check",
        "verify archive check --format json",
        "verify archive check --wacz sources.wacz",
        success="no problems",
        found="problems found",
    )
)
def check(
    wacz: Annotated[
        Path | None, typer.Option("--wacz", help="Check this exported file's timestamp instead")
    ] = None,
    format: TextFormat = "text",
    db: Db = None,
    archive: ArchiveFolder = None,
    config: Config = None,
) -> None:
    """Check that archived copies are complete and unchanged.

    Computes every checksum again, checks that every copy the database mentions is in the
    archive, and verifies timestamps.
    """
    from verify.cli.actions.archive.captures import check_archive

    if wacz is not None:
        from verify.cli.actions.archive.timestamps import check_exported

        raise typer.Exit(check_exported(config, wacz, format))
    with damaged_rows(db, config) as failed:
        code = check_archive(config, format, failed, db=db, archive=archive)
    raise typer.Exit(code)


@app.command(
    epilog=epilog(
        "verify archive move",
        "verify archive move --to s3://newsroom-archive/verify",
    )
)
def move(
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="URL", help="s3://bucket/folder  [default: setting]"),
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option(help="URL of a service other than Amazon's")
    ] = None,
    format: TextFormat = "text",
    archive: ArchiveFolder = None,
    config: Config = None,
) -> None:
    """Move closed WARC files to an object store.

    Each is uploaded, read back and compared before it is removed here. The index stays here, and
    copies are read from the store. Needs the extra s3.
    """
    from verify.cli.actions.archive.move import move_archive

    move_archive(config, to, endpoint, format, archive=archive)


@app.command(epilog=epilog("verify archive export --wacz sources.wacz --title 'Sources, March'"))
def export(
    wacz: Annotated[Path, typer.Option("--wacz", help="File to write")],
    title: Annotated[str, typer.Option(help="Title of the collection")] = "Sources",
    format: TextFormat = "text",
    archive: ArchiveFolder = None,
    config: Config = None,
) -> None:
    """Write the whole archive as one WACZ file.

    Open it with replayweb.page or pywb. With an authority in [timestamp], it is
    timestamped.
    """
    from verify.cli.actions.archive.captures import export_archive

    export_archive(config, wacz, title, format, archive=archive)


@app.command(
    epilog=epilog(
        "verify archive show https://example.org/news/1",
        "verify archive show https://example.org/news/1 --out page.html",
    )
)
def show(
    url: Annotated[str, typer.Argument(metavar="URL", help="URL of a source")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the newest copy to this file")
    ] = None,
    format: TextFormat = "text",
    archive: ArchiveFolder = None,
    config: Config = None,
) -> None:
    """List the archived copies of a source, or save the newest."""
    from verify.cli.actions.archive.captures import show_captures

    show_captures(config, url, out, format, archive=archive)


@app.command(epilog=epilog("verify archive stamp"))
def stamp(
    format: TextFormat = "text",
    archive: ArchiveFolder = None,
    config: Config = None,
) -> None:
    """Have new archive files timestamped.

    Asks the authority of [timestamp] (RFC 3161). Runs and re-checks do this by themselves.
    """
    from verify.cli.actions.archive.timestamps import stamp_command

    stamp_command(config, format, archive=archive)
