"""``verify sources``: everything that is cited, and how it stands."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import Config, Db


def sources(
    state: Annotated[
        list[str] | None, typer.Option(help="Only these: alive, failing, dead, walled, moved, …")
    ] = None,
    host: Annotated[str | None, typer.Option(help="Only this site.")] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="table, json or csv.")] = "table",
    db: Db = None,
    config: Config = None,
) -> None:
    """List every cited source and its state.

    Last check, copies, and citing articles.
    """
    from verify.cli.actions.sources import choice, show
    from verify.cli.options import readable

    show(readable(db, config), choice(state, host), format)
