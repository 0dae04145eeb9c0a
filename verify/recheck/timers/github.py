"""A GitHub Actions workflow for re-checks: for a repository with the articles and database."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

from verify.recheck.timers.job import UNIT, Job, TimerNotPossible

NAME = "verify-citations"


def repository(folder: Path) -> Path | None:
    """Return the root of the git repository that contains the folder, or None."""
    return next((p for p in (folder, *folder.parents) if (p / ".git").exists()), None)


def github(job: Job) -> str:
    """Return the workflow. It commits the database even if the round failed.

    Raises ``TimerNotPossible`` if the database or another file is outside the repository.
    """
    root = repository(job.folder) or job.folder
    place = job.folder.relative_to(root).as_posix()
    options = " ".join(f"{name}={_within(root, job, path)}" for name, path in job.options)
    kept = " ".join(_within(root, job, path) for path in job.kept)
    return f"""name: {job.unit}
on:
  schedule:
    - cron: "{job.minute % 60} {job.minute // 60} * * *"
  workflow_dispatch:
permissions:
  contents: write
concurrency:
  group: {job.unit}
defaults:
  run:
    working-directory: {json.dumps(place, ensure_ascii=False)}
jobs:
  recheck:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      # From where this program is installed. Never by its bare name: a package index would give
      # whatever package bears it there the right to write into this repository.{"" if job.package else FILL_IN}
      - name: Install verify
        run: |
          pip install {_package(root, job)}
      - name: Re-check
        run: |
          {f"verify recheck {options}".rstrip()}
      - name: Keep what was learnt
        if: always()
        run: |
          git config user.name "{UNIT}"
          git config user.email "{UNIT}@users.noreply.github.com"
          for kept in {kept}; do
            if [ -e "$kept" ]; then git add --force -- "$kept"; fi
          done
          git diff --cached --quiet || git commit -m "Re-check cited sources"
          git pull --rebase --autostash
          git push
"""


NOWHERE = "git+https://PUT-THE-ADDRESS-HERE.invalid/verify.git"  # fails until replaced
FILL_IN = (
    "\n      # It is not known: put the URL of its git repository in the place of the one below."
)


def _package(root: Path, job: Job) -> str:
    """Return what pip installs, quoted for the shell. Raises ``TimerNotPossible``."""
    extras = f"[{','.join(job.extras)}]" if job.extras else ""
    if not job.package or "://" in job.package:
        return shlex.quote(f"{NAME}{extras} @ {job.package or NOWHERE}")
    return shlex.quote(f"./{_seen(root, job, Path(job.package))}{extras}")


def _within(root: Path, job: Job, path: Path) -> str:
    """Return a path relative to the job's folder, shell-quoted. Raises ``TimerNotPossible``."""
    return shlex.quote(_seen(root, job, path))


def _seen(root: Path, job: Job, path: Path) -> str:
    if not Path(os.path.normpath(path)).is_relative_to(root):
        raise TimerNotPossible(
            f"{path} lies outside the repository {root}: a workflow cannot reach it."
        )
    return Path(os.path.relpath(path, job.folder)).as_posix()
