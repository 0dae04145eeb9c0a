"""``verify schedule``: let the computer look again by itself."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli.options import Config, Db


def schedule(
    kind: Annotated[
        str, typer.Argument(help="Which: systemd, cron or github; cron, where it is only shown.")
    ] = "",
    install: Annotated[bool, typer.Option("--install", help="Put it in its place.")] = False,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="ADDRESS|FOLDER", help="What a workflow installs verify from."
        ),
    ] = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """Print or install a daily recheck.

    A systemd timer, a cron line or a workflow that runs “verify recheck”.
    """
    from verify.cli.actions import schedule as _schedule

    chosen, job = _schedule.one_of(kind, install), _schedule.job(config, db, source)
    (_schedule.put if install else _schedule.show)(job, chosen)
