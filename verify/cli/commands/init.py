"""``verify init``: write a commented configuration file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.epilog import epilog
from verify.cli.options import TextFormat

EPILOG = epilog("verify init", "verify init newsroom/")


def init(
    folder: Annotated[
        Path,
        typer.Argument(help="Folder of your articles  [default: this folder]", show_default=False),
    ] = Path(),
    format: TextFormat = "text",
) -> None:
    """Write a verify.toml with every setting as a comment.

    Changes no existing file.
    """
    from verify.cli.actions.setup.init import init_text, write_settings
    from verify.cli.output import check_format

    check_format(format, ("text", "json"))
    print(init_text(write_settings(folder), format), end="")
