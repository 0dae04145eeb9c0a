"""``verify references``: the corrected source list of an article."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.epilog import epilog
from verify.cli.options import Config, Db, Output, readable_database

EPILOG = epilog(
    "verify references --article bridge",
    "verify references --article bridge --output sources.docx",
    "verify references --output sources.bib",
)


def references(
    article: Annotated[
        str | None, typer.Option(help="One article: part of its path or title")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="text, docx, bibtex, ris, or csl-json  [default: text, or the ending of --output]",
        ),
    ] = None,
    output: Output = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """List the sources as their pages give them.

    Reads the archived copies of the latest run and requests nothing.
    """
    from verify.cli.actions.reports.newest import chosen_report
    from verify.cli.actions.source_list import list_format, write_list
    from verify.cli.output_files import refuse_article

    chosen = list_format(format, output)
    opened = readable_database(db, config)
    refuse_article(output, opened)
    found = chosen_report(opened, article)
    print(write_list(found, chosen, output), end="")
