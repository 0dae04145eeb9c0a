"""docs/cli.md: the help of every command, as ``--help`` prints it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from verify.cli.app import build_app

HEAD = """# The command line

`make docs` writes this page from the program itself; a test checks that it is current.

Exit codes: 0 no flags at or above `--fail-on`; 1 flags or changes found; 2 usage or configuration
error; 3 internal error; 4 no source responded (`verify run`). All settings are in [verify.example.toml](verify.example.toml).

`NO_COLOR` turns colors off and `FORCE_COLOR` turns them on. `verify --install-completion` installs
completion for your shell.
"""


def page() -> str:
    """The whole page as Markdown."""
    command = typer.main.get_command(build_app())
    sections = "\n".join(_sections(command, None, "verify"))
    return f"{HEAD}\n{sections}"


def _sections(command: Any, parent: Any, name: str) -> Iterator[str]:
    context = command.context_class(
        command, info_name=name, parent=parent, terminal_width=88, **command.context_settings
    )
    yield f"## {context.command_path}\n\n```\n{command.get_help(context).strip()}\n```\n"
    for child in sorted(getattr(command, "commands", {})):
        yield from _sections(command.commands[child], context, child)
