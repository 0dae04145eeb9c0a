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
)


def attach(
    url: Annotated[str, typer.Argument(metavar="URL", help="URL of the source")],
    file: Annotated[Path, typer.Argument(help="Saved copy: HTML, PDF, MHTML or text")],
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

    For pages that block crawlers. The articles that cite the page are checked again.
    """
    from verify.cli.actions.attach import attach_file

    given = {"db": db, "archive": archive}
    print(attach_file(config, given, (url, file), (saved, who), format), end="")
