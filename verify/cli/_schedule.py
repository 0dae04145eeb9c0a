"""What ``verify schedule`` prints and installs."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli import Problem
from verify.cli._options import settings

if TYPE_CHECKING:
    from verify.recheck.timers import Job


def job(config: Path | None, db: Path | None) -> Job:
    """What is to be run every day: this program, in this folder, on this database."""
    from verify.recheck.timers import Job

    folder = (config.parent if config else settings(db=db).db.parent).absolute()
    options = [f"--config={config.absolute()}"] if config else []
    options += [f"--db={db.absolute()}"] if db else []
    program = shutil.which("verify")
    command = (program,) if program else (sys.executable, "-m", "verify")
    return Job(folder, (*command, "recheck", "--quiet", *options))


def show(job: Job, kind: str) -> None:
    """Print the texts of a timer, each under its name. Raises ``Problem``."""
    from verify.recheck.timers import texts

    for name, text in texts(job, _known(kind)).items():
        print(f"# {name}\n{text}")


def put(job: Job, kind: str) -> None:
    """Install a timer and say what was written. Raises ``Problem``."""
    from verify.recheck.installing import NotInstalled, install

    try:
        written = install(job, _known(kind))
    except NotInstalled as error:
        raise Problem(str(error)) from error
    for name in written:
        print(f"Written: {name}")


def _known(kind: str) -> str:
    from verify.recheck.timers import KINDS

    if kind not in KINDS:
        raise Problem(f"There is no timer “{kind}”: choose one of {', '.join(KINDS)}.")
    return kind
