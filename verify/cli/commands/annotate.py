"""``verify annotate``: a copy of a document with its flags as comments."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.epilog import epilog
from verify.cli.options import Config, Db, TextFormat

EPILOG = epilog(
    "verify annotate article.docx",
    "verify annotate article.docx --output for-the-author.docx",
)


def annotate(
    file: Annotated[Path, typer.Argument(help="The author's document (DOCX)")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Copy to write  [default: NAME.annotated.docx]"),
    ] = None,
    offline: Annotated[
        bool | None, typer.Option("--offline", help="No network, if the file has to be checked")
    ] = None,
    format: TextFormat = "text",
    db: Db = None,
    config: Config = None,
) -> None:
    """Write the flags into a copy of the document as comments.

    A file that changed since the last run is checked first. `verify flags import` reads the
    answers to the comments.
    """
    from verify.cli.actions.annotate import annotate_file, copy_text
    from verify.cli.output import check_format

    check_format(format, ("text", "json"))
    written = annotate_file(file, output, config, {"db": db, "offline": offline})
    print(copy_text(written, format), end="")
