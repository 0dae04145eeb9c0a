"""``verify desk``: review the flags in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.epilog import epilog
from verify.cli.options import Config, Db, Who

EPILOG = epilog("verify desk", "verify desk --port 9000 --no-open", "verify desk --host 0.0.0.0")


def desk(
    host: Annotated[
        str,
        typer.Option(help="Address to serve on; a token is required if it is not this computer"),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to serve on")] = 8001,
    open: Annotated[bool, typer.Option("--open/--no-open", help="Open the browser")] = True,
    editor: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Make a URL with a token for this editor; repeat"),
    ] = None,
    who: Who = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """Review flags in the browser.

    Shows flags, articles and sources; decisions are saved as you make them.
    """
    from verify.cli.actions.desk import announce, archive_for_database
    from verify.cli.errors import UserError
    from verify.cli.options import database, name_of, settings
    from verify.review.server import DeskOptions, NotInstalled, NotServed, serve

    database(db, config).close()
    chosen = settings(config, db=db)
    options = DeskOptions(host, port, name_of(who), tuple(editor or ()), chosen.reports)
    try:
        serve(chosen.db, archive_for_database(chosen), options, announce(open and not editor))
    except (NotInstalled, NotServed) as refusal:
        raise UserError(str(refusal)) from refusal
