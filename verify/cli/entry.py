"""Run one command line. The user never sees a traceback.

Exit codes: 0 no flags at or above ``--fail-on``; 1 flags or changes found; 2 usage or
configuration error; 3 internal error.
"""

from __future__ import annotations

import gc
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import TextIOWrapper
from typing import TextIO, cast

import typer

from verify.cli.app import build_app
from verify.cli.failures import guarded
from verify.cli.interrupts import heed_signals
from verify.cli.output import use_color
from verify.cli.plain_values import use_plain_values
from verify.report.safe_text import SafeStream

# Objects created between two collections. Imports create some 200,000 that stay; with Python's 700
# the collector walks them again and again, for a twentieth of a short command's time.
_COLLECT_AFTER = 10_000


def main(arguments: list[str] | None = None) -> None:
    """Run the command line (by default the program's own) and exit with its code."""
    gc.set_threshold(_COLLECT_AFTER)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal without “ or ы shows a ? instead
            stream.reconfigure(errors="replace")
    heed_signals()
    sys.exit(run_app(sys.argv[1:] if arguments is None else arguments))


def run_app(arguments: list[str]) -> int:
    """Run one command line and return its exit code (see above)."""
    command = typer.main.get_command(build_app(arguments))
    use_plain_values()
    out, errors = (
        cast(TextIO, SafeStream(sys.stdout, use_color())),
        cast(TextIO, SafeStream(sys.stderr)),
    )
    with redirect_stdout(out), redirect_stderr(errors):
        return guarded(lambda: command.main(arguments, "verify", standalone_mode=False))
