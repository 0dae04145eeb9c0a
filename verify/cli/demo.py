"""``verify demo``: the whole job over an invented newsroom, without the web."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def demo(
    folder: Annotated[
        Path, typer.Option(help="Where the articles, the copies and the report go.")
    ] = Path("verify-demo"),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the summary.")] = False,
) -> None:
    """Verify the articles of an invented newsroom against the site they cite, on this machine."""
    import sys

    from verify.cli import Problem
    from verify.cli._options import now
    from verify.cli._progress import watching
    from verify.cli._running import Show, show_report
    from verify.demo.folder import NoExamples
    from verify.demo.run import NotADemo, run_demo

    try:
        with watching(sys.stderr) as watcher:
            shown = run_demo(folder, now(), watcher)
    except (NotADemo, NoExamples) as error:
        raise Problem(str(error)) from error
    show_report(shown.report, Show(quiet=quiet))
    print(f"\nOpen the report in a browser: {shown.page.resolve()}")
