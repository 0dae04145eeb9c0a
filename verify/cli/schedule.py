"""``verify schedule``: let the computer look again by itself."""

from __future__ import annotations

from typing import Annotated

import typer

from verify.cli._options import Config, Db

_INSTALL = "Put it in its place: systemd, cron or github."


def schedule(
    kind: Annotated[str, typer.Argument(help="What to print: systemd, cron or github.")] = "cron",
    install: Annotated[str | None, typer.Option(metavar="KIND", help=_INSTALL)] = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """Print or install a daily recheck.

    A systemd timer, a cron line or a workflow that runs “verify recheck”.
    """
    from verify.cli import _schedule

    job = _schedule.job(config, db)
    _schedule.put(job, install) if install else _schedule.show(job, kind)
