"""``verify run``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from verify.cli.epilog import epilog
from verify.cli.options import (
    REPORT_FORMATS,
    AllowAddress,
    ArchiveFolder,
    Cluster,
    ClusterInsecure,
    Config,
    Db,
    Output,
    Reports,
)

EPILOG = epilog(
    "verify run article.html",
    "verify run articles/ --offline",
    "verify run https://example.org/news/1 --format json",
    "verify run --from list.txt",
    "verify run drafts/ --format sarif --output flags.sarif --baseline main.json",
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
    listed: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="LIST",
            help="File with one path or URL on each line, # for comments; - for stdin; repeat it",
        ),
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
    exclude: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="Leave out these files, as in .gitignore; repeat it"),
    ] = None,
    preview: Annotated[
        bool | None, typer.Option("--preview", help="Also use preview rules")
    ] = None,
    across: Annotated[
        bool | None,
        typer.Option("--across", help="Compare with all articles in the database"),
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="PATH", help="Name of the file on standard input (-)")
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
    cluster: Cluster = None,
    cluster_insecure: ClusterInsecure = None,
    allow_address: AllowAddress = None,
    format: Annotated[str | None, typer.Option("--format", "-f", help=REPORT_FORMATS)] = None,
    output: Output = None,
    baseline: Annotated[
        Path | None,
        typer.Option(help="Earlier report (json, jsonl, sarif); only new flags count"),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show the summary only")] = False,
    no_save: Annotated[
        bool, typer.Option("--no-save", help="Write no database, archive or report")
    ] = False,
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
    from verify.cli.actions.reports.output import OutputOptions, output_format
    from verify.cli.actions.run import run_command
    from verify.cli.place_list import ListedPlaces

    given: dict[str, Any] = {"db": db, "reports": reports, "archive": archive, "offline": offline}
    given |= {"select": select or None, "ignore": ignore or None}
    given |= {"exclude": exclude, "stdin_filename": stdin_filename}
    given |= {"preview": preview, "across": across}
    given |= {"fail_on": fail_on, "jobs": jobs, "outlet": outlet}
    given |= {"require_checked": require_checked}
    given |= {"cluster": cluster, "cluster_insecure": cluster_insecure}
    chosen = output_format(format, output)
    shown = OutputOptions(chosen, quiet, annotate, output, baseline=baseline, save=not no_save)
    named = ListedPlaces(places or (), *listed) if listed else places
    raise typer.Exit(run_command(named, config, given, allow_address, shown))
