"""``verify report``: the latest run again, in any format, with current decisions."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.damage import damaged_rows
from verify.cli.epilog import epilog
from verify.cli.options import REPORT_FORMATS, Config, Db, Output, readable_database

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
            help=REPORT_FORMATS,
        ),
    ] = None,
    output: Output = None,
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
    from verify.cli.actions.reports.newest import chosen_report
    from verify.cli.actions.reports.output import (
        OutputOptions,
        output_format,
        put_report,
    )
    from verify.cli.output_files import check_output, refuse_article

    chosen = output_format(format, output)
    check_output(output, [db, config])
    opened = readable_database(db, config)
    refuse_article(output, opened)
    with damaged_rows(db, config) as failed:
        found = chosen_report(opened, article, failed)
        put_report(opened, found, OutputOptions(chosen, quiet, output=output), failed)
