"""Started by test_kill.py: runs ``verify`` in a forked child and kills it after a while.

Everything heavy is imported and loaded before the fork, so that the moment of death falls into the
work and not into the start-up. Reads delays in seconds, one a line; answers with the exit status.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO

WARM = (
    *("verify.pipeline.run", "verify.fetch.client", "verify.fetch.pool", "verify.archive.archive"),
    *(
        "verify.read.page.extract",
        "verify.parse",
        "verify.cli.actions.run",
        "trafilatura",
        "lxml.html",
    ),
    *("warcio.warcwriter", "warcio.archiveiterator", "verify.report", "htmldate", "py3langid"),
)

PAGE = b"<html lang=en><body><h1>Ferry news</h1><p>The timetable was agreed.</p></body></html>"


def main(arguments: list[str]) -> None:
    """Serve until standard input ends."""
    from verify.rules import all_rules

    for name in WARM:
        import_module(name)
    all_rules()
    warm(arguments)
    print("ready", flush=True)
    for line in sys.stdin:
        print(run(arguments, float(line)), flush=True)


def warm(arguments: list[str]) -> None:
    """Load the word lists and models that the children need. Nothing is requested or saved."""
    from verify.cli.entry import run_app
    from verify.read.page.extract import extract_page

    with redirect_stdout(StringIO()):
        run_app([*arguments, "--offline", "--no-save"])
    extract_page(PAGE, "text/html", address="http://ferry.test/news")


def run(arguments: list[str], seconds: float) -> int:
    """Run and kill after so many seconds (0: let it end); the raw exit status."""
    child = os.fork()
    if child == 0:
        work(arguments)
    if not seconds:
        return os.waitpid(child, 0)[1]
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def work(arguments: list[str]) -> None:
    """The child: one command line, silent."""
    from verify.cli.entry import run_app

    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os._exit(run_app(arguments))


if __name__ == "__main__":
    main(sys.argv[1:])
