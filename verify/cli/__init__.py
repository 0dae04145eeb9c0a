"""The command line: one file per command, found by looking into this folder.

A file ``name.py`` here is a command when it has a function ``name`` (``rules.py`` holds
``def rules(...)``) and a group of commands when it has a ``typer.Typer`` called ``app``
(``flags.py``: ``verify flags show``). A trailing underscore is dropped, a file that begins
with one is no command. Command files import only typer at the top: what they need is
imported inside the function, so that ``verify --help`` stays quick.

Only this room prints and only this room exits. Exit codes: 0 nothing at or above
``--fail-on``; 1 findings; 2 usage or configuration; 3 our own failure.
"""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import typer
from typer.core import TyperGroup

FOUND = 1
USAGE = 2
FAILURE = 3

_HELP = "Checks the sources and quotations of articles, and keeps the list of what does not hold."


class Problem(Exception):
    """Something the user can put right: its text is the sentence they are shown (exit 2)."""


def why(error: Exception) -> str:
    """What the machine refused, in words, without the number and the path that Python adds."""
    return (getattr(error, "strerror", None) or str(error)).lower()


class _Alphabetical(TyperGroup):
    """Groups among the commands: typer by itself lists them behind."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(super().list_commands(ctx))


def build_app() -> typer.Typer:
    """The whole application, with every command of this folder registered."""
    app = typer.Typer(
        name="verify",
        cls=_Alphabetical,
        help=_HELP,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_version_option)
    for entry in iter_modules([str(Path(__file__).parent)]):
        if not entry.name.startswith("_"):
            _register(app, entry.name)
    return app


def _register(app: typer.Typer, name: str) -> None:
    module = import_module(f"{__name__}.{name}")
    shown = name.rstrip("_").replace("_", "-")
    group = getattr(module, "app", None)
    if isinstance(group, typer.Typer):
        app.add_typer(group, name=shown)
    else:
        app.command(shown)(getattr(module, name.rstrip("_")))


def _show_version(asked: bool) -> None:
    if asked:
        from verify import __version__

        print(f"verify {__version__}")
        raise typer.Exit


def _version_option(
    version: bool = typer.Option(
        False, "--version", help="Show the version.", callback=_show_version, is_eager=True
    ),
) -> None:
    """Checks the sources and quotations of articles, and keeps the list of what does not hold."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code: never a traceback."""
    from signal import SIGTERM, signal

    from verify.cli._failures import terminate

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that knows no “ or ы shows a ? for it
            stream.reconfigure(errors="replace")
    signal(SIGTERM, terminate)
    sys.exit(run_app(sys.argv[1:] if arguments is None else arguments))


def run_app(arguments: list[str]) -> int:
    """Run one command line and give its exit code (see the module's docstring)."""
    from verify.cli._failures import guarded

    command = typer.main.get_command(build_app())
    return guarded(lambda: command.main(arguments, "verify", standalone_mode=False))
