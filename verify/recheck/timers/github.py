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

    The archive goes into the repository's cache, or with ``job.commit_archive`` into the
    repository: a public one would publish copies of other people's pages, so that there the
    workflow warns and waits for a variable. Raises ``TimerNotPossible`` if the database or another
    file is outside the repository.
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
{_restored(root, job)}      # Install from this program's own repository, never by name alone: whoever has that name on
      # a package index could then write to this repository.{"" if job.package else FILL_IN}
      - name: Install verify
        run: |
          pip install {_package(root, job)}
      - name: Re-check
        run: |
          {f"verify recheck {options}".rstrip()}
{_saved(root, job)}      - name: Commit database and reports
        if: always()
        env:
          GH_TOKEN: ${{{{ github.token }}}}
          VERIFY_PUBLISH_COPIES: ${{{{ vars.VERIFY_PUBLISH_COPIES }}}}
        run: |
          git config user.name "{UNIT}"
          git config user.email "{UNIT}@users.noreply.github.com"
          private=$(gh api "repos/$GITHUB_REPOSITORY" --jq .private 2>/dev/null || true)
          if [ "$private" = false ] && [ "$VERIFY_PUBLISH_COPIES" != true ]; then
            echo "::warning title=Public repository::{_WARNING}"
          fi
          for kept in {kept}; do
            if [ -e "$kept" ]; then git add --force -- "$kept"; fi
          done
{_archive(root, job)}          git diff --cached --quiet || git commit -m "Re-check cited sources"
          git pull --rebase --autostash
          git push
"""


_WARNING = (
    "The database has the texts of cited pages, and everyone can read it here."
    " Make the repository private, or set its variable VERIFY_PUBLISH_COPIES to true."
)


def _cached(root: Path, job: Job) -> str:
    """Return the path of the archive in the cache; "" where it is committed."""
    if job.archive is None or job.commit_archive:
        return ""
    _seen(root, job, job.archive)
    return json.dumps(Path(os.path.relpath(job.archive, root)).as_posix(), ensure_ascii=False)


def _restored(root: Path, job: Job) -> str:
    """Return the step that takes the archive from the cache."""
    if not (path := _cached(root, job)):
        return ""
    return f"""      # Archived copies belong to others, so they are cached and not committed. GitHub deletes a
      # cache that was not used for a week.
      - uses: actions/cache/restore@v4
        with:
          path: {path}
          key: {_key(job)}
          restore-keys: {job.unit}-
"""


def _saved(root: Path, job: Job) -> str:
    """Return the step that puts the archive into the cache.

    It is a step of its own: ``actions/cache`` saves nothing if the job fails, which it does when a
    source has changed, and the committed database would name copies that are lost.
    """
    if not (path := _cached(root, job)):
        return ""
    return f"""      - uses: actions/cache/save@v4
        if: always()
        with:
          path: {path}
          key: {_key(job)}
"""


def _key(job: Job) -> str:
    return f"{job.unit}-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}"


def _archive(root: Path, job: Job) -> str:
    """Return the lines that commit the archive, in a public repository only if that is wanted."""
    if job.archive is None or not job.commit_archive:
        return ""
    archive = _within(root, job, job.archive)
    return f"""          if [ "$private" = true ] || [ "$VERIFY_PUBLISH_COPIES" = true ]; then
            if [ -e {archive} ]; then git add --force -- {archive}; fi
          else
            echo "::warning title=Archive not committed::It has copies of other people's pages."
          fi
"""


NOWHERE = "git+https://PUT-THE-ADDRESS-HERE.invalid/verify.git"  # fails until replaced
FILL_IN = "\n      # It is not known: put the URL of its git repository in place of the one below."


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
