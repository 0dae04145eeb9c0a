"""``verify help``: the help page of a command."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.epilog import epilog

EPILOG = epilog("verify help run", "verify help flags decide")


def help(
    context: typer.Context,
    command: Annotated[
        list[str] | None, typer.Argument(metavar="COMMAND...", help="Command, and its subcommand")
    ] = None,
) -> None:
    """Show the help of a command."""
    from verify.cli.actions.help import help_page

    print(help_page(context.find_root(), command or []))
