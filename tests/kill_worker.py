"""Started by test_kill.py: runs ``verify`` in a forked child and kills it after a while.

Everything heavy is imported before the fork, so that the moment of death falls into the work
and not into the start-up. Reads delays in seconds, one a line; answers with the exit status.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from importlib import import_module

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


def main(arguments: list[str]) -> None:
    """Serve until standard input ends."""
    from verify.rules import all_rules

    for name in WARM:
        import_module(name)
    all_rules()
    print("ready", flush=True)
    for line in sys.stdin:
        print(run(arguments, float(line)), flush=True)


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
