"""``verify attach``: file a copy of a source that was saved by hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from verify.cli.options import Config, Db, Who


def attach(
    address: Annotated[str, typer.Argument(metavar="URL", help="The cited address.")],
    file: Annotated[Path, typer.Argument(help="The saved copy: HTML, PDF, MHTML or text.")],
    saved: Annotated[
        datetime | None, typer.Option(help="When it was saved (the file's own time).")
    ] = None,
    who: Who = None,
    db: Db = None,
    archive: Annotated[Path | None, typer.Option(help="Folder of the captured pages.")] = None,
    config: Config = None,
) -> None:
    """File a hand-saved copy of a cited page.

    For what no crawler may see.
    """
    from verify.cli.actions.attach import attach_file

    given = {"db": db, "archive": archive}
    print(attach_file(config, given, (address, file), (saved, who)))
