"""The texts that make a computer look again by itself: systemd, cron, GitHub Actions.

Once a day is often enough: the ledger says what is due, and most days that is little. The
minute is drawn from the folder's name, so that many newsrooms do not ask at the same moment.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

UNIT = "verify-recheck"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be run, and where."""

    folder: Path  # that holds verify.toml or citations.db, absolute
    command: tuple[str, ...]  # ("/home/a/.venv/bin/verify", "recheck", "--quiet")

    @property
    def minute(self) -> int:
        """A minute of the day between 03:00 and 06:59, always the same for one folder."""
        return 180 + int(sha256(str(self.folder).encode()).hexdigest(), 16) % 240


def systemd(job: Job) -> dict[str, str]:
    """The service and the timer, by file name. ``Persistent`` makes up for a day switched off."""
    service = f"""[Unit]
Description=Look again at the sources cited in {_unit(str(job.folder))}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={_unit(str(job.folder))}
ExecStart={" ".join(_unit_word(word) for word in job.command)}
SuccessExitStatus=1
Nice=10
"""
    timer = f"""[Unit]
Description=Look again at cited sources every day

[Timer]
OnCalendar=*-*-* {job.minute // 60:02d}:{job.minute % 60:02d}:00
RandomizedDelaySec=15min
Persistent=true

[Install]
WantedBy=timers.target
"""
    return {f"{UNIT}.service": service, f"{UNIT}.timer": timer}


def _unit(text: str) -> str:
    return text.replace("%", "%%")


def _unit_word(word: str) -> str:
    quoted = _unit(word).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{quoted}"'


def cron(job: Job) -> str:
    """The line of a crontab; ``%`` means a line break there and is written ``\\%``."""
    command = f"cd {shlex.quote(str(job.folder))} && {shlex.join(job.command)}"
    when = f"{job.minute % 60} {job.minute // 60} * * *"
    return f"{when} {command.replace('%', chr(92) + '%')}  # {UNIT}"


def crontab_with(line: str, existing: str) -> str:
    """A crontab with this line in it once: one that we wrote before is replaced."""
    folder = line.partition("cd ")[2].partition(" && ")[0]
    ours = f"cd {folder} && "
    kept = [
        old
        for old in existing.splitlines()
        if not (old.rstrip().endswith(f"# {UNIT}") and ours in old)
    ]
    return "\n".join([*kept, line]) + "\n"


def github(job: Job) -> str:
    """A workflow for a repository that holds the articles and ``citations.db``."""
    return f"""name: {UNIT}
on:
  schedule:
    - cron: "{job.minute % 60} {job.minute // 60} * * *"
  workflow_dispatch:
permissions:
  contents: write
concurrency:
  group: {UNIT}
jobs:
  recheck:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install verify-citations
      - id: recheck
        run: verify recheck
      - name: Keep what was learnt
        if: always()
        run: |
          git config user.name "{UNIT}"
          git config user.email "{UNIT}@users.noreply.github.com"
          git add --force citations.db archive reports
          git diff --cached --quiet || git commit -m "Looked again at cited sources"
          git push
"""


def texts(job: Job, kind: str) -> dict[str, str]:
    """What would be installed, by the name of the file (or "crontab")."""
    makers: dict[str, Callable[[], dict[str, str]]] = {
        "systemd": lambda: systemd(job),
        "cron": lambda: {"crontab": cron(job) + "\n"},
        "github": lambda: {f".github/workflows/{UNIT}.yml": github(job)},
    }
    return makers[kind]()


KINDS = ("systemd", "cron", "github")
