"""The folder of a demo: set up, recognized, and deleted only on request."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from verify.store import UnusableDatabase, open_database
from verify.store.flags.events import VERDICTS

SIGN = ".verify-demo"  # marks a folder that the demo made and may empty
_OWN = ("articles", "archive", "reports", "citations.db", "citations.db-wal", "citations.db-shm")
_RUNS = 2  # of a demo that was not interrupted: three weeks ago, and today


class NotADemo(Exception):
    """The folder has something else in it. The text is the message to show."""


@dataclass(frozen=True, slots=True)
class ExistingDemo:
    """What an earlier ``verify demo`` left in the folder."""

    names: tuple[str, ...]  # of files and folders that starting over deletes
    decisions: int
    finished: bool  # it can be continued

    @property
    def can_continue(self) -> bool:
        """Return whether there is something to keep: a finished demo, or decisions."""
        return self.finished or self.decisions > 0


def existing_demo(folder: Path) -> ExistingDemo | None:
    """Return the demo in the folder, None if the folder is empty or missing.

    Raises ``NotADemo`` if the folder is in use for something else.
    """
    if not folder.exists() or not any(folder.iterdir()):
        return None
    if not (folder / SIGN).is_file():
        raise NotADemo(
            f"{folder} has other files in it. Give an empty or new folder with --folder."
        )
    names = tuple(name for name in _OWN if (folder / name).exists() and "-" not in name)
    decisions, runs = _counts(folder / "citations.db")
    articles = (folder / "articles").is_dir()
    return ExistingDemo(names, decisions, runs >= _RUNS and articles)


def _counts(db: Path) -> tuple[int, int]:
    """Return the number of decisions and of finished runs; zeros without a usable database."""
    if not db.is_file():
        return 0, 0
    try:
        opened = open_database(db)
    except UnusableDatabase:
        return 0, 0
    holes = ", ".join("?" for _ in VERDICTS)
    decisions = f"SELECT count(*) FROM decisions WHERE event IN ({holes})"
    [(decided,)] = opened.execute(decisions, list(VERDICTS)).fetchall()
    [(runs,)] = opened.execute("SELECT count(*) FROM runs WHERE finished IS NOT NULL").fetchall()
    opened.close()
    return int(decided), int(runs)


def prepare(folder: Path, source: Path) -> None:
    """Set up a demo folder with the articles in it; only the demo's own files are deleted."""
    existing_demo(folder)
    for name in _OWN:
        old = folder / name
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    sign = "Made by `verify demo`; `verify demo --fresh` deletes what it made here.\n"
    (folder / SIGN).write_text(sign, encoding="utf-8")
    shutil.copytree(source / "articles", folder / "articles")
