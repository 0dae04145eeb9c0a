"""``verify review``: the list worked through at the terminal."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from verify.cli.options import Config, Db, Who, database, name_of, now


def review(
    article: Annotated[
        str | None, typer.Option(help="Part of the article's name or title.")
    ] = None,
    rule: Annotated[str | None, typer.Option(help="The rule's name.")] = None,
    severity: Annotated[str | None, typer.Option(help="error, warning or info.")] = None,
    outlet: Annotated[str | None, typer.Option(help="The outlet.")] = None,
    who: Who = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """Work through the open flags by single keys.

    One at a time; ? shows the keys.
    """
    from verify.cli.actions.flag_lists import checked
    from verify.cli.actions.review import Review, narrowed, resumed
    from verify.cli.keys import keyboard

    opened, name = database(db, config), name_of(who) or "editor"
    asked = checked(opened, article, rule, severity, "open", outlet, None, None)
    queue = narrowed(opened, asked)
    if not queue:
        print("Nothing is open.")
        return
    with keyboard() as keys:
        sitting = Review(opened, keys, name, now, _write, queue, resumed(opened, name, queue))
        sitting.run()


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
