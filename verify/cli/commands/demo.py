"""``verify demo``: the whole job over an invented newsroom, without the web."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def demo(
    folder: Annotated[
        Path, typer.Option(help="Where the articles, the copies and the report go.")
    ] = Path("verify-demo"),
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Every flag, not only the summary.")
    ] = False,
) -> None:
    """Verify an invented newsroom, on this machine only.

    Its articles are compared with the site they cite; nothing leaves the machine.
    """
    import sys

    from verify.cli.actions.run import Show, show_report
    from verify.cli.options import now
    from verify.cli.problem import Problem
    from verify.cli.progress import watching
    from verify.demo.examples import NoExamples
    from verify.demo.run import NotADemo, run_demo

    try:
        with watching(sys.stderr) as watcher:
            shown = run_demo(folder, now(), watcher)
    except (NotADemo, NoExamples) as error:
        raise Problem(str(error)) from error
    except OSError as error:
        raise Problem(f"{folder} could not be written: {error.strerror or error}.") from error
    show_report(shown.report, Show(quiet=not verbose))
    print(
        f"\nGo through its flags: verify desk --db {folder / 'citations.db'}   (or, at the terminal, verify review)"
    )
    print(f"Open its report in a browser: {shown.page.resolve()}")
