"""What ``verify schedule`` prints and installs."""

from __future__ import annotations

import json
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from verify.cli.errors import UserError
from verify.cli.options import settings
from verify.cli.output import as_json

if TYPE_CHECKING:
    from verify.config import Settings
    from verify.recheck.timers.job import Job


def timer_job(config: Path | None, db: Path | None, source: str | None = None) -> Job:
    """Return the daily job: this program, in this folder, on this database.

    ``source`` is where a workflow installs the program from; by default where it was installed
    from here. Raises ``UserError`` for a configuration that is missing or cannot be used.
    """
    from verify.config import find
    from verify.recheck.timers.job import Job

    chosen = settings(config, db=db)
    found = config or find(Path.cwd())
    folder = (found.parent if found else Path()).absolute()
    given = (("--config", config), ("--db", db))
    options = tuple((name, path.absolute()) for name, path in given if path)
    command = (*_program(), "recheck", "--quiet", *(f"{name}={path}" for name, path in options))
    return Job(
        folder,
        command,
        options,
        kept=(chosen.db.absolute(), chosen.reports.absolute()),
        archive=chosen.archive.absolute(),
        extras=_extras(chosen),
        package=_package(source) if source else _installed_from(folder),
    )


def _package(source: str) -> str:
    """Return a URL as it is, a folder as its path. Raises ``UserError`` for anything else."""
    if "://" in source:
        return source
    if not Path(source).is_dir():
        raise UserError(f"--from takes git+https://… or a folder, not “{source}”.")
    return str(Path(source).absolute())


def _installed_from(folder: Path) -> str:
    """Return the URL that pip recorded (PEP 610), or the folder if the workflow has it, too."""
    from verify.recheck.timers.github import NAME, repository

    try:
        recorded = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return ""
    url, vcs = str(recorded.get("url", "")), recorded.get("vcs_info")
    if vcs:
        return f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
    if not url.startswith("file:"):
        return url
    place, root = Path(url2pathname(urlsplit(url).path)), repository(folder)
    return str(place) if root and place.is_dir() and place.is_relative_to(root) else ""


def _program() -> tuple[str, ...]:
    """Return the command of this installation, whatever the timer's search path is."""
    script = Path(sys.executable).absolute().with_name("verify")
    return (str(script),) if script.is_file() else (str(Path(sys.executable)), "-m", "verify")


def _extras(chosen: Settings) -> tuple[str, ...]:
    return ("notify",) if chosen.tables.get("notify", {}).get("urls") else ()


def timer_kind(kind: str, install: bool) -> str:
    """Return the kind that was named. Raises ``UserError`` for none, or an unknown one."""
    from verify.recheck.timers.units import KINDS

    if not kind and install:
        raise UserError(
            "Say which timer to install: systemd, cron or github. For example:"
            " verify schedule systemd --install"
        )
    if kind and kind not in KINDS:
        raise UserError(f"There is no timer “{kind}”. Use one of: {', '.join(KINDS)}.")
    return kind or "cron"


def print_timer(job: Job, kind: str, format: str) -> None:
    """Print the files of a timer, each under its name, or as JSON. Raises ``UserError``."""
    from verify.recheck.timers.job import TimerNotPossible
    from verify.recheck.timers.units import timer_files

    try:
        files = timer_files(job, kind)
    except TimerNotPossible as error:
        raise UserError(str(error)) from error
    if format == "json":
        print(as_json({"kind": kind, "files": files}), end="")
        return
    for name, text in files.items():
        print(f"# {name}\n{text}")


def install_timer(job: Job, kind: str, format: str) -> None:
    """Install a timer; print what was written and what is left to do. Raises ``UserError``."""
    from verify.recheck.timers.install import STILL, NotInstalled, install
    from verify.recheck.timers.job import TimerNotPossible

    try:
        written = install(job, kind)
    except (NotInstalled, TimerNotPossible) as error:
        raise UserError(str(error)) from error
    notes = [STILL[kind]]
    if job.kept and not job.kept[0].exists():
        notes.append(f"No database at {job.kept[0]} yet. Run `verify run` first.")
    if format == "json":
        print(as_json({"kind": kind, "written": written, "notes": notes}), end="")
        return
    print("\n".join([*(f"Wrote {name}" for name in written), *notes]))
