"""``verify report``: the newest run again, in any format, with the decisions made since."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.options import Config, Db, readable
from verify.cli.problem import Problem


def report(
    format: Annotated[
        str, typer.Option("--format", "-f", help="terminal, markdown, json, sarif or html.")
    ] = "terminal",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; standard output if left out.")
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Only the coverage line and the count.")
    ] = False,
    db: Db = None,
    config: Config = None,
) -> None:
    """Show the newest run again.

    With the decisions made since.
    """
    from verify.cli.actions import run
    from verify.cli.actions.decide import write_whole
    from verify.pipeline.reporting import newest_report

    show = run.Show(format, quiet)
    run.check_format(format)
    found = newest_report(readable(db, config))
    if found is None:
        raise Problem("No run has finished yet.")
    if output is None:
        run.show_report(found, show)
    else:
        write_whole(output, run.rendered(found, show))
        print(f"Written: {output}")
