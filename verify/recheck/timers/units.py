"""Timer files for systemd and cron; the GitHub workflow has its own module.

Once a day is often enough: the ledger decides what is due, and on most days that is little. The
minute is derived from the folder's name, so that many newsrooms do not send requests at once.
"""

from __future__ import annotations

import shlex

from verify.recheck.timers.github import github
from verify.recheck.timers.job import Job, TimerNotPossible


def systemd(job: Job) -> dict[str, str]:
    """Return the service and the timer by file name. ``Persistent`` catches up on missed days.

    They are user units, which have no ``network-online.target``. A machine that is offline counts
    no failure against any link and tries again the next day.
    """
    service = f"""[Unit]
Description=Re-check the sources cited in {_unit(str(job.folder))}

[Service]
Type=oneshot
WorkingDirectory={_unit(str(job.folder))}
ExecStart={" ".join(_unit_word(word) for word in job.command)}
SuccessExitStatus=1
Nice=10
"""
    timer = f"""[Unit]
Description=Daily re-check of the sources cited in {_unit(str(job.folder))}

[Timer]
OnCalendar=*-*-* {job.minute // 60:02d}:{job.minute % 60:02d}:00
RandomizedDelaySec=15min
Persistent=true

[Install]
WantedBy=timers.target
"""
    return {f"{job.unit}.service": service, f"{job.unit}.timer": timer}


def _unit(text: str) -> str:
    return text.replace("%", "%%")


def _unit_word(word: str) -> str:
    quoted = _unit(word).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{quoted}"'


def cron(job: Job) -> str:
    """The line of a crontab; ``%`` means a line break there and is written ``\\%``."""
    command = f"cd {shlex.quote(str(job.folder))} && {shlex.join(job.command)}"
    when = f"{job.minute % 60} {job.minute // 60} * * *"
    return f"{when} {command.replace('%', chr(92) + '%')}  # {job.unit}"


def crontab_with(line: str, existing: str) -> str:
    """Return a crontab with this line in it once; a line that we wrote earlier is replaced."""
    mark = line[line.rindex("# ") :]
    kept = [old for old in existing.splitlines() if not old.rstrip().endswith(f"  {mark}")]
    return "\n".join([*kept, line]) + "\n"


def timer_files(job: Job, kind: str) -> dict[str, str]:
    """Return the files to install, by name (or "crontab"). Raises ``TimerNotPossible``."""
    if broken := [word for word in (str(job.folder), *job.command) if not word.isprintable()]:
        raise TimerNotPossible(
            f"{broken[0]!r} contains a character that a timer cannot contain. Rename the file."
        )
    if kind == "github":
        return {f".github/workflows/{job.unit}.yml": github(job)}
    return systemd(job) if kind == "systemd" else {"crontab": cron(job) + "\n"}


KINDS = ("systemd", "cron", "github")
