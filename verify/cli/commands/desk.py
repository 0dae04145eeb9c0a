"""``verify desk``: the list worked through in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import Config, Db, Who


def desk(
    host: Annotated[
        str,
        typer.Option(
            help="Where to serve it; elsewhere than on this machine a token is asked for."
        ),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port.")] = 8001,
    open: Annotated[bool, typer.Option("--open/--no-open", help="Open the browser.")] = True,
    who: Who = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """Open the review desk in the browser.

    The flags, articles and sources, decisions included.
    """
    from verify.cli.actions.desk import archive_beside, opener
    from verify.cli.options import database, name_of, settings
    from verify.cli.problem import Problem
    from verify.review.serve import NotInstalled, NotServed, Place, serve

    database(db, config).close()
    where = settings(config, db=db)
    try:
        serve(where.db, archive_beside(where), Place(host, port, name_of(who)), opener(open))
    except (NotInstalled, NotServed) as refusal:
        raise Problem(str(refusal)) from refusal
