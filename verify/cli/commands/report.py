"""``verify report``: the latest run again, in any format, with current decisions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.damage import damaged_rows
from verify.cli.epilog import epilog
from verify.cli.options import Config, Db, readable_database

EPILOG = epilog(
    "verify report",
    "verify report --format html --output report.html",
    "verify report --article bridge --output bridge.html",
    "verify report --format xlsx --output log.xlsx",
)


def report(
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="terminal, markdown, json, sarif, html, annotations (W3C), or the fact log as csv or xlsx"
            "  [default: terminal, or the ending of --output]",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File  [default: standard output]")
    ] = None,
    article: Annotated[
        str | None, typer.Option(help="One article: part of its path or title")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show the summary only")] = False,
    db: Db = None,
    config: Config = None,
) -> None:
    """Show the report of the latest run.

    Includes the decisions made since.
    """
    from verify.cli.actions import fact_log, reports, run
    from verify.cli.actions.decide import write_atomically

    chosen = reports.report_format(format, output)
    shown = run.OutputOptions(chosen, quiet)
    opened = readable_database(db, config)
    with damaged_rows(db, config) as failed:
        found = reports.chosen_report(opened, article, failed)
        if chosen in fact_log.FORMATS:
            written = fact_log.write_fact_log(opened, found, (chosen, output), failed)
            print(written, end="")
        elif output is None:
            run.print_report(found, shown)
        else:
            write_atomically(output, run.rendered(found, shown))
            print(f"Report: {output}")
