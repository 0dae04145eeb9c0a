"""``verify search``: words in everything that was captured."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import Config, Db, readable


def search(
    words: Annotated[str, typer.Argument(help="The words, best a whole passage.")],
    any_words: Annotated[
        bool, typer.Option("--any", help="Any of the words, not the passage as it stands.")
    ] = False,
    limit: Annotated[int, typer.Option(help="At most so many pages.", min=1)] = 20,
    db: Db = None,
    config: Config = None,
) -> None:
    """Find a passage in all captured pages.

    With the words around it.
    """
    from verify.cli.actions.search import found

    print(found(readable(db, config), words, any_words, limit), end="")
