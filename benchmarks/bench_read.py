"""Processor time of reading pages, beside trafilatura's bare_extraction with metadata.

The pages are the HTML files of ``../shared/corpus/more``. Five rounds in one process, both methods
by turns over all pages; printed are the medians of the sums and their ratio. ``--former`` adds a
former commit, in a process of its own in the same run.
"""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT.parent / "shared" / "corpus" / "more"
FORMER = "89798e7"  # version 0.1.0
ROUNDS = 5


def ours(data: bytes) -> object:
    """Read one page as a run does: text, titles, dates, language."""
    try:
        from verify.read.page.extract import extract_page
    except ImportError:
        read: Callable[[bytes, str], object] = import_module("verify.read.page").extract  # 0.1.0
        return read(data, "text/html")
    return extract_page(data, "text/html")


def trafilatura(data: bytes) -> object:
    """Read one page with trafilatura and its default options, metadata included."""
    from trafilatura import bare_extraction

    return bare_extraction(data.decode("utf-8", "replace"), with_metadata=True)


def seconds(method: Callable[[bytes], object], pages: Sequence[bytes]) -> float:
    """Processor seconds for all pages."""
    start = time.process_time()
    for page in pages:
        method(page)
    return time.process_time() - start


def former(commit: str) -> str:
    """The line that this file prints in a worktree of a former commit."""
    folder = ROOT / ".bench" / commit
    if not folder.is_dir():
        subprocess.run(["git", "worktree", "add", "-f", str(folder), commit], cwd=ROOT, check=True)
    command = [sys.executable, str(Path(__file__)), "--pages", str(PAGES)]
    done = subprocess.run(
        command, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1]


def main() -> int:
    """Print the table; 1 where the pages are not beside the repository."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=Path, default=PAGES)
    options.add_argument("--former", action="store_true", help=f"measure {FORMER} too")
    chosen = options.parse_args()
    files = sorted(chosen.pages.glob("*.html"))
    if not files:
        print("The pages (../shared/corpus/more) are not beside this repository.")
        return 1
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    pages = [path.read_bytes() for path in files]
    for page in pages[:3]:  # imports and word lists are not what is measured
        ours(page), trafilatura(page)
    own, other = [], []
    for _ in range(ROUNDS):
        own.append(seconds(ours, pages))
        other.append(seconds(trafilatura, pages))
    if chosen.former:
        print(f"{FORMER}: {former(FORMER)}")
    ratio = median(own) / median(other)
    print(
        f"{len(pages)} pages, median of {ROUNDS} rounds: verify {median(own):.2f} s,"
        f" trafilatura {median(other):.2f} s, ratio {ratio:.2f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
