"""``verify run``: the main job."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from verify.cli.actions.run import OutputOptions, run_command
from verify.cli.epilog import epilog
from verify.cli.options import AllowAddress, ArchiveFolder, Config, Db, Reports

EPILOG = epilog(
    "verify run article.html",
    "verify run articles/ --offline",
    "verify run https://example.org/news/1 --format json",
    "verify run drafts/ --select Q,url-missing --fail-on error",
    success="no open flags at or above --fail-on",
    found="open flags at or above --fail-on, or (--require-checked) statements not checked",
    more=("4 no source responded (no network)",),
)
_SELECT = "Only these rules: names, codes or prefixes of codes; separate by commas or repeat"


def run(
    places: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH|URL...", help="Files, folders, URLs, or - for stdin"),
    ] = None,
    db: Db = None,
    reports: Reports = None,
    archive: ArchiveFolder = None,
    offline: Annotated[
        bool | None, typer.Option("--offline", help="No network; archived copies only")
    ] = None,
    select: Annotated[list[str] | None, typer.Option(metavar="RULES", help=_SELECT)] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULES", help="Skip these rules")
    ] = None,
    preview: Annotated[
        bool | None, typer.Option("--preview", help="Use preview rules, too")
    ] = None,
    across: Annotated[
        bool | None,
        typer.Option("--across", help="Compare with all articles in the database"),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="SEVERITY",
            help="Exit with 1 from this severity: error, warning, info or never"
            "  [default: warning]",
        ),
    ] = None,
    require_checked: Annotated[
        bool | None,
        typer.Option("--require-checked", help="Exit with 1 if a statement is not checked"),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(help="Worker processes  [default: one per CPU]", min=1)
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Publication these articles belong to")] = None,
    allow_address: AllowAddress = None,
    format: Annotated[
        str,
        typer.Option("--format", "-f", help="terminal, markdown, json, sarif, html or annotations"),
    ] = "terminal",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show the summary only")] = False,
    annotate: Annotated[
        bool,
        typer.Option(
            "--annotate", help="Also write copies of DOCX, ODT and PDF files with comments"
        ),
    ] = False,
    config: Config = None,
) -> None:
    """Check articles against their sources.

    Reads the articles, archives every page they cite, compares them, and lists every mismatch.
    """
    given: dict[str, Any] = {"db": db, "reports": reports, "archive": archive, "offline": offline}
    given |= {"select": select or None, "ignore": ignore or None}
    given |= {"preview": preview, "across": across}
    given |= {"fail_on": fail_on, "jobs": jobs, "outlet": outlet}
    given |= {"require_checked": require_checked}
    raise typer.Exit(
        run_command(places, config, given, allow_address, OutputOptions(format, quiet, annotate))
    )
