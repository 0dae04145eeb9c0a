"""``verify attach``: archive a copy of a source that was saved by hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from verify.cli.epilog import epilog
from verify.cli.options import ArchiveFolder, Config, Db, TextFormat, Who

EPILOG = epilog(
    "verify attach https://example.org/news/1 page.html",
    "verify attach https://example.org/report.pdf report.pdf --saved 2026-03-31",
    "verify attach --warc crawl.wacz      every capture of a cited URL in it",
)


def attach(
    url: Annotated[str, typer.Argument(metavar="URL", help="URL of the source")] = "",
    file: Annotated[
        Path | None, typer.Argument(help="Saved copy: HTML, PDF, MHTML or text")
    ] = None,
    warc: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="WARC or WACZ file of another program, instead"),
    ] = None,
    saved: Annotated[
        datetime | None, typer.Option(help="When it was saved  [default: the file's time]")
    ] = None,
    format: TextFormat = "text",
    who: Who = None,
    db: Db = None,
    archive: ArchiveFolder = None,
    config: Config = None,
) -> None:
    """Add a copy of a source that you saved yourself.

    For pages that block crawlers. The articles that cite the page are checked again. With --warc,
    every capture of a cited URL in the file is added.
    """
    from verify.cli.actions.attach import attach_file
    from verify.cli.actions.attach_warc import attach_warc_file

    given = {"db": db, "archive": archive}
    if warc is not None:
        if url or file or saved:
            raise typer.BadParameter("--warc takes the place of URL, FILE and --saved.")
        print(attach_warc_file(config, given, warc, who, format), end="")
        return
    if not url or file is None:
        raise typer.BadParameter("Give the URL and the file, or --warc with a file.")
    print(attach_file(config, given, (url, file), (saved, who), format), end="")
