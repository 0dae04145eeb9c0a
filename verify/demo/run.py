"""The demo from end to end: its articles in a folder, its site on loopback, the whole job."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from verify.config import Settings
from verify.demo.folder import examples
from verify.demo.server import serve
from verify.demo.site import load
from verify.model import RunReport
from verify.pipeline import Watcher, run
from verify.report.write import write

_SIGN = ".verify-demo"  # marks a folder that the demo made and may empty
_OWN = ("articles", "archive", "reports", "citations.db", "citations.db-wal", "citations.db-shm")


class NotADemo(Exception):
    """The folder holds something else: choose another one. The text is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demo leaves: the report of its last run and the file to open."""

    report: RunReport
    page: Path


def run_demo(folder: Path, now: datetime, watcher: Watcher | None = None) -> Shown:
    """Make the folder afresh and verify the demo's articles in it. ``now`` is aware, UTC.

    Raises ``NotADemo`` where the folder is in use for something else, ``NoExamples`` where
    the installation lacks the articles, ``OSError`` where the folder cannot be written.
    """
    source = examples()
    prepare(folder, source)
    with serve(load(source / "site")) as web:
        settings = Settings(
            db=folder / "citations.db",
            reports=folder / "reports",
            archive=folder / "archive",
            tables={"fetch": web.fetch_table()},
        )
        report = run([str(folder / "articles")], settings, now, watcher)
    page, *_ = write(report, settings.reports)
    return Shown(report, page)


def prepare(folder: Path, source: Path) -> None:
    """An empty demo folder with the articles in it; only the demo's own files are removed."""
    if folder.exists() and any(folder.iterdir()) and not (folder / _SIGN).is_file():
        raise NotADemo(f"{folder} is in use for something else: choose another with --folder.")
    for name in _OWN:
        old = folder / name
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _SIGN).write_text("Made by “verify demo”, which empties it.\n", encoding="utf-8")
    shutil.copytree(source / "articles", folder / "articles")
