"""``verify search``: find words in all archived copies."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.damage import damaged_rows
from verify.cli.epilog import epilog
from verify.cli.options import Config, Db, readable_database

EPILOG = epilog(
    "verify search 'the bridge will be open by the end of May'",
    "verify search --any 'bridge river'",
)


def search(
    words: Annotated[str, typer.Argument(help="Passage to find; the longer, the better")],
    any_words: Annotated[
        bool, typer.Option("--any", help="Find pages with any of the words")
    ] = False,
    limit: Annotated[int, typer.Option(help="Maximum number of pages", min=1)] = 20,
    format: Annotated[str, typer.Option("--format", "-f", help="text or json")] = "text",
    db: Db = None,
    config: Config = None,
) -> None:
    """Find a passage in all archived copies.

    Finds it if it is worded slightly differently, too, and shows the text around it.
    """
    from verify.cli.actions.search import Query, render_search

    query = Query(words, any_words, limit)
    with damaged_rows(db, config) as failed:
        print(render_search(readable_database(db, config), query, format, failed), end="")
