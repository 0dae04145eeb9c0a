"""Which decisions of version 0.1.0 lapse when this version checks the same articles.

The articles are the files of a folder, checked offline. The former version makes the database, every
flag in it is confirmed, and the present version runs on that. Printed are how many decisions hold,
how many flags are no longer raised, and which decisions lapsed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT.parent / "shared" / "corpus"
FORMER = "89798e7"  # version 0.1.0
ENDINGS = {".txt", ".md", ".html"}
RAISED = "history != 'gone'"


def former_code() -> Path:
    """The worktree of the former commit, made on first use."""
    folder = ROOT / ".bench" / FORMER
    if not folder.is_dir():
        subprocess.run(["git", "worktree", "add", "-f", str(folder), FORMER], cwd=ROOT, check=True)
    return folder


def verify(code: Path, folder: Path, *arguments: str) -> None:
    """Run one command of a version of the program; flags are no failure."""
    command = [sys.executable, "-P", "-m", "verify", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(code)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)


def copied(source: Path, folder: Path) -> int:
    """Copy the articles, each under a name of its own; return their number."""
    found = [path for path in sorted(source.rglob("*")) if path.suffix in ENDINGS]
    for number, path in enumerate(found):
        shutil.copy(path, folder / f"{number:04}-{path.name}")
    return len(found)


def main() -> int:
    """Print the counts; 1 where there are no articles."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=Path, default=ARTICLES)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "articles").mkdir()
        if not (number := copied(chosen.articles, folder / "articles")):
            print(f"There are no articles in {chosen.articles}.")
            return 1
        verify(former_code(), folder, "run", "articles", "--offline")
        with closing(sqlite3.connect(folder / "citations.db")) as db:
            flags = [str(flag) for (flag,) in db.execute("SELECT id FROM flags")]
        verify(former_code(), folder, "flags", "decide", *flags, "--confirm", "--who", "bench")
        with closing(sqlite3.connect(folder / "citations.db")) as db:
            decided = {f for (f,) in db.execute("SELECT id FROM flags WHERE status != 'open'")}
        verify(ROOT, folder, "run", "articles", "--offline")
        report(folder / "citations.db", decided, number)
    return 0


def report(database: Path, decided: set[int], articles: int) -> None:
    """Print what became of the decided flags."""
    with closing(sqlite3.connect(database)) as db:
        raised = dict(db.execute(f"SELECT id, status FROM flags WHERE {RAISED}"))
        gone = Counter(
            rule
            for flag, rule in db.execute(f"SELECT id, rule FROM flags WHERE NOT ({RAISED})")
            if flag in decided
        )
        lapsed = db.execute(f"SELECT rule, lapsed FROM flags WHERE {RAISED} AND lapsed IS NOT NULL")
        listed = lapsed.fetchall()
    held = sum(flag in decided and status != "open" for flag, status in raised.items())
    print(f"{articles} articles, {len(decided)} decisions: {held} hold, {len(listed)} lapsed")
    print(f"{gone.total()} flags are no longer raised: {dict(gone.most_common(5))}")
    for rule, why in listed:
        print(f"lapsed: {rule}: {why}")


if __name__ == "__main__":
    sys.exit(main())
