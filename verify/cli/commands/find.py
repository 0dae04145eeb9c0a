"""``verify find``: search for cited pages whose URL is missing or dead."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.epilog import epilog
from verify.cli.options import AllowAddress, ArchiveFolder, Config, Db, Who

EPILOG = epilog(
    "verify find                  search, and list what was found",
    "verify find --list           list what was found earlier",
    "verify find --accept 3       archive page 3 and compare the article with it",
)


def find(
    listed: Annotated[bool, typer.Option("--list", help="Send no requests")] = False,
    accept: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Accept a page that was found", min=1)
    ] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="text or json")] = "text",
    who: Who = None,
    db: Db = None,
    archive: ArchiveFolder = None,
    allow_address: AllowAddress = None,
    config: Config = None,
) -> None:
    """Search for cited pages whose URL is missing or dead.

    Looks in other articles, in the publisher's sitemaps and feeds, and in the web archive's
    index. An accepted page is archived and compared; the article itself is never changed.
    """
    from verify.cli.actions.find import FindRequest, find_pages

    given = {"db": db, "archive": archive}
    asked = FindRequest(listed, accept, who, format)
    print(find_pages(config, given, allow_address, asked), end="")
