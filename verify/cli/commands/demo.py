"""``verify demo``: the whole job on a made-up newsroom, without the web."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.epilog import epilog

EPILOG = epilog(
    "verify demo",
    "verify demo --folder /tmp/demo --verbose",
    "verify demo --fresh    delete the demo and start over",
)


def demo(
    folder: Annotated[
        Path, typer.Option(help="Folder for the articles, archived copies and report")
    ] = Path("verify-demo"),
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Delete the demo in the folder and start over")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show every flag, not only the summary")
    ] = False,
) -> None:
    """Try verify on a made-up newsroom.

    The articles and the sites they cite are part of the demo; nothing leaves this computer.
    Run it again to check the articles again: your edits and decisions are kept.
    """
    from verify.cli.actions.demo import run_demo_command

    run_demo_command(folder, fresh=fresh, verbose=verbose)
