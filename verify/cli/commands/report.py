"""``verify report``: the latest run again, in any format, with current decisions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.epilog import epilog
from verify.cli.options import Config, Db, readable_database

EPILOG = epilog("verify report", "verify report --format html --output report.html")


def report(
    format: Annotated[
        str, typer.Option("--format", "-f", help="terminal, markdown, json, sarif or html")
    ] = "terminal",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File  [default: standard output]")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show the summary only")] = False,
    db: Db = None,
    config: Config = None,
) -> None:
    """Show the report of the latest run.

    Includes the decisions made since.
    """
    from verify.cli.actions import run
    from verify.cli.actions.decide import write_atomically
    from verify.cli.errors import UserError
    from verify.pipeline.reporting import newest_report

    shown = run.OutputOptions(format, quiet)
    run.check_report_format(format)
    found = newest_report(readable_database(db, config))
    if found is None:
        raise UserError("No run has finished yet. Run `verify run` first.")
    if output is None:
        run.print_report(found, shown)
    else:
        write_atomically(output, run.rendered(found, shown))
        print(f"Report: {output}")
