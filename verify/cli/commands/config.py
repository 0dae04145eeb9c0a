"""``verify config``: the settings in force."""

from __future__ import annotations

import typer

from verify.cli.epilog import epilog
from verify.cli.options import Config, TextFormat

app = typer.Typer(
    help="Show the settings in force.",
    epilog=epilog("verify config show", "verify config show --config newsroom/verify.toml"),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def config() -> None:
    """Show the settings in force."""


@app.command(epilog=epilog("verify config show", "verify config show --format json"))
def show(format: TextFormat = "text", config: Config = None) -> None:
    """Show every setting and where it comes from.

    Passwords and keys are not shown. Options of a command override these settings.
    """
    from verify.cli.actions.setup.config_show import render_settings
    from verify.cli.output import check_format

    check_format(format, ("text", "json"))
    print(render_settings(config, format), end="")
