"""``verify translate``: install and list translation models."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.epilog import epilog
from verify.cli.options import Config, TextFormat

app = typer.Typer(
    help="Install and list models that translate on this machine.",
    epilog=epilog("verify translate install ru en", "verify translate list"),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(epilog=epilog("verify translate install ru en"))
def install(
    source: Annotated[str, typer.Argument(help="Language to translate from, such as ru")],
    target: Annotated[str, typer.Argument(help="Language to translate into, such as en")],
    format: TextFormat = "text",
    config: Config = None,
) -> None:
    """Fetch the model for a pair of languages.

    The file list is fetched from the address in the setting models. Every file is checked
    against the size and hash in that list.
    """
    from verify.cli.actions.translate import install_model

    print(install_model(config, (source, target), format), end="")


@app.command("list", epilog=epilog("verify translate list --format json"))
def list_(format: TextFormat = "text", config: Config = None) -> None:
    """List the installed models."""
    from verify.cli.actions.translate import list_models

    print(list_models(config, format), end="")
