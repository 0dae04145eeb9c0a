"""``verify sources``: every cited source and its state."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.damage import damaged_rows
from verify.cli.epilog import epilog
from verify.cli.options import Config, Db

EPILOG = epilog(
    "verify sources",
    "verify sources --state dead,failing",
    "verify sources --host example.org --format csv",
)


def sources(
    state: Annotated[
        list[str] | None,
        typer.Option(
            help="Only these: alive, changed, moved, failing, dead, blocked, unknown;"
            " separate by commas or repeat"
        ),
    ] = None,
    host: Annotated[str | None, typer.Option(help="Only sources on this site")] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="table, json or csv")] = "table",
    db: Db = None,
    config: Config = None,
) -> None:
    """List cited sources and their state.

    Shows the last and next check, the number of archived copies, and the citing articles.
    """
    from verify.cli.actions.sources import print_sources, source_filter
    from verify.cli.options import readable_database

    opened = readable_database(db, config)
    with damaged_rows(db, config) as failed:
        print_sources(opened, source_filter(state, host), format, failed)
