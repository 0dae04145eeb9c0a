"""The application: one file per command, found in the folder ``commands``.

A file ``name.py`` there is a command if it has a function ``name`` (``rules.py`` has
``def rules(...)``) and a group of commands if it has a ``typer.Typer`` called ``app``
(``flags.py``: ``verify flags show``). Its ``EPILOG`` ends its help page. A trailing
underscore is dropped; a file that begins with an underscore is not a command. Command files
import only typer and ``verify.cli`` at the top: what they need is imported inside the
function, so that ``verify --help`` stays quick.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import typer
from typer.core import TyperGroup

from verify.cli import commands
from verify.cli.epilog import epilog

_HELP = "Check the sources and quotations of articles, and keep a list of what to correct."
_EPILOG = epilog(
    "verify demo                try it on a made-up newsroom",
    "verify run article.html    check an article against its sources",
    "verify review              review its flags one by one",
    "verify help run            explain a command",
    found="flags or changes found",
)


class SortedGroup(TyperGroup):
    """A group that lists commands and groups together by name; typer puts groups last."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(super().list_commands(ctx))


def build_app(arguments: Sequence[str] | None = None) -> typer.Typer:
    """Return the application, with every command of the folder registered.

    With ``arguments`` it has only what this command line needs: the command that it names, or
    for the list of commands their names and first lines. Building all of them takes longer
    than ``import typer``.
    """
    app = typer.Typer(
        name="verify",
        cls=SortedGroup,
        help=_HELP,
        epilog=_EPILOG,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root_options)
    names = [e.name for e in iter_modules(commands.__path__) if not e.name.startswith("_")]
    listed = arguments is not None and _lists_commands(arguments)
    for name in _needed(names, arguments):
        _register(app, name, listed)
    return app


def _needed(names: list[str], arguments: Sequence[str] | None) -> list[str]:
    """Return the files of the commands that a command line can reach."""
    called = arguments[0] if arguments and not _completes() else "help"
    found = [name for name in names if called == _shown(name) and called != "help"]
    return found or names  # "verify help" reaches all, and so does a name that does not exist


def _lists_commands(arguments: Sequence[str]) -> bool:
    """Return whether a command line reaches no command: none, or a single option."""
    alone = not arguments or (len(arguments) == 1 and arguments[0].startswith("-"))
    return alone and not _completes()


def _completes() -> bool:
    """Return whether a shell asks for completions, which are not in the arguments."""
    return "_VERIFY_COMPLETE" in os.environ


def _shown(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _register(app: typer.Typer, name: str, listed: bool) -> None:
    module = import_module(f"{commands.__name__}.{name}")
    group = getattr(module, "app", None)
    if isinstance(group, typer.Typer):
        shown = typer.Typer(help=group.info.help) if listed else group
        app.add_typer(shown, name=_shown(name))
        if listed:
            shown.callback()(_nothing)
    else:
        command = getattr(module, name.rstrip("_"))
        app.command(_shown(name), epilog=module.EPILOG)(_outline(command) if listed else command)


def _outline(command: Callable[..., Any]) -> Callable[[], None]:
    """Return a command without options that has the same first line in the list."""

    def outline() -> None: ...

    outline.__doc__ = command.__doc__
    return outline


def _nothing() -> None: ...


def _print_version(wanted: bool) -> None:
    if wanted:
        from verify.version import __version__

        print(f"verify {__version__}")
        raise typer.Exit


def _root_options(
    version: bool = typer.Option(
        False, "--version", help="Show the version.", callback=_print_version, is_eager=True
    ),
) -> None:
    """Check the sources and quotations of articles, and keep a list of what to correct."""
