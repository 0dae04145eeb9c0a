"""``verify schedule``: re-check sources every day without being asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from verify.cli.epilog import epilog
from verify.cli.options import Config, Db, TextFormat

EPILOG = epilog(
    "verify schedule cron               print a cron line",
    "verify schedule systemd --install  install a systemd timer",
    "verify schedule github --install   write a GitHub Actions workflow",
)


def schedule(
    kind: Annotated[str, typer.Argument(help="systemd, cron or github  [default: cron]")] = "",
    install: Annotated[
        bool, typer.Option("--install", help="Install it instead of printing it")
    ] = False,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="URL|FOLDER", help="Where the workflow installs verify from"
        ),
    ] = None,
    commit_archive: Annotated[
        bool,
        typer.Option(
            "--commit-archive",
            help="The workflow commits the archived copies instead of caching them",
        ),
    ] = False,
    format: TextFormat = "text",
    db: Db = None,
    config: Config = None,
) -> None:
    """Print or install a daily re-check.

    A systemd timer, a cron line or a GitHub Actions workflow that runs `verify recheck`. The
    workflow commits the database and the reports; the archive goes into the repository's cache.
    """
    from verify.cli.actions.links import schedule as actions
    from verify.cli.output import check_format

    check_format(format, ("text", "json"))
    chosen = actions.timer_kind(kind, install)
    job = replace(actions.timer_job(config, db, source), commit_archive=commit_archive)
    (actions.install_timer if install else actions.print_timer)(job, chosen, format)
