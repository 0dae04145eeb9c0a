"""What ``verify schedule`` prints and installs."""

from __future__ import annotations

import json
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from verify.cli.options import settings
from verify.cli.problem import Problem

if TYPE_CHECKING:
    from verify.config import Settings
    from verify.recheck.timers.job import Job


def job(config: Path | None, db: Path | None, source: str | None = None) -> Job:
    """What is to be run every day: this program, in this folder, on this database.

    ``source`` is what a workflow installs it from; by default what it was installed from here.

    Raises ``Problem`` for a configuration that is not there or cannot be used.
    """
    from verify.config import find
    from verify.recheck.timers.job import Job

    chosen = settings(config, db=db)
    found = config or find(Path.cwd())
    folder = (found.parent if found else Path()).absolute()
    given = (("--config", config), ("--db", db))
    options = tuple((name, path.absolute()) for name, path in given if path)
    command = (*_program(), "recheck", "--quiet", *(f"{name}={path}" for name, path in options))
    written = (chosen.db, chosen.archive, chosen.reports)
    package = _package(source) if source else _installed_from(folder)
    kept = tuple(p.absolute() for p in written)
    return Job(folder, command, options, kept, _extras(chosen), package)


def _package(source: str) -> str:
    """An address as it is, a folder as its path. Raises ``Problem`` for neither."""
    if "://" in source:
        return source
    if not Path(source).is_dir():
        raise Problem(f"--from takes git+https://… or a folder, not “{source}”.")
    return str(Path(source).absolute())


def _installed_from(folder: Path) -> str:
    """The address that pip has noted (PEP 610), or the folder, where the workflow has it, too."""
    from verify.recheck.timers.github import NAME, repository

    try:
        told = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return ""
    url, vcs = str(told.get("url", "")), told.get("vcs_info")
    if vcs:
        return f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
    if not url.startswith("file:"):
        return url
    place, root = Path(url2pathname(urlsplit(url).path)), repository(folder)
    return str(place) if root and place.is_dir() and place.is_relative_to(root) else ""


def _program() -> tuple[str, ...]:
    """This very program, wherever the timer's own search path leads."""
    script = Path(sys.executable).absolute().with_name("verify")
    return (str(script),) if script.is_file() else (str(Path(sys.executable)), "-m", "verify")


def _extras(chosen: Settings) -> tuple[str, ...]:
    return ("notify",) if chosen.tables.get("notify", {}).get("urls") else ()


def one_of(kind: str, install: bool) -> str:
    """The kind that was named. Raises ``Problem`` for none, or one that does not exist."""
    from verify.recheck.timers.units import KINDS

    if not kind and install:
        raise Problem("Say which timer: verify schedule systemd --install (or cron, github).")
    if kind and kind not in KINDS:
        raise Problem(f"There is no timer “{kind}”: choose one of {', '.join(KINDS)}.")
    return kind or "cron"


def show(job: Job, kind: str) -> None:
    """Print the texts of a timer, each under its name. Raises ``Problem``."""
    from verify.recheck.timers.job import TimerNotPossible
    from verify.recheck.timers.units import timer_files

    try:
        files = timer_files(job, kind)
    except TimerNotPossible as error:
        raise Problem(str(error)) from error
    for name, text in files.items():
        print(f"# {name}\n{text}")


def put(job: Job, kind: str) -> None:
    """Install a timer, say what was written and what is still missing. Raises ``Problem``."""
    from verify.recheck.timers.install import STILL, NotInstalled, install
    from verify.recheck.timers.job import TimerNotPossible

    try:
        written = install(job, kind)
    except (NotInstalled, TimerNotPossible) as error:
        raise Problem(str(error)) from error
    for name in written:
        print(f"Written: {name}")
    print(STILL[kind])
    if job.kept and not job.kept[0].exists():
        print(f"There is no database {job.kept[0]} yet: “verify run” makes one.")
