"""``verify annotate``: a copy of a document with its flags as comments."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from verify.cli.epilog import epilog
from verify.cli.options import Config, Db, TextFormat

EPILOG = epilog(
    "verify annotate article.docx",
    "verify annotate article.docx --output for-the-author.docx",
    "verify annotate article.md --patch",
)


def annotate(
    file: Annotated[
        Path, typer.Argument(help="The author's file (DOCX, ODT, PDF, Markdown, HTML, text)")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="File to write  [default: beside the original: dam.annotated.docx]",
        ),
    ] = None,
    patch: Annotated[
        bool, typer.Option("--patch", help="Write a patch with the certain suggestions")
    ] = False,
    offline: Annotated[
        bool | None, typer.Option("--offline", help="No network, if the file has to be checked")
    ] = None,
    format: TextFormat = "text",
    db: Db = None,
    config: Config = None,
) -> None:
    """Write the flags into a copy of the file as comments.

    A file that changed since the last run is checked first. `verify flags import` reads the
    answers to the comments in a DOCX or ODT file. `--patch` writes NAME.patch with suggestions that
    need no judgment, such as repaired URLs; apply it with `patch -p0` in the current folder.
    """
    from verify.cli.actions.annotate import annotate_file, copy_text
    from verify.cli.actions.patch import old_patch, patch_file, patch_text
    from verify.cli.output import check_format

    check_format(format, ("text", "json"))
    given = {"db": db, "offline": offline}
    if patch:
        written = patch_file(file, output, config, given)
        print(patch_text(written, format), end="")
        print(old_patch(written), end="", file=sys.stderr)
        return
    print(copy_text(annotate_file(file, output, config, given), format), end="")
