"""Install timers: the only part of scheduling that changes the user's machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from verify.recheck.timers.github import repository
from verify.recheck.timers.job import Job
from verify.recheck.timers.units import crontab_with, timer_files


class NotInstalled(Exception):
    """The timer was not installed; the message says what is missing."""


def install(job: Job, kind: str) -> tuple[str, ...]:
    """Install a timer; return what was written or changed. Installing twice changes nothing.

    Raises ``NotInstalled``, ``TimerNotPossible``.
    """
    try:
        if kind == "systemd":
            return _systemd(job)
        if kind == "cron":
            return _cron(job)
        return _workflow(job)
    except OSError as error:
        raise NotInstalled(f"The timer could not be installed: {error}.") from error


def _systemd(job: Job) -> tuple[str, ...]:
    systemctl = _program(
        "systemctl", "This machine does not run systemd: try “verify schedule cron --install”."
    )
    base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    files, folder = timer_files(job, "systemd"), Path(base) / "systemd" / "user"
    new = [folder / name for name in files if not (folder / name).exists()]
    written = _written(files, folder)
    try:
        _run([systemctl, "--user", "daemon-reload"])
        _run([systemctl, "--user", "enable", "--now", f"{job.unit}.timer"])
    except NotInstalled as refusal:
        raise NotInstalled(f"{_sentence(str(refusal))} {_remove_units(new)}") from refusal
    return written


def _remove_units(new: list[Path]) -> str:
    """Remove new units that nothing will run; units from earlier installations are kept."""
    for path in new:
        path.unlink(missing_ok=True)
    return "Nothing was left behind." if new else "The existing units were kept."


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _cron(job: Job) -> tuple[str, ...]:
    crontab = _program(
        "crontab", "There is no crontab on this machine: try “verify schedule systemd --install”."
    )
    line = timer_files(job, "cron")["crontab"].rstrip()
    _run([crontab, "-"], crontab_with(line, _existing(crontab)))
    return ("crontab",)


def _existing(crontab: str) -> str:
    """Return the existing crontab lines.

    Raises ``NotInstalled`` if they cannot be read, so that they are not overwritten.
    """
    english = os.environ | {"LC_ALL": "C"}
    listed = subprocess.run(
        [crontab, "-l"], capture_output=True, text=True, check=False, env=english
    )
    if listed.returncode == 0:
        return listed.stdout
    said = listed.stderr.lower()
    if "no crontab" in said or "no such file" in said:  # messages of cronie and busybox
        return ""
    raise NotInstalled(f"The crontab could not be read: {listed.stderr.strip() or 'no reason'}.")


def _workflow(job: Job) -> tuple[str, ...]:
    root = repository(job.folder)
    if root is None:
        raise NotInstalled(
            f"{job.folder} is not in a git repository. Run `git init` there first, or choose another timer."
        )
    if not job.package:
        raise NotInstalled(
            "Say where the workflow gets this program from:"
            " --from git+https://… (a repository of it), or --from a folder of this repository."
        )
    return _written(timer_files(job, "github"), root)


# Remaining steps for each kind, in one sentence.
STILL = {
    "systemd": "It runs while you are logged in. Run “loginctl enable-linger” to let it run always.",
    "cron": "It runs while this computer is on. cron does not catch up on a missed day.",
    "github": "It runs once it is committed and pushed, together with the database."
    " The database has the texts of cited pages: keep the repository private.",
}


def _written(files: dict[str, str], base: Path) -> tuple[str, ...]:
    for name, text in files.items():
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tuple(str(base / name) for name in files)


def _program(name: str, otherwise: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise NotInstalled(otherwise)
    return found


def _run(command: list[str], text: str | None = None) -> None:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        reason = said[-1] if said else f"exit code {done.returncode}"
        raise NotInstalled(f"{Path(command[0]).name} refused: {reason}")
